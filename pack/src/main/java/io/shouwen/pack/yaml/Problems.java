package io.shouwen.pack.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers the problems of all files of one run, so that an author sees them all at once, and
 * renders them with the source line and a caret.
 */
public final class Problems {
    private static final int WIDEST_LINE = 100;

    private final List<Problem> found = new ArrayList<>();
    private final Map<String, List<String>> linesByFile = new HashMap<>();

    /** Makes the text of a file known, so that its problems can show their line. */
    public void source(String file, String text) {
        linesByFile.put(file, text.lines().toList());
    }

    public void add(Slug slug, Spot spot, String sentence) {
        add(slug, spot, sentence, Optional.empty());
    }

    public void add(Slug slug, Spot spot, String sentence, String help) {
        add(slug, spot, sentence, Optional.of(help));
    }

    public void add(Slug slug, Spot spot, String sentence, Optional<String> help) {
        List<String> lines = linesByFile.getOrDefault(spot.file(), List.of());
        String line = spot.line() <= lines.size() ? lines.get(spot.line() - 1) : "";
        found.add(
                new Problem(
                        slug,
                        spot,
                        sentence,
                        FullWidth.help(slug, line, spot.column() - 1).or(() -> help)));
    }

    /** Tells a full-width mark of a line where the layout needs another; whether there is one. */
    boolean toldFullWidth(String file, int number) {
        List<String> lines = linesByFile.getOrDefault(file, List.of());
        String line = 1 <= number && number <= lines.size() ? lines.get(number - 1) : "";
        Optional<Integer> mark = FullWidth.mark(line);
        mark.ifPresent(column ->
                add(
                        Slug.BROKEN_LAYOUT,
                        new Spot(file, number, column + 1),
                        FullWidth.sentence(line, column),
                        FullWidth.help(line, column)));
        return mark.isPresent();
    }

    public boolean none() {
        return found.isEmpty();
    }

    public int count() {
        return all().size();
    }

    /** Every problem once, by file, line and column. */
    public List<Problem> all() {
        return found.stream().distinct().sorted().toList();
    }

    /** All problems as a person reads them, an empty line between two; empty when there is none. */
    public String rendered() {
        StringBuilder out = new StringBuilder();
        for (Problem problem : all()) {
            out.append(out.isEmpty() ? "" : "\n").append(rendered(problem));
        }
        return out.toString();
    }

    private String rendered(Problem problem) {
        StringBuilder out = new StringBuilder().append(problem).append('\n');
        Spot spot = problem.spot();
        List<String> lines = linesByFile.getOrDefault(spot.file(), List.of());
        if (spot.line() <= lines.size()) {
            appendSource(out, spot, lines.get(spot.line() - 1));
        }
        problem.help().ifPresent(help -> out.append("  help: ").append(help).append('\n'));
        return out.toString();
    }

    /** The line with a caret under the column; of a very long line, only the part around it. */
    private static void appendSource(StringBuilder out, Spot spot, String line) {
        int[] points = line.codePoints().toArray();
        int caret = Math.min(spot.column() - 1, points.length);
        int from = Math.max(0, Math.min(caret - WIDEST_LINE / 2, points.length - WIDEST_LINE));
        int to = Math.min(points.length, from + WIDEST_LINE);
        for (int i = from; i < to; i++) {
            points[i] =
                    Character.isISOControl(points[i]) && points[i] != '\t' ? '\uFFFD' : points[i];
        }
        String number = Integer.toString(spot.line());
        String margin = " ".repeat(number.length());
        StringBuilder under = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < caret; i++) {
            under.append(points[i] == '\t' ? "\t" : wide(points[i]) ? "  " : " ");
        }
        String shown =
                (from > 0 ? "…" : "")
                        + new String(points, from, to - from)
                        + (to < points.length ? "…" : "");
        out.append("  ").append(number).append(" | ").append(shown).append('\n');
        out.append("  ").append(margin).append(" | ").append(under).append("^\n");
    }

    /** Whether a terminal draws it two columns wide, as it does Chinese. */
    private static boolean wide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
