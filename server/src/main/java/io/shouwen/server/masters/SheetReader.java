package io.shouwen.server.masters;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one sheet: the titles in its first row, then row by row. */
final class SheetReader {
    /** The most rows of one sheet. */
    static final int MOST_ROWS = 60_000;

    private static final int BATCH = 500;

    private final Sheet sheet;
    private final Findings findings;
    private final Report report;
    private final Taking taking;
    private final int mostRows;
    private final List<Line> batch = new ArrayList<>();
    private Map<Integer, Column> columns = Map.of();
    private boolean lacking;
    private int rows;

    SheetReader(Sheet sheet, Findings findings, Report report, Taking taking) {
        this(sheet, findings, report, taking, MOST_ROWS);
    }

    SheetReader(Sheet sheet, Findings findings, Report report, Taking taking, int mostRows) {
        this.sheet = sheet;
        this.findings = findings;
        this.report = report;
        this.taking = taking;
        this.mostRows = mostRows;
    }

    void read(org.dhatim.fastexcel.reader.Sheet there, boolean from1904) throws IOException {
        try (Stream<Row> stream = there.openStream()) {
            Iterator<Row> all = stream.iterator();
            if (!all.hasNext()) {
                report.tell(1, "", "no-titles", "", List.of(), "");
                return;
            }
            readTitles(all.next());
            while (all.hasNext() && rows <= mostRows && !columns.isEmpty()) {
                read(all.next(), from1904);
            }
        }
        end();
    }

    /** The same of a file of plain text, row by row. */
    void read(Iterator<List<String>> all) {
        if (!all.hasNext()) {
            report.tell(1, "", "no-titles", "", List.of(), "");
            return;
        }
        Map<Integer, Column> found = new LinkedHashMap<>();
        List<String> titles = all.next();
        for (int at = 0; at < titles.size(); at++) {
            if (!titles.get(at).isBlank()) {
                readTitle(titles.get(at).strip(), at, found);
            }
        }
        keepTitles(found);
        for (int row = 2; all.hasNext() && rows <= mostRows && !columns.isEmpty(); row++) {
            List<String> written = all.next();
            Map<Column, Cells.Read> cells = new LinkedHashMap<>();
            columns.forEach((at, column) ->
                    cells.put(
                            column,
                            Cells.read(at < written.size() ? written.get(at) : "", column)));
            take(row, cells);
        }
        end();
    }

    private void end() {
        hand();
        taking.end();
        findings.rows(sheet, rows);
    }

    private void readTitles(Row titles) {
        Map<Integer, Column> found = new LinkedHashMap<>();
        for (Cell cell : titles) {
            String title = cell == null ? "" : Cells.text(cell).strip();
            if (!title.isEmpty()) {
                readTitle(title, cell.getColumnIndex(), found);
            }
        }
        keepTitles(found);
    }

    private void keepTitles(Map<Integer, Column> found) {
        if (found.isEmpty()) {
            report.tell(1, "", "no-titles", "", List.of(), "");
            return;
        }
        for (Column column : sheet.columns()) {
            if (column.needed() && !found.containsValue(column)) {
                report.tell(1, column.key(), "column-missing", "", List.of(), "");
                lacking = true;
            }
        }
        columns = found;
    }

    private void readTitle(String title, int at, Map<Integer, Column> found) {
        Optional<Column> column = Titles.column(title, sheet);
        if (column.isEmpty()) {
            report.tell(1, "", "unknown-column", title, List.of(), "");
        } else if (found.containsValue(column.get())) {
            report.tell(1, column.get().key(), "column-twice", title, List.of(), "");
        } else {
            found.put(at, column.get());
        }
    }

    private void read(Row row, boolean from1904) {
        Map<Column, Cells.Read> cells = new LinkedHashMap<>();
        columns.forEach((at, column) ->
                cells.put(
                        column,
                        row.getOptionalCell(at)
                                .map(cell -> Cells.read(cell, column, from1904))
                                .orElseGet(() -> Cells.Read.of(""))));
        take(row.getRowNum(), cells);
    }

    private void take(int row, Map<Column, Cells.Read> cells) {
        if (cells.values().stream().allMatch(cell -> cell.found().isEmpty())) {
            return;
        }
        rows++;
        if (rows > mostRows) {
            report.tell(row, "", "too-many-rows", "", List.of(), "");
            return;
        }
        batch.add(line(row, cells));
        if (batch.size() == BATCH) {
            hand();
        }
    }

    private Line line(int row, Map<Column, Cells.Read> cells) {
        Map<String, String> values = new HashMap<>();
        cells.forEach((column, cell) -> {
            values.put(column.key(), cell.value());
            if (!cell.problem().isEmpty()) {
                report.tell(row, column.key(), cell.problem(), cell.found(), List.of(), "");
            } else if (column.needed() && cell.value().isEmpty()) {
                report.tell(row, column.key(), "empty", "", List.of(), "");
            }
        });
        Line line = new Line(row, values);
        if (lacking) {
            report.spoil(line);
        }
        return line;
    }

    private void hand() {
        if (!batch.isEmpty()) {
            taking.lines(List.copyOf(batch));
            batch.clear();
            if (mostRows > MOST_ROWS) {
                report.forget();
            }
        }
    }
}
