package io.shouwen.pack.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * The file of a log, plain or in gzip.
 *
 * @param path its name, at the end of it
 * @param progress told now and then how many bytes of the file were read
 */
record LogFile(String path, LogReader.Bytes bytes, LongConsumer progress) {
    private static final int BUFFER = 1 << 16;

    /** Its bytes, unpacked. */
    InputStream open() throws IOException {
        return open(progress);
    }

    /** Its bytes, for a look that is no progress. */
    InputStream openUncounted() throws IOException {
        return open(read -> {});
    }

    private InputStream open(LongConsumer told) throws IOException {
        InputStream raw = new CountedInput(bytes.open(), told);
        return name().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw;
    }

    LineEnds lineEnds() {
        return new LineEnds(this::openUncounted);
    }

    /** Whether the name ends so, also before a {@code .gz}. */
    boolean endsWith(String extension) {
        return name().endsWith(extension) || name().endsWith(extension + ".gz");
    }

    private String name() {
        return path.toLowerCase(Locale.ROOT);
    }
}
