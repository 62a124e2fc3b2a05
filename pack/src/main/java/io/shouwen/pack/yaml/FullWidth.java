package io.shouwen.pack.yaml;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs as a Chinese keyboard sets them where an English one is meant: {@code ：} for {@code :},
 * {@code ３} for {@code 3}, {@code “} for a quote. They look alike and mean nothing here.
 */
final class FullWidth {
    /** Problems of a name, number or time, in which such a sign is never meant. */
    private static final Set<Slug> OF_A_VALUE =
            EnumSet.of(
                    Slug.BAD_LIMIT,
                    Slug.BAD_NUMBER,
                    Slug.BAD_DATE,
                    Slug.BAD_TIME,
                    Slug.BAD_DURATION,
                    Slug.BAD_SHARE,
                    Slug.BAD_HOURS,
                    Slug.BAD_NAME,
                    Slug.WRONG_TYPE,
                    Slug.UNKNOWN_FACT_KIND,
                    Slug.UNKNOWN_VALUE,
                    Slug.UNKNOWN_CHOICE,
                    Slug.UNKNOWN_ROLE,
                    Slug.UNKNOWN_FINDING,
                    Slug.UNKNOWN_CALENDAR,
                    Slug.UNKNOWN_CLAUSE);

    /** A mark at a place where the layout of the file needs one; Chinese text is left alone. */
    private static final Pattern MARK =
            Pattern.compile(
                    "(?<=^[ -]{0,40}[a-z-]{1,40})：|(?<=[a-z-] {0,3})：(?= |\\{|\\[)"
                            + "|，(?= {0,3}[a-z-]{1,40} {0,3}:)|(?<=: {1,3})[｛［]|[｝］](?=\\s*$)");

    private static final Pattern VALUE = Pattern.compile("[［｛].*|[^,\\[\\]{}#]*");

    private static final int TO_HALF_WIDTH = '！' - '!';

    private FullWidth() {}

    /** A mark of the layout in a line, by its place counted in characters from 0. */
    static Optional<Integer> mark(String line) {
        Matcher found = MARK.matcher(line);
        return found.find() ? Optional.of(line.codePointCount(0, found.start())) : Optional.empty();
    }

    static String sentence(String line, int column) {
        char sign = line.charAt(line.offsetByCodePoints(0, column));
        return "the full-width `" + sign + "` is a letter here, not the mark `" + meant(sign) + "`";
    }

    static String help(String line, int column) {
        char meant = meant(line.charAt(line.offsetByCodePoints(0, column)));
        return "write `" + meant + "`" + (":,".indexOf(meant) < 0 ? "" : " and a space");
    }

    private static char meant(char sign) {
        return (char) (sign - TO_HALF_WIDTH);
    }

    /** What was meant by the value at a place of a line, if a sign of full width is in it. */
    static Optional<String> help(Slug slug, String line, int column) {
        if (!OF_A_VALUE.contains(slug) || column > line.codePointCount(0, line.length())) {
            return Optional.empty();
        }
        Matcher value = VALUE.matcher(line.substring(line.offsetByCodePoints(0, column)));
        String written = value.lookingAt() ? value.group().strip() : "";
        String meant = plain(written);
        return meant.isEmpty() || meant.equals(written)
                ? Optional.empty()
                : Optional.of("there are full-width signs in it; write " + Phrases.quoted(meant));
    }

    static String plain(String written) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char sign = written.charAt(i);
            if (sign >= '！' && sign <= '～') {
                plain.append(meant(sign));
            } else if (sign == '　') {
                plain.append(' ');
            } else if (sign == '、') {
                plain.append(", ");
            } else if (sign == '【' || sign == '】') {
                plain.append(sign == '【' ? '[' : ']');
            } else if ("“”‘’".indexOf(sign) < 0) {
                plain.append(sign);
            }
        }
        return plain.toString().strip();
    }
}
