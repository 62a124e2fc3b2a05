package io.shouwen.server.masters;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A workbook as somebody types it: sheets of rows, cells separated by bars. */
public final class TestWorkbook {
    private final Map<String, List<String>> sheets = new LinkedHashMap<>();

    /** A sheet; the first row are its titles, empty rows stay empty. */
    public TestWorkbook sheet(String name, String rows) {
        sheets.computeIfAbsent(name, key -> new ArrayList<>()).addAll(rows.lines().toList());
        return this;
    }

    /**
     * The file. {@code #12} is the number 12, {@code #00012} a number whose format writes the
     * zeros, {@code =1+1} a formula without a result; all else is text.
     */
    public byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            Workbook workbook = new Workbook(file, "Test", "1.0");
            sheets.forEach((name, rows) -> write(workbook.newWorksheet(name), rows));
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet sheet, List<String> rows) {
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row).split("\\|", -1);
            for (int column = 0; column < cells.length; column++) {
                cell(sheet, row, column, cells[column].strip());
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, String text) {
        if (text.startsWith("#") && text.substring(1).matches("[0-9]+")) {
            String digits = text.substring(1);
            sheet.value(row, column, new java.math.BigDecimal(digits));
            if (digits.startsWith("0")) {
                sheet.style(row, column).format("0".repeat(digits.length())).set();
            }
        } else if (text.startsWith("=")) {
            sheet.formula(row, column, text.substring(1));
        } else if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }

    /** What stands in a sheet of a file, cell by cell with bars between them. */
    public static List<String> rows(byte[] file, String sheet) {
        try (var workbook =
                new org.dhatim.fastexcel.reader.ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.findSheet(sheet).orElseThrow().read().stream()
                    .map(row ->
                            row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .collect(Collectors.joining("|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
