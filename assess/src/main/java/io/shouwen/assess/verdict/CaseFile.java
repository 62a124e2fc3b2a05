package io.shouwen.assess.verdict;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A CSV file of rows by case id, however the log was shuffled. */
public final class CaseFile {
    private final VerdictRuns runs;
    private final String header;

    /**
     * @param scratch where the sorted parts lie until they are merged
     * @param name of the file, without its ending; no two in one scratch have the same
     */
    public CaseFile(Path scratch, String name, String header) {
        this.runs = new VerdictRuns(scratch, name);
        this.header = header;
    }

    /** Opens one part; its cases must come in the order of their ids. */
    public Run run(int part) throws IOException {
        return new Run(runs.run(part));
    }

    /** One part being written. */
    public static final class Run implements Closeable {
        private final VerdictRuns.Run out;
        private final CsvLine line;

        private Run(VerdictRuns.Run out) {
            this.out = out;
            this.line = new CsvLine(out.line());
        }

        /** Writes the rows of one case. */
        public void add(String id, Consumer<CsvLine> rows) {
            try {
                out.begin(id);
                rows.accept(line);
                out.end();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Merges all parts into the file. */
    public void merge(int parts, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            runs.merge(parts, out);
        }
    }
}
