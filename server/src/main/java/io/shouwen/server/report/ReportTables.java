package io.shouwen.server.report;

import io.shouwen.server.insight.Areas;
import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.insight.YearCheck;
import io.shouwen.server.page.Excel.Cell;
import io.shouwen.server.page.Excel.Table;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A report as the tables of a workbook. */
final class ReportTables {
    /** The verdicts that have a column of their own, in its order. */
    static final List<String> VERDICTS =
            List.of("kept", "met", "broken", "overdue", "breached", "excused", "unprovable");

    private ReportTables() {}

    static Table figures(Report report, long customers, Texts texts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Figure.Section section : Figure.Section.values()) {
            for (Figure figure : section.figures()) {
                rows.add(
                        row(
                                report,
                                texts.of("report.section." + section.word()),
                                texts.of("report.figure." + figure.word()),
                                column -> new Cell.Count(column.of(figure))));
            }
        }
        rows.add(
                row(
                        report,
                        texts.of("report.section.complaints"),
                        texts.of("report.per-ten-thousand", customers),
                        column -> rate(column.of(Figure.COMPLAINTS_UPHELD), customers)));
        List<String> head = new ArrayList<>();
        head.add(texts.of("report.section"));
        head.add(texts.of("report.figure"));
        report.columns().forEach(column -> head.add(column.span().written()));
        return new Table(texts.of("report.figures"), head, rows);
    }

    private static List<Cell> row(
            Report report, String section, String figure, Function<Report.Column, Cell> cell) {
        List<Cell> row = new ArrayList<>(List.of(text(section), text(figure)));
        report.columns().stream().map(cell).forEach(row::add);
        return row;
    }

    private static Cell rate(long upheld, long customers) {
        return Report.perTenThousand(upheld, customers)
                .<Cell>map(Cell.Hundredths::new)
                .orElseGet(() -> text(""));
    }

    static Table clauses(Report report, Texts texts) {
        List<String> head = new ArrayList<>();
        head.add(texts.of("report.clause"));
        head.add(texts.of("report.says"));
        VERDICTS.forEach(verdict -> head.add(texts.of("verdict." + verdict)));
        head.add(texts.of("report.kept"));
        List<List<Cell>> rows = new ArrayList<>();
        for (Report.Clause clause : report.clauses()) {
            List<Cell> row = new ArrayList<>();
            row.add(text(clause.id()));
            row.add(text(clause.says()));
            VERDICTS.forEach(verdict -> row.add(new Cell.Count(clause.times(verdict))));
            row.add(text(clause.kept().map(percent -> percent + "%").orElse("")));
            rows.add(row);
        }
        return new Table(texts.of("report.clauses"), head, rows);
    }

    static Table sheet(PaySheet sheet, Texts texts) {
        List<String> head = new ArrayList<>();
        head.add(texts.of("report.unit"));
        head.add(texts.of("report.name"));
        head.add(texts.of("report.entries"));
        head.add(texts.of("report.points"));
        if (sheet.money()) {
            head.add(texts.of("report.money"));
        }
        if (sheet.years()) {
            head.add(texts.of("report.left"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (PaySheet.Line line : sheet.lines()) {
            List<Cell> row = new ArrayList<>();
            row.add(text(line.unit()));
            row.add(text(line.name()));
            row.add(new Cell.Count(line.entries()));
            row.add(new Cell.Hundredths(line.points()));
            if (sheet.money()) {
                row.add(new Cell.Hundredths(line.fen()));
            }
            if (sheet.years()) {
                row.add(text(String.join("\n", line.left())));
            }
            rows.add(row);
        }
        return new Table(texts.of("report.sheet"), head, rows);
    }

    static Table areas(List<Areas.Area> areas, Texts texts) {
        return new Table(
                texts.of("report.areas"),
                List.of(
                        texts.of("report.area"),
                        texts.of("report.area.faults"),
                        texts.of("report.area.again"),
                        texts.of("report.area.again-before")),
                areas.stream()
                        .map(area ->
                                List.of(
                                        text(name(area, texts)),
                                        new Cell.Count(area.faults()),
                                        new Cell.Count(area.again()),
                                        new Cell.Count(area.againBefore())))
                        .toList());
    }

    private static String name(Areas.Area area, Texts texts) {
        return area.name().isEmpty() ? texts.of("report.area.none") : area.name();
    }

    static Table check(YearCheck check, Texts texts) {
        return new Table(
                texts.of("report.check"),
                List.of(
                        texts.of("report.clause"),
                        texts.of("report.says"),
                        texts.of("report.check.judged"),
                        texts.of("report.check.inspected"),
                        texts.of("report.check.found"),
                        texts.of("report.check.checked")),
                check.lines().stream()
                        .map(line ->
                                List.of(
                                        text(line.clause()),
                                        text(line.says()),
                                        new Cell.Count(line.judged()),
                                        new Cell.Count(line.inspected()),
                                        new Cell.Count(line.found()),
                                        text(
                                                texts.of(
                                                        line.checked()
                                                                ? "report.check.yes"
                                                                : "report.check.no"))))
                        .toList());
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }
}
