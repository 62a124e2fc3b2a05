package io.shouwen.pack.log;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A text line by line, each ended by a line feed, a carriage return or both. Only one line lives at
 * a time; of one that is too long no more is kept than can be.
 */
final class TextLines implements Closeable {
    private static final int LONGEST = 1 << 24;
    private final DecodingReader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private char[] line = new char[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;
    private boolean afterReturn;

    TextLines(DecodingReader in) {
        this.in = in;
    }

    /** Goes to the next line; false behind the last. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean some = false;
        while (at < filled || fill()) {
            if (afterReturn && buffer[at] == '\n') {
                at++;
                afterReturn = false;
                continue;
            }
            afterReturn = false;
            some = true;
            int end = end();
            keep(end);
            at = end;
            if (end < filled) {
                afterReturn = buffer[end] == '\r';
                at++;
                break;
            }
        }
        number += some ? 1 : 0;
        return some;
    }

    private int end() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private void keep(int end) {
        int more = end - at;
        if (length + more > LONGEST) {
            tooLong = true;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(buffer, at, line, length, more);
        length += more;
        if (number == 0 && length > 0 && line[0] == '\uFEFF') {
            length--;
            System.arraycopy(line, 1, line, 0, length);
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    char[] chars() {
        return line;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(line, 0, length);
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean blank() {
        for (int place = 0; place < length; place++) {
            if (line[place] > ' ') {
                return false;
            }
        }
        return !tooLong;
    }

    /** Whether it holds bytes that are no text. */
    boolean damaged() {
        if (in.damaged()) {
            for (int place = 0; place < length; place++) {
                if (line[place] == DecodingReader.DAMAGE) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
