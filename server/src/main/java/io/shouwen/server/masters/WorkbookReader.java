package io.shouwen.server.masters;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a workbook sheet by sheet in the order of the masters and hands its rows on in batches.
 * What is wrong with file, sheets, titles and cells it tells itself.
 */
final class WorkbookReader {
    /** The largest file that is taken. */
    static final int MOST_BYTES = 10 << 20;

    /** What the largest file may unpack to: such a workbook has about a million cells. */
    static final long MOST_UNPACKED = 128L << 20;

    private static final int MOST_PARTS = 500;

    private final List<Sheet> sheets;
    private final Findings findings;

    WorkbookReader(List<Sheet> sheets, Findings findings) {
        this.sheets = List.copyOf(sheets);
        this.findings = findings;
    }

    /** Reads everything; {@code takings} is asked once for each sheet that is there. */
    void read(byte[] file, Function<Sheet, SheetReader> takings) {
        Optional<String> unfit = unfit(file);
        if (unfit.isPresent()) {
            whole(unfit.get(), "");
            return;
        }
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(
                        new ByteArrayInputStream(file), new ReadingOptions(true, true))) {
            Map<Sheet, org.dhatim.fastexcel.reader.Sheet> found = found(workbook);
            if (found.isEmpty() && findings.problemCount() == 0) {
                whole("no-sheet", "");
            }
            for (Sheet sheet : sheets) {
                org.dhatim.fastexcel.reader.Sheet there = found.get(sheet);
                if (there != null) {
                    takings.apply(sheet).read(there, workbook.isDate1904());
                }
            }
        } catch (IOException | ExcelReaderException e) {
            whole("not-a-workbook", "");
        }
    }

    /** Why the file is not even opened. It is unpacked once, to nowhere, and counted. */
    private static Optional<String> unfit(byte[] file) {
        if (file.length > MOST_BYTES) {
            return Optional.of("file-too-large");
        }
        long unpacked = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            for (ZipArchiveEntry part : parts) {
                try (InputStream in = zip.getInputStream(part)) {
                    unpacked += count(in, MOST_UNPACKED - unpacked);
                }
                if (unpacked >= MOST_UNPACKED || parts.size() > MOST_PARTS) {
                    return Optional.of("file-unpacks-too-large");
                }
            }
            return zip.getEntry("xl/workbook.xml") == null
                    ? Optional.of("not-a-workbook")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("not-a-workbook");
        }
    }

    private static long count(InputStream in, long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long count = 0;
        int read = in.read(piece);
        while (read >= 0 && count < most) {
            count += read;
            read = in.read(piece);
        }
        return count;
    }

    private Map<Sheet, org.dhatim.fastexcel.reader.Sheet> found(ReadableWorkbook workbook)
            throws IOException {
        Map<Sheet, org.dhatim.fastexcel.reader.Sheet> found = new HashMap<>();
        for (org.dhatim.fastexcel.reader.Sheet there : workbook.getSheets().toList()) {
            String name = there.getName();
            Optional<Sheet> known =
                    sheets.stream().filter(sheet -> Titles.isSheet(name, sheet)).findFirst();
            if (known.isPresent()) {
                if (found.putIfAbsent(known.get(), there) != null) {
                    whole("sheet-twice", name);
                }
            } else if (!Titles.isLegend(name) && !isEmpty(there)) {
                whole("unknown-sheet", name);
            }
        }
        return found;
    }

    private static boolean isEmpty(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            return rows.allMatch(
                    row -> row.stream().allMatch(cell -> cell == null || cell.getText().isBlank()));
        }
    }

    private void whole(String slug, String name) {
        findings.problem(
                new Problem(
                        Optional.empty(),
                        name,
                        0,
                        "",
                        slug,
                        name,
                        slug.equals("unknown-sheet")
                                ? sheets.stream().map(Sheet::key).toList()
                                : List.of(),
                        ""));
    }
}
