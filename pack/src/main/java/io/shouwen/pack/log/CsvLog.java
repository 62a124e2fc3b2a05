package io.shouwen.pack.log;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A log as a comma-separated file. Where quoting is broken the line is reported and reading goes on
 * with the next one, so that one bad quote cannot swallow what follows.
 */
final class CsvLog implements EventLog {
    private static final int LARGEST_CELL = 1 << 20;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LogFile file;
    private final Mapping mapping;
    private final LineEnds ends;

    CsvLog(LogFile file, Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
        this.ends = file.lineEnds();
    }

    @Override
    public Reading read(RowMapper.Sink sink, Problems problems) throws IOException {
        List<String> header = header();
        RowSlots slots = RowSlots.byHeader(mapping, header, problems);
        if (!problems.none()) {
            return new Reading(0, Instant.EPOCH, List.of());
        }
        Cells cells = new Cells(slots.count(), mapping.layout().empty());
        RowMapper mapper = new RowMapper(mapping, slots, cells, sink);
        long skippedLines = 0;
        long rows = -1;
        while (true) {
            Part part = part(skippedLines, rows < 0, slots, cells, mapper, sink);
            rows += part.rows;
            if (part.resumeAfterLine < 0) {
                return new Reading(Math.max(0, rows), mapper.latest(), List.of());
            }
            skippedLines = part.resumeAfterLine;
        }
    }

    /** What one uninterrupted stretch of the file held; -1 when it reached the end. */
    private record Part(long rows, long resumeAfterLine) {}

    private Part part(
            long skippedLines,
            boolean first,
            RowSlots slots,
            Cells cells,
            RowMapper mapper,
            RowMapper.Sink sink)
            throws IOException {
        long rows = 0;
        DecodingReader text = new DecodingReader(open(skippedLines), mapping.layout().encoding());
        RowHandler handler = new RowHandler(slots, cells, text);
        try (CsvReader<RowHandler> csv = csv().build(handler, text);
                CloseableIterator<RowHandler> lines = csv.iterator()) {
            boolean header = first;
            while (next(lines, handler)) {
                rows++;
                if (header) {
                    header = false;
                    continue;
                }
                long line = skippedLines + handler.line();
                if (handler.fields() != slots.width()) {
                    boolean few = handler.fields() < slots.width();
                    sink.bad(
                            line,
                            few ? BadLine.TOO_FEW_COLUMNS : BadLine.TOO_MANY_COLUMNS,
                            "",
                            handler.fields() + " / " + slots.width());
                    if (handler.spanned()) {
                        return new Part(rows, line);
                    }
                } else if (handler.damaged()) {
                    sink.bad(line, BadLine.WRONG_ENCODING, "", "");
                } else {
                    mapper.map(line);
                }
            }
            return new Part(rows, -1);
        } catch (CsvParseException e) {
            long line = skippedLines + handler.line();
            sink.bad(line, BadLine.BROKEN_QUOTES, "", "");
            return new Part(rows + 1, line);
        }
    }

    private static boolean next(CloseableIterator<RowHandler> lines, RowHandler handler) {
        return lines.hasNext() && lines.next() == handler;
    }

    private CsvReader.CsvReaderBuilder csv() {
        return CsvReader.builder()
                .fieldSeparator(mapping.layout().delimiter())
                .maxBufferSize(LARGEST_CELL)
                .allowExtraFields(true)
                .allowMissingFields(true);
    }

    private List<String> header() throws IOException {
        try (CsvReader<CsvRecord> csv =
                        csv().ofCsvRecord(
                                        new DecodingReader(open(0), mapping.layout().encoding()));
                CloseableIterator<CsvRecord> lines = csv.iterator()) {
            return lines.hasNext()
                    ? lines.next().getFields().stream().map(String::strip).toList()
                    : List.of();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    /** The text of the file from behind so many lines on, without the mark of its encoding. */
    private InputStream open(long skippedLines) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(skippedLines == 0 ? mark() : ends.offsetBehind(skippedLines));
        return in;
    }

    private int mark() throws IOException {
        try (InputStream in = file.openUncounted()) {
            byte[] first = in.readNBytes(MARK.length);
            return Arrays.equals(first, MARK) ? MARK.length : 0;
        }
    }
}
