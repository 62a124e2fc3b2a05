package io.shouwen.server.report;

import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;
import io.shouwen.server.page.Excel.Cell;
import io.shouwen.server.page.Excel.Table;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as the tables of a workbook. */
final class ReportTables {
    /** The verdicts that have a column of their own, in its order. */
    static final List<String> VERDICTS =
            List.of("kept", "met", "broken", "overdue", "breached", "excused", "unprovable");

    private ReportTables() {}

    static List<Table> of(Report report, Optional<PaySheet> sheet, long customers, Texts texts) {
        List<Table> tables = new ArrayList<>();
        tables.add(figures(report, customers, texts));
        if (!report.clauses().isEmpty()) {
            tables.add(clauses(report, texts));
        }
        sheet.ifPresent(one -> tables.add(sheet(one, texts)));
        return tables;
    }

    private static Table figures(Report report, long customers, Texts texts) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Figure.Section section : Figure.Section.values()) {
            for (Figure figure : section.figures()) {
                rows.add(
                        List.of(
                                text(texts.of("report.section." + section.word())),
                                text(texts.of("report.figure." + figure.word())),
                                new Cell.Count(report.of(figure)),
                                new Cell.Count(report.before(figure)),
                                new Cell.Count(report.yearBefore(figure))));
            }
        }
        rows.add(
                List.of(
                        text(texts.of("report.section.complaints")),
                        text(texts.of("report.per-ten-thousand", customers)),
                        rate(report.of(Figure.COMPLAINTS_UPHELD), customers),
                        rate(report.before(Figure.COMPLAINTS_UPHELD), customers),
                        rate(report.yearBefore(Figure.COMPLAINTS_UPHELD), customers)));
        return new Table(
                texts.of("report.figures"),
                List.of(
                        texts.of("report.section"),
                        texts.of("report.figure"),
                        report.span().written(),
                        report.span().before().written(),
                        report.span().yearBefore().written()),
                rows);
    }

    private static Cell rate(long upheld, long customers) {
        return Report.perTenThousand(upheld, customers)
                .<Cell>map(Cell.Hundredths::new)
                .orElseGet(() -> text(""));
    }

    private static Table clauses(Report report, Texts texts) {
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

    private static Table sheet(PaySheet sheet, Texts texts) {
        List<String> head = new ArrayList<>();
        head.add(texts.of("report.unit"));
        head.add(texts.of("report.name"));
        head.add(texts.of("report.entries"));
        head.add(texts.of("report.points"));
        if (sheet.money()) {
            head.add(texts.of("report.money"));
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
            rows.add(row);
        }
        return new Table(texts.of("report.sheet"), head, rows);
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }
}
