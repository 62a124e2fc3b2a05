package io.shouwen.pack.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How problems speak: what the author wrote in backticks, lists of what is allowed, near names. */
public final class Phrases {
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_LIST = 12;

    private Phrases() {}

    /** The author's own text in backticks, on one line, shortened when long. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("`");
        int length = text.codePointCount(0, text.length());
        text.codePoints()
                .limit(LONGEST_QUOTE)
                .map(point -> Character.isISOControl(point) || point == '`' ? ' ' : point)
                .forEach(shown::appendCodePoint);
        return shown.append(length > LONGEST_QUOTE ? "…`" : "`").toString();
    }

    /** The text with the signs of a Chinese keyboard as those that mean something here. */
    public static String halfWidth(String text) {
        return FullWidth.plain(text);
    }

    /**
     * "did you mean ...?" when a known name is near, else what is allowed when the list is short.
     */
    public static Optional<String> suggestion(String found, Collection<String> known) {
        Optional<String> near = nearest(found, known);
        if (near.isPresent()) {
            return Optional.of("did you mean " + quoted(near.get()) + "?");
        }
        return known.isEmpty() || known.size() > LONGEST_LIST
                ? Optional.empty()
                : Optional.of("allowed here: " + listed(known));
    }

    /** Names in backticks with commas between them. */
    public static String listed(Collection<String> names) {
        return names.stream().map(Phrases::quoted).collect(Collectors.joining(", "));
    }

    /**
     * The known name with the fewest slips from what was found, if a third of it or less differs.
     */
    public static Optional<String> nearest(String found, Collection<String> known) {
        String wanted = plain(found);
        Optional<String> best = Optional.empty();
        int fewest = Math.max(1, wanted.length() / 3) + 1;
        for (String name : known) {
            int slips = slips(wanted, plain(name));
            if (slips < fewest) {
                fewest = slips;
                best = Optional.of(name);
            }
        }
        return best;
    }

    private static String plain(String name) {
        String start = name.length() > LONGEST_QUOTE ? name.substring(0, LONGEST_QUOTE) : name;
        return start.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** Edit distance: a letter more, less or other, or two neighbours swapped, is one slip. */
    private static int slips(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        Arrays.setAll(last, index -> index);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), 1 + Math.min(row[j - 1], last[j]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
