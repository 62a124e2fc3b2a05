package io.shouwen.assess.verdict;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes {@code verdicts.csv}: one row an occasion, by case id, however the log was shuffled. */
public final class VerdictFile {
    private final CaseFile file;
    private final boolean withOther;

    /**
     * @param scratch where the sorted parts lie until they are merged
     * @param withOther whether the other system's verdict and due moment stand beside ours
     */
    public VerdictFile(Path scratch, boolean withOther) {
        this.file = new CaseFile(scratch, "verdicts", VerdictLine.header(withOther));
        this.withOther = withOther;
    }

    /** Opens one part; its cases must come in the order of their ids. */
    public Run run(int part) throws IOException {
        return new Run(file.run(part), withOther);
    }

    /** One part being written. */
    public static final class Run implements Closeable {
        private final CaseFile.Run out;
        private final boolean withOther;

        private Run(CaseFile.Run out, boolean withOther) {
            this.out = out;
            this.withOther = withOther;
        }

        public void add(String id, List<VerdictRow> rows) {
            out.add(
                    id,
                    line -> {
                        VerdictLine lines = new VerdictLine(line, withOther);
                        for (VerdictRow row : rows) {
                            lines.add(row);
                        }
                    });
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Merges all parts into the file. */
    public void merge(int parts, Path path) throws IOException {
        file.merge(parts, path);
    }
}
