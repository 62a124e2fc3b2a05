package io.shouwen.server.bill;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which of millions of names came before, in eight bytes each: the first of a digest of the name.
 * Two names of two million share them less than once in a million files.
 */
final class Seen {
    private static final int FIRST = 1 << 10;

    private final MessageDigest digest;
    private long[] slots = new long[FIRST];
    private int count;

    Seen() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Adds a name; false if it came before. */
    boolean add(String name) {
        long mark = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8))).getLong();
        // Zero is an empty slot.
        boolean added = put(slots, mark == 0 ? 1 : mark);
        count += added ? 1 : 0;
        if (count > slots.length / 2) {
            grow();
        }
        return added;
    }

    private static boolean put(long[] slots, long mark) {
        int at = (int) (mark & (slots.length - 1));
        while (slots[at] != 0) {
            if (slots[at] == mark) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = mark;
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long mark : slots) {
            if (mark != 0) {
                put(larger, mark);
            }
        }
        slots = larger;
    }
}
