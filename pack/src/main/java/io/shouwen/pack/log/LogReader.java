package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Reads a log. The name of the file says its format: {@code .xes}, {@code .ndjson} or {@code
 * .jsonl}, each also with {@code .gz} behind it; every other is CSV.
 */
public final class LogReader {
    private final EventLog log;

    /**
     * @param progress told now and then how many bytes of the file were read
     */
    public LogReader(Path path, Mapping mapping, LongConsumer progress) {
        this(path.toString(), () -> Files.newInputStream(path), mapping, progress);
    }

    /**
     * @param path how the file is called
     * @param bytes what it holds
     */
    public LogReader(String path, Bytes bytes, Mapping mapping, LongConsumer progress) {
        LogFile file = new LogFile(path, bytes, progress);
        if (file.endsWith(".xes")) {
            log = new XesLog(file, mapping);
        } else if (file.endsWith(".ndjson") || file.endsWith(".jsonl")) {
            log = new JsonLog(file, mapping);
        } else {
            log = new CsvLog(file, mapping);
        }
    }

    /** Opens what a file holds, from its beginning. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    /**
     * What a reading has found.
     *
     * @param latest the last instant that a fact tells
     * @param unseen columns of the mapping that no row has had
     */
    public record Result(long rows, Instant latest, List<String> unseen) {
        public Result {
            unseen = List.copyOf(unseen);
        }
    }

    /** Reads every row into parts; the columns of the mapping that the log lacks are problems. */
    public Result read(Partitions parts, BadLines bad, Problems problems) throws IOException {
        return read(new Parting(parts, bad), problems);
    }

    Result read(RowMapper.Sink sink, Problems problems) throws IOException {
        EventLog.Reading reading = log.read(sink, problems);
        return new Result(reading.rows(), reading.latest(), reading.unseen());
    }

    /** Puts facts into parts, and bad lines on the list. */
    private record Parting(Partitions parts, BadLines bad) implements RowMapper.Sink {
        @Override
        public void fact(int caseHash, byte[] bytes, int from, int to) {
            try {
                parts.add(caseHash, bytes, from, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void bad(long line, BadLine reason, String column, String text) {
            bad.add(line, reason, column, text);
        }
    }
}
