package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A dry run in the words of its reader.
 *
 * @param more how many problems there are beyond those listed
 * @param upload under which the workbook can be applied
 */
public record TrialView(
        List<Wrong> problems, int more, List<Part> parts, boolean clean, Optional<UUID> upload) {
    public TrialView {
        problems = List.copyOf(problems);
        parts = List.copyOf(parts);
    }

    /** A problem: where it is, and what. */
    public record Wrong(String sheet, String row, String column, String sentence) {}

    /** What one sheet would do. */
    public record Part(
            String sheet, int rows, int added, int changed, int closed, List<Step> first) {
        public Part {
            first = List.copyOf(first);
        }

        public int all() {
            return added + changed + closed;
        }
    }

    /** What one row would do. */
    public record Step(int row, String kind, String name, String what) {}

    public int problemCount() {
        return problems.size() + more;
    }

    static TrialView of(Imports.Trial trial, Texts texts) {
        Findings findings = trial.findings();
        List<Wrong> problems =
                findings.problems().stream().map(problem -> wrong(problem, texts)).toList();
        List<Part> parts =
                findings.tallies().entrySet().stream()
                        .map(tally -> part(tally.getKey(), tally.getValue(), texts))
                        .toList();
        return new TrialView(
                problems,
                findings.problemCount() - problems.size(),
                parts,
                findings.problemCount() == 0,
                trial.upload());
    }

    private static Wrong wrong(Problem problem, Texts texts) {
        return new Wrong(
                problem.sheetTitle(texts),
                problem.row() == 0 ? "" : Integer.toString(problem.row()),
                problem.columnTitle(texts),
                problem.sentence(texts));
    }

    private static Part part(Sheet sheet, Findings.Tally tally, Texts texts) {
        return new Part(
                sheet.title(texts),
                tally.rows(),
                tally.count(Change.Kind.ADDED),
                tally.count(Change.Kind.CHANGED),
                tally.count(Change.Kind.CLOSED),
                tally.first().stream().map(change -> step(sheet, change, texts)).toList());
    }

    private static Step step(Sheet sheet, Change change, Texts texts) {
        String what =
                change.differences().stream()
                        .map(difference -> said(sheet, change.kind(), difference, texts))
                        .collect(Collectors.joining(texts.of("masters.semicolon")));
        return new Step(
                change.row(),
                "masters." + change.kind().name().toLowerCase(java.util.Locale.ROOT),
                change.name(),
                what);
    }

    private static String said(
            Sheet sheet, Change.Kind kind, Change.Difference difference, Texts texts) {
        Column column = sheet.column(difference.column());
        String title = column.title(sheet, texts);
        if (difference.before().isEmpty() && difference.after().isEmpty()) {
            return title;
        }
        if (kind == Change.Kind.ADDED) {
            return texts.of("masters.is", title, shown(column, difference.after(), texts));
        }
        return texts.of(
                "masters.from-to",
                title,
                shown(column, difference.before(), texts),
                shown(column, difference.after(), texts));
    }

    private static String shown(Column column, String value, Texts texts) {
        if (value.isEmpty()) {
            return texts.of("masters.nothing");
        }
        return column.kind() == Column.Kind.WORD ? column.shown(value, texts) : value;
    }
}
