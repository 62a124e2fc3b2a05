package io.shouwen.pack.log;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Lists every line that tells nothing in {@code problems.csv}, counts them and keeps the first. */
public final class BadLines implements Closeable {
    private static final int SHOWN = 50;
    private static final int LONGEST_TEXT = 120;

    private final BufferedWriter out;
    private final Map<BadLine, Long> counts = new EnumMap<>(BadLine.class);
    private final List<Told> first = new ArrayList<>();

    /** One bad line: its number from 1, why, which column, and what stands there. */
    public record Told(long line, BadLine reason, String column, String text) {}

    public BadLines(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
        out.write("line,reason,column,text\n");
    }

    public void add(long line, BadLine reason, String column, String text) {
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        counts.merge(reason, 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(new Told(line, reason, column, shown));
        }
        try {
            out.write(line + "," + reason.slug() + "," + cell(column) + "," + cell(shown) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        String safe = !text.isEmpty() && "=@+-\t".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many lines for each reason. */
    public Map<BadLine, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The first of them. */
    public List<Told> first() {
        return Collections.unmodifiableList(first);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
