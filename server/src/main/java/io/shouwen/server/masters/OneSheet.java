package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A workbook of one sheet, or the same as text with commas, which a room takes in by itself because
 * it is no master.
 */
public final class OneSheet {
    /** The largest file that is taken. */
    public static final int MOST_BYTES = WorkbookReader.MOST_BYTES;

    private OneSheet() {}

    /** Reads it and tells what is wrong and what is new, row by row; writes nothing. */
    public static TrialView read(
            byte[] file, Sheet sheet, Function<Report, Taking> taking, Texts texts) {
        Findings findings = new Findings();
        Function<Sheet, SheetReader> reader =
                there -> {
                    Report report = new Report(findings, there);
                    return new SheetReader(there, findings, report, taking.apply(report));
                };
        if (CsvRows.likely(file)) {
            reader.apply(sheet).read(CsvRows.of(file));
        } else {
            new WorkbookReader(List.of(sheet), findings).read(file, reader);
        }
        return TrialView.of(new Imports.Trial(findings, Optional.empty()), texts);
    }

    /** A file that can be read again from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** As {@link #read}: text with commas of so many rows, which is never whole in memory. */
    public static TrialView stream(
            Source file, int mostRows, Sheet sheet, Function<Report, Taking> taking, Texts texts)
            throws IOException {
        Findings findings = new Findings();
        Report report = new Report(findings, sheet);
        new SheetReader(sheet, findings, report, taking.apply(report), mostRows)
                .read(CsvRows.of(file));
        return TrialView.of(new Imports.Trial(findings, Optional.empty()), texts);
    }

    /** Whether it is text with commas, and no workbook. */
    public static boolean isText(Source file) throws IOException {
        try (InputStream in = file.open()) {
            return CsvRows.likely(in.readNBytes(2));
        }
    }

    /** The empty sheet with its legend. */
    public static void template(Sheet sheet, Texts texts, OutputStream to) throws IOException {
        new WorkbookWriter(texts).template(List.of(sheet), to);
    }
}
