package io.shouwen.server.page;

import jakarta.servlet.http.HttpServletResponse;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tables of a page as a workbook. Text is written as text: no cell becomes a formula. */
public final class Excel {
    public static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String HEAD = "E2EEEE";
    private static final String AS_TEXT = "@";
    private static final double WIDTH = 20;
    private static final int MOST_TITLE = 31;
    private static final int MOST_ROWS = 1_000_000;
    private static final int FLUSHED = 1_000;

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

    /**
     * One sheet whose rows are told one by one, as many as there are; beyond what a sheet holds
     * they go on in another.
     */
    public record Stream(String title, List<String> head, Consumer<Consumer<List<Cell>>> rows) {
        public Stream {
            head = List.copyOf(head);
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
            write(workbook, table);
        }
        workbook.finish();
    }

    /** A sheet that is never whole in memory, and one that is known once it is written. */
    public static void write(Stream stream, Supplier<Table> after, OutputStream to)
            throws IOException {
        Workbook workbook = new Workbook(to, "Shouwen", "1.0");
        Rolling sheets = new Rolling(workbook, stream);
        stream.rows().accept(sheets::add);
        sheets.finish();
        write(workbook, after.get());
        workbook.finish();
    }

    private static void write(Workbook workbook, Table table) throws IOException {
        Worksheet sheet = begun(workbook, title(table.title()), table.head());
        for (int row = 0; row < table.rows().size(); row++) {
            write(sheet, row + 1, table.rows().get(row));
        }
        sheet.finish();
    }

    private static Worksheet begun(Workbook workbook, String title, List<String> head) {
        Worksheet sheet = workbook.newWorksheet(title);
        sheet.freezePane(0, 1);
        for (int column = 0; column < head.size(); column++) {
            sheet.inlineString(0, column, head.get(column));
            sheet.style(0, column).bold().fillColor(HEAD).set();
            sheet.width(column, WIDTH);
        }
        return sheet;
    }

    /** Rows that leave as they come. */
    private static final class Rolling {
        private final Workbook workbook;
        private final Stream stream;
        private Worksheet sheet;
        private int sheets = 1;
        private int row;

        Rolling(Workbook workbook, Stream stream) {
            this.workbook = workbook;
            this.stream = stream;
            this.sheet = begun(workbook, title(stream.title()), stream.head());
        }

        void add(List<Cell> cells) {
            try {
                if (row == MOST_ROWS) {
                    sheet.finish();
                    sheets++;
                    sheet =
                            begun(
                                    workbook,
                                    title("%d %s".formatted(sheets, stream.title())),
                                    stream.head());
                    row = 0;
                }
                row++;
                write(sheet, row, cells);
                if (row % FLUSHED == 0) {
                    sheet.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void finish() throws IOException {
            sheet.finish();
        }
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
