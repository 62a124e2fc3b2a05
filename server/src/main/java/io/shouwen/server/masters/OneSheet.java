package io.shouwen.server.masters;

import io.shouwen.server.text.Texts;

import java.io.IOException;
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

    /** The empty sheet with its legend. */
    public static void template(Sheet sheet, Texts texts, OutputStream to) throws IOException {
        new WorkbookWriter(texts).template(List.of(sheet), to);
    }
}
