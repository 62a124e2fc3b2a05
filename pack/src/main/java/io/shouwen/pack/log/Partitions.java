package io.shouwen.pack.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The facts of a log, parted by case: all facts of one case lie in one part, however shuffled the
 * log is. Kept in memory up to a budget, from then on spilled to one file a part.
 */
public final class Partitions {
    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final long budgetBytes;
    private final FactBytes[] parts;
    private final int shift;
    private long held;
    private boolean spilled;

    /**
     * @param count a power of two
     * @param folder where spill files may be written; it must exist
     */
    public Partitions(int count, Path folder, long budgetBytes) {
        this.folder = folder;
        this.budgetBytes = budgetBytes;
        this.parts = new FactBytes[count];
        Arrays.setAll(parts, part -> new FactBytes(256));
        this.shift = Integer.numberOfLeadingZeros(count) + 1;
    }

    public int count() {
        return parts.length;
    }

    /** Whether the log was larger than the budget. */
    public boolean spilled() {
        return spilled;
    }

    void add(int caseHash, byte[] bytes, int from, int to) throws IOException {
        int number = parts.length == 1 ? 0 : caseHash >>> shift;
        FactBytes part = parts[number];
        part.count(to - from);
        part.put(bytes, from, to - from);
        held += to - from;
        if (spilled && part.size() >= CHUNK) {
            spill(number);
        } else if (!spilled && held > budgetBytes) {
            spilled = true;
            for (int each = 0; each < parts.length; each++) {
                spill(each);
            }
        }
    }

    private Path file(int part) {
        return folder.resolve("part-" + part);
    }

    private void spill(int number) throws IOException {
        FactBytes part = parts[number];
        try (OutputStream out =
                Files.newOutputStream(
                        file(number), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(part.array(), 0, part.size());
        }
        if (part.array().length > 2 * CHUNK) {
            parts[number] = new FactBytes(2 * CHUNK);
        } else {
            part.clear();
        }
    }

    /** The bytes of one part, which is forgotten here. */
    byte[] take(int number) throws IOException {
        FactBytes part = parts[number];
        byte[] held = Arrays.copyOf(part.array(), part.size());
        parts[number] = new FactBytes(0);
        if (!spilled || !Files.exists(file(number))) {
            return held;
        }
        byte[] written = Files.readAllBytes(file(number));
        Files.delete(file(number));
        byte[] all = Arrays.copyOf(written, written.length + held.length);
        System.arraycopy(held, 0, all, written.length, held.length);
        return all;
    }
}
