package io.shouwen.server.page;

import jakarta.servlet.http.HttpServletResponse;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of a page as a workbook. Text is written as text: no cell becomes a formula. */
public final class Excel {
    public static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String HEAD = "E2EEEE";
    private static final String AS_TEXT = "@";
    private static final double WIDTH = 20;
    private static final int MOST_TITLE = 31;

    private Excel() {}

    /**
     * One sheet.
     *
     * @param rows each as wide as the head
     */
    public record Table(String title, List<String> head, List<List<Cell>> rows) {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /** What stands in a cell. */
    public sealed interface Cell {
        /** Words, a name, a day written out; empty for nothing. */
        record Text(String text) implements Cell {}

        record Count(long count) implements Cell {}

        /** An amount with two decimal places, in hundredths: points, or yuan from fen. */
        record Hundredths(long hundredths) implements Cell {}
    }

    /** What a browser is told before a workbook: what it is called, and to keep none of it. */
    public static void head(HttpServletResponse response, String name) {
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    public static void write(List<Table> tables, OutputStream to) throws IOException {
        Workbook workbook = new Workbook(to, "Shouwen", "1.0");
        for (Table table : tables) {
            Worksheet sheet = workbook.newWorksheet(title(table.title()));
            sheet.freezePane(0, 1);
            for (int column = 0; column < table.head().size(); column++) {
                sheet.inlineString(0, column, table.head().get(column));
                sheet.style(0, column).bold().fillColor(HEAD).set();
                sheet.width(column, WIDTH);
            }
            for (int row = 0; row < table.rows().size(); row++) {
                write(sheet, row + 1, table.rows().get(row));
            }
            sheet.finish();
        }
        workbook.finish();
    }

    private static void write(Worksheet sheet, int row, List<Cell> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Cell.Text text -> {
                    sheet.inlineString(row, column, text.text());
                    sheet.style(row, column).format(AS_TEXT).set();
                }
                case Cell.Count count -> sheet.value(row, column, count.count());
                case Cell.Hundredths amount -> {
                    sheet.value(row, column, BigDecimal.valueOf(amount.hundredths(), 2));
                    sheet.style(row, column).format("0.00").set();
                }
            }
        }
    }

    /** A sheet's name is short and has none of the signs that addresses of cells are made of. */
    private static String title(String wanted) {
        String plain = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return plain.substring(0, Math.min(MOST_TITLE, plain.length()));
    }
}
