package io.shouwen.assess.verdict;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code verdicts.csv}: one row an occasion, by case id, however the log was shuffled. */
public final class VerdictFile {
    private final VerdictRuns runs;
    private final boolean withOther;

    /**
     * @param scratch where the sorted parts lie until they are merged
     * @param withOther whether the other system's verdict and due moment stand beside ours
     */
    public VerdictFile(Path scratch, boolean withOther) {
        this.runs = new VerdictRuns(scratch);
        this.withOther = withOther;
    }

    /** Opens one part; its cases must come in the order of their ids. */
    public Run run(int part) throws IOException {
        return new Run(runs.run(part), withOther);
    }

    /** One part being written. */
    public static final class Run implements Closeable {
        private final VerdictRuns.Run out;
        private final VerdictLine lines;

        private Run(VerdictRuns.Run out, boolean withOther) {
            this.out = out;
            this.lines = new VerdictLine(out.line(), withOther);
        }

        public void add(String id, List<VerdictRow> rows) {
            try {
                out.begin(id);
                for (VerdictRow row : rows) {
                    lines.add(row);
                }
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
            String header = VerdictLine.HEADER + (withOther ? VerdictLine.OTHER_HEADER : "") + "\n";
            out.write(header.getBytes(StandardCharsets.UTF_8));
            runs.merge(parts, out);
        }
    }
}
