package io.shouwen.pack.yaml;

import java.util.Comparator;

/**
 * A place in a file. Line and column count from 1; the column counts characters, not bytes, so that
 * a Chinese character is one. Ordered by file, line, column.
 */
public record Spot(String file, int line, int column) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
            Comparator.comparing(Spot::file)
                    .thenComparingInt(Spot::line)
                    .thenComparingInt(Spot::column);

    public Spot {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException(
                    "Expected line and column from 1, but got " + line + ":" + column);
        }
    }

    @Override
    public int compareTo(Spot other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
