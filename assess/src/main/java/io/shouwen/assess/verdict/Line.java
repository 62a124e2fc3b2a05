package io.shouwen.assess.verdict;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** A growing row of bytes in UTF-8, with the few ways in which a verdict writes itself. */
final class Line {
    private static final int DAY_SECONDS = 86_400;
    private static final int CACHED_DAYS = 1 << 10;
    private static final int DAY_LENGTH = 10;
    private static final long FIRST_DAY = LocalDate.of(1000, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    private final long[] cachedDay = new long[CACHED_DAYS];
    private final byte[] cachedText = new byte[CACHED_DAYS * DAY_LENGTH];
    private byte[] bytes;
    private int size;

    Line(int capacity) {
        this.bytes = new byte[capacity];
        Arrays.fill(cachedDay, Long.MIN_VALUE);
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    Line one(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** Any text as it is. */
    Line text(String text) {
        int length = text.length();
        room(length);
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (c > 0x7F) {
                return all(text.substring(at).getBytes(StandardCharsets.UTF_8));
            }
            bytes[size++] = (byte) c;
        }
        return this;
    }

    private Line all(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    Line number(long number) {
        if (number < 0) {
            return text(Long.toString(number));
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        long rest = number;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** As {@link Instant#toString} writes it, but without its cost. */
    Line instant(Instant at) {
        long day = Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
        if (day < FIRST_DAY || day > LAST_DAY || at.getNano() != 0) {
            return text(at.toString());
        }
        int second = (int) (at.getEpochSecond() - day * DAY_SECONDS);
        room(2 * DAY_LENGTH);
        System.arraycopy(cachedText, dayText(day), bytes, size, DAY_LENGTH);
        size += DAY_LENGTH;
        return one('T').two(second / 3600)
                .one(':')
                .two(second / 60 % 60)
                .one(':')
                .two(second % 60)
                .one('Z');
    }

    private int dayText(long day) {
        int slot = (int) (day & (CACHED_DAYS - 1));
        if (cachedDay[slot] != day) {
            byte[] text = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, cachedText, slot * DAY_LENGTH, DAY_LENGTH);
            cachedDay[slot] = day;
        }
        return slot * DAY_LENGTH;
    }

    private Line two(int number) {
        return one((char) ('0' + number / 10)).one((char) ('0' + number % 10));
    }

    /** Puts four bytes into a place that was left for them. */
    void whole(int place, int number) {
        for (int at = 0; at < Integer.BYTES; at++) {
            bytes[place + at] = (byte) (number >>> (24 - Byte.SIZE * at));
        }
    }

    /** Leaves a place for four bytes. */
    int place() {
        room(Integer.BYTES);
        size += Integer.BYTES;
        return size - Integer.BYTES;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
