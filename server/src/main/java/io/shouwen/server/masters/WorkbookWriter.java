package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes a workbook in the language of its reader, row by row. */
final class WorkbookWriter {
    private static final String HEAD = "E2EEEE";
    private static final String AS_TEXT = "@";
    private static final String AS_DAY = "yyyy-mm-dd";
    private static final int ROWS_IN_MEMORY = 500;

    /** How far down the list of allowed words and the text format reach in an empty sheet. */
    private static final int PREPARED_ROWS = 1_000;

    private static final double NARROW = 14;
    private static final double WIDE = 24;

    private final Texts texts;

    WorkbookWriter(Texts texts) {
        this.texts = texts;
    }

    /** Gives the rows of a master, one by one. */
    @FunctionalInterface
    interface Rows {
        void give(Sheet sheet, Consumer<Map<String, String>> to);
    }

    /** Empty sheets with a legend. */
    void template(List<Sheet> sheets, OutputStream to) throws IOException {
        Workbook workbook = new Workbook(to, "Shouwen", "1.0");
        for (Sheet sheet : sheets) {
            Worksheet page = begin(workbook, sheet);
            for (int i = 0; i < sheet.columns().size(); i++) {
                String format = sheet.columns().get(i).kind() == Column.Kind.DAY ? AS_DAY : AS_TEXT;
                page.range(1, i, PREPARED_ROWS, i).style().format(format).set();
            }
            page.finish();
        }
        legend(workbook, sheets);
        workbook.finish();
    }

    /** What is stored. */
    void stored(List<Sheet> sheets, Rows rows, OutputStream to) throws IOException {
        Workbook workbook = new Workbook(to, "Shouwen", "1.0");
        for (Sheet sheet : sheets) {
            Worksheet page = begin(workbook, sheet);
            Writing writing = new Writing(page, sheet);
            rows.give(sheet, writing::row);
            page.finish();
        }
        legend(workbook, sheets);
        workbook.finish();
    }

    private Worksheet begin(Workbook workbook, Sheet sheet) {
        Worksheet page = workbook.newWorksheet(sheet.title(texts));
        page.freezePane(0, 1);
        for (int i = 0; i < sheet.columns().size(); i++) {
            Column column = sheet.columns().get(i);
            String mark = column.needed() ? " *" : "";
            page.inlineString(0, i, column.title(sheet, texts) + mark);
            page.style(0, i).bold().fillColor(HEAD).format(AS_TEXT).set();
            page.width(
                    i,
                    column.kind() == Column.Kind.TEXT || column.kind() == Column.Kind.PASSAGE
                            ? WIDE
                            : NARROW);
            if (!column.words().isEmpty()) {
                page.range(1, i, PREPARED_ROWS, i)
                        .validateWithListByFormula('"' + String.join(",", words(column)) + '"');
            }
        }
        return page;
    }

    private List<String> words(Column column) {
        return column.words().stream().map(word -> column.shown(word, texts)).toList();
    }

    /** The rows of one sheet as they come; those written are no longer held. */
    private final class Writing {
        private final Worksheet page;
        private final Sheet sheet;
        private int row;

        Writing(Worksheet page, Sheet sheet) {
            this.page = page;
            this.sheet = sheet;
        }

        void row(Map<String, String> values) {
            row++;
            for (int i = 0; i < sheet.columns().size(); i++) {
                Column column = sheet.columns().get(i);
                String value = values.getOrDefault(column.key(), "");
                if (!value.isEmpty()) {
                    cell(i, column, value);
                }
            }
            if (row % ROWS_IN_MEMORY == 0) {
                flush();
            }
        }

        private void cell(int at, Column column, String value) {
            switch (column.kind()) {
                case DAY -> {
                    page.value(row, at, LocalDate.parse(value));
                    page.style(row, at).format(AS_DAY).set();
                }
                case WORD -> text(page, row, at, column.shown(value, texts));
                case TEXT, PASSAGE -> text(page, row, at, Cells.escaped(value));
            }
        }

        private void flush() {
            try {
                page.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void text(Worksheet page, int row, int at, String text) {
        page.inlineString(row, at, text);
        page.style(row, at).format(AS_TEXT).set();
    }

    /** Each column with what it means, what may stand there and an example. */
    private void legend(Workbook workbook, List<Sheet> sheets) throws IOException {
        Worksheet page = workbook.newWorksheet(texts.of("masters.legend"));
        String[] head = {"sheet", "column", "needed", "meaning", "allowed", "example"};
        double[] widths = {NARROW, WIDE, NARROW, 60, 40, WIDE};
        for (int i = 0; i < head.length; i++) {
            page.inlineString(0, i, texts.of("masters.legend." + head[i]));
            page.style(0, i).bold().fillColor(HEAD).set();
            page.width(i, widths[i]);
        }
        page.freezePane(0, 1);
        int row = 1;
        for (Sheet sheet : sheets) {
            for (Column column : sheet.columns()) {
                explain(page, row, sheet, column);
                row++;
            }
        }
        page.finish();
    }

    private void explain(Worksheet page, int row, Sheet sheet, Column column) {
        String about = "master." + sheet.key() + "." + column.key() + ".about";
        String allowed =
                switch (column.kind()) {
                    case DAY -> texts.of("masters.legend.day");
                    case WORD -> String.join(texts.of("masters.comma"), words(column));
                    case TEXT -> texts.of("masters.legend.text", Cells.LONGEST);
                    case PASSAGE -> texts.of("masters.legend.text", Cells.LONGEST_PASSAGE);
                };
        text(page, row, 0, sheet.title(texts));
        text(page, row, 1, column.title(sheet, texts));
        text(page, row, 2, texts.of(column.needed() ? "masters.legend.yes" : "masters.legend.no"));
        text(page, row, 3, texts.of(about));
        text(page, row, 4, allowed);
        sheet.example(column, texts).ifPresent(example -> text(page, row, 5, example));
        page.style(row, 3).wrapText(true).set();
    }
}
