package io.shouwen.assess.verdict;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of each part, sorted by case, kept in a file until all parts are merged into one. A case
 * is the length of its id, that of its rows, and both, in UTF-8.
 */
final class VerdictRuns {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final String name;

    VerdictRuns(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    private Path file(int part) {
        return folder.resolve(name + "-" + part);
    }

    /** Opens the run of one part; its cases must come in the order of their ids. */
    Run run(int part) throws IOException {
        return new Run(Files.newOutputStream(file(part)));
    }

    /** One run being written. */
    static final class Run implements Closeable {
        private final OutputStream out;
        private final Line line = new Line(2 * BUFFER);
        private int lengths;
        private int rows;

        private Run(OutputStream out) {
            this.out = out;
        }

        /** Where the rows of a case that has begun are written. */
        Line line() {
            return line;
        }

        void begin(String id) {
            lengths = line.place();
            int rowsLength = line.place();
            line.text(id);
            rows = line.size();
            line.whole(lengths, rows - rowsLength - Integer.BYTES);
        }

        void end() throws IOException {
            line.whole(lengths + Integer.BYTES, line.size() - rows);
            if (line.size() >= BUFFER) {
                flush();
            }
        }

        private void flush() throws IOException {
            out.write(line.array(), 0, line.size());
            line.clear();
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }

    /** Writes the rows of all parts by case id. */
    void merge(int parts, OutputStream out) throws IOException {
        List<RunSource> open = new ArrayList<>();
        try {
            for (int part = 0; part < parts; part++) {
                if (Files.exists(file(part))) {
                    open.add(new RunSource(Files.newInputStream(file(part))));
                }
            }
            Tournament sources = new Tournament(open);
            while (sources.first().some()) {
                sources.first().writeRows(out);
                sources.first().advance();
                sources.replay();
            }
        } finally {
            for (RunSource source : open) {
                source.close();
            }
        }
        for (int part = 0; part < parts; part++) {
            Files.deleteIfExists(file(part));
        }
    }
}
