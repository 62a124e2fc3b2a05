package io.shouwen.assess.verdict;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The rows of each part, sorted by case, kept in a file until all parts are merged into one. */
final class VerdictRuns {
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    VerdictRuns(Path folder) {
        this.folder = folder;
    }

    private Path file(int part) {
        return folder.resolve("run-" + part);
    }

    /** Opens the run of one part; its cases must come in the order of their ids. */
    Run run(int part) throws IOException {
        return new Run(Files.newOutputStream(file(part)));
    }

    /** One run being written. */
    static final class Run implements Closeable {
        private final DataOutputStream out;

        private Run(OutputStream out) {
            this.out = new DataOutputStream(new BufferedOutputStream(out, BUFFER));
        }

        void add(String id, CharSequence lines) throws IOException {
            byte[] key = id.getBytes(StandardCharsets.UTF_8);
            byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(key.length);
            out.writeInt(text.length);
            out.write(key);
            out.write(text);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Writes the rows of all parts by case id. */
    void merge(int parts, OutputStream out) throws IOException {
        List<Source> open = new ArrayList<>();
        try {
            PriorityQueue<Source> queue =
                    new PriorityQueue<>(Comparator.comparing(source -> source.id));
            for (int part = 0; part < parts; part++) {
                if (Files.exists(file(part))) {
                    Source source = new Source(file(part));
                    open.add(source);
                    if (source.advance()) {
                        queue.add(source);
                    }
                }
            }
            while (!queue.isEmpty()) {
                Source source = queue.poll();
                out.write(source.text);
                if (source.advance()) {
                    queue.add(source);
                }
            }
        } finally {
            for (Source source : open) {
                source.in.close();
            }
        }
        for (int part = 0; part < parts; part++) {
            Files.deleteIfExists(file(part));
        }
    }

    /** One run being read. */
    private static final class Source {
        private final DataInputStream in;
        private String id = "";
        private byte[] text = {};

        Source(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        }

        boolean advance() throws IOException {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            int keyLength = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            text = new byte[in.readInt()];
            byte[] key = new byte[keyLength];
            in.readFully(key);
            in.readFully(text);
            id = new String(key, StandardCharsets.UTF_8);
            return true;
        }
    }
}
