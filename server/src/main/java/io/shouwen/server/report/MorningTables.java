package io.shouwen.server.report;

import io.shouwen.server.page.Excel.Cell;
import io.shouwen.server.page.Excel.Table;
import io.shouwen.server.text.Texts;

import java.util.ArrayList;
import java.util.List;

/** The morning report as the tables of a workbook. */
final class MorningTables {
    private MorningTables() {}

    static List<Table> of(Morning morning, long customers, Texts texts) {
        return List.of(
                ReportTables.figures(morning.report(), customers, texts),
                units(morning, texts),
                waits(morning, texts),
                intake(morning, texts),
                again(morning, texts));
    }

    private static Table units(Morning morning, Texts texts) {
        List<String> head = new ArrayList<>(List.of(texts.of("morning.unit")));
        Standing.of(true).forEach(one -> head.add(texts.of("morning." + one.word())));
        List<List<Cell>> rows = new ArrayList<>();
        for (Morning.Crew crew : morning.crews()) {
            List<Cell> row = new ArrayList<>(List.of(new Cell.Text(crew.name())));
            Standing.of(true)
                    .forEach(one -> row.add(new Cell.Count(crew.waits().getOrDefault(one, 0L))));
            rows.add(row);
        }
        return new Table(texts.of("morning.units"), head, rows);
    }

    private static Table waits(Morning morning, Texts texts) {
        return counts(
                texts.of("morning.waits"),
                texts,
                Standing.of(false).stream()
                        .map(one ->
                                row(
                                        texts.of("morning." + one.word()),
                                        morning.waits().getOrDefault(one, 0L)))
                        .toList());
    }

    private static Table intake(Morning morning, Texts texts) {
        return new Table(
                texts.of("morning.intake"),
                List.of(
                        texts.of("morning.symptom"),
                        morning.day().toString(),
                        morning.day().minusDays(7).toString()),
                morning.intake().stream()
                        .map(one ->
                                List.<Cell>of(
                                        new Cell.Text(one.symptom()),
                                        new Cell.Count(one.count()),
                                        new Cell.Count(one.weekBefore())))
                        .toList());
    }

    private static Table again(Morning morning, Texts texts) {
        return counts(
                texts.of("morning.again"),
                texts,
                morning.tries().stream()
                        .map(one -> row(one.number() + " " + one.symptom(), one.times()))
                        .toList());
    }

    private static Table counts(String title, Texts texts, List<List<Cell>> rows) {
        return new Table(
                title, List.of(texts.of("report.figure"), texts.of("morning.number")), rows);
    }

    private static List<Cell> row(String words, long count) {
        return List.of(new Cell.Text(words), new Cell.Count(count));
    }
}
