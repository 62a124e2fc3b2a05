package io.shouwen.pack.log;

import java.io.IOException;
import java.io.InputStream;

/**
 * Finds where lines end, in bytes, in every encoding in which the two line-end bytes mean nothing
 * else. Asked for rising lines only, so that all its work is one pass over the file.
 */
final class LineEnds {
    /** Opens the bytes from their beginning. */
    interface Opening {
        InputStream open() throws IOException;
    }

    private final Opening opening;
    private final byte[] buffer = new byte[1 << 16];
    private InputStream in = InputStream.nullInputStream();
    private boolean opened;
    private int at;
    private int filled;
    private long before;
    private long lines;

    LineEnds(Opening opening) {
        this.opening = opening;
    }

    /** The number of bytes of the first so many lines, with their ends. */
    long offsetBehind(long line) throws IOException {
        if (!opened) {
            in = opening.open();
            opened = true;
        }
        while (lines < line) {
            int next = next();
            if (next < 0) {
                break;
            }
            if (next == '\n' || (next == '\r' && !followedByNewline())) {
                lines++;
            }
        }
        return before + at;
    }

    private boolean followedByNewline() throws IOException {
        return (at < filled || fill()) && buffer[at] == '\n';
    }

    private int next() throws IOException {
        return at < filled || fill() ? buffer[at++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        before += filled;
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
