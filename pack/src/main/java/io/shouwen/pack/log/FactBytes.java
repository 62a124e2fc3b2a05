package io.shouwen.pack.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing row of bytes: how facts lie in memory and in spill files until their case is judged.
 */
final class FactBytes {
    private static final VarHandle WHOLE =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    FactBytes(int capacity) {
        this.bytes = new byte[capacity];
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

    void put(byte[] from, int offset, int length) {
        room(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    void one(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first: small counts are small. */
    void count(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Eight bytes, so ordered that comparing bytes compares the numbers. */
    void whole(long value) {
        room(8);
        WHOLE.set(bytes, size, value ^ Long.MIN_VALUE);
        size += 8;
    }

    void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        put(utf8, 0, utf8.length);
    }

    void text(char[] chars, int from, int to) {
        int length = to - from;
        for (int at = from; at < to; at++) {
            if (chars[at] > 0x7F) {
                text(new String(chars, from, length));
                return;
            }
        }
        count(length);
        room(length);
        for (int at = from; at < to; at++) {
            bytes[size++] = (byte) chars[at];
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** Reads what was written, from a place on. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        void moveTo(int place) {
            at = place;
        }

        int place() {
            return at;
        }

        int one() {
            return bytes[at++];
        }

        long count() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte next = bytes[at++];
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
                shift += 7;
            }
        }

        long whole() {
            long value = (long) WHOLE.get(bytes, at) ^ Long.MIN_VALUE;
            at += 8;
            return value;
        }

        String text() {
            int length = (int) count();
            if (length == 0) {
                return "";
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        void skip(int length) {
            at += length;
        }
    }
}
