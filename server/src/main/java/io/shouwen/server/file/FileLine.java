package io.shouwen.server.file;

import java.time.Instant;

/**
 * One file of a request, unopened.
 *
 * @param what its sort: a photo, a signature, a paper
 * @param media what it is as a file; empty of what was kept before that was noted
 * @param by who brought it, by name
 */
public record FileLine(long id, String what, String media, int size, Instant keptAt, String by) {
    private static final int KILOBYTE = 1024;

    /** Its size as people read it; empty if it was not noted. */
    public String measure() {
        if (size == 0) {
            return "";
        }
        return size < KILOBYTE * KILOBYTE
                ? Math.max(1, size / KILOBYTE) + " KB"
                : "%d.%d MB"
                        .formatted(
                                size / (KILOBYTE * KILOBYTE),
                                size % (KILOBYTE * KILOBYTE) * 10 / (KILOBYTE * KILOBYTE));
    }
}
