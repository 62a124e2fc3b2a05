package io.shouwen.pack.log;

import java.util.Arrays;

/**
 * The order of case ids, told by the bytes of their UTF-8: that of their texts, in which {@link
 * String#compareTo} puts them.
 */
public final class CaseOrder {
    private CaseOrder() {}

    /** Compares the ids in [from, to) of the one bytes and of the others. */
    public static int compare(
            byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        int apart = Arrays.mismatch(one, from, to, other, otherFrom, otherTo);
        if (apart < 0) {
            return 0;
        }
        return apart == Math.min(to - from, otherTo - otherFrom)
                ? Integer.compare(to - from, otherTo - otherFrom)
                : place(one[from + apart]) - place(other[otherFrom + apart]);
    }

    /**
     * The eight bytes from a place on as an unsigned number. Where two differ they are in the order
     * of the ids; where not, only {@link #compare} can tell.
     */
    public static long prefix(byte[] bytes, int from, int to) {
        long prefix = 0;
        for (int at = from; at < from + Long.BYTES; at++) {
            prefix = (prefix << Byte.SIZE) | (at < to ? place(bytes[at]) : 0);
        }
        return prefix;
    }

    /** Texts have their rare characters, led by F0 to F4, before those that EE and EF lead. */
    private static int place(byte leading) {
        int number = leading & 0xFF;
        return number == 0xEE || number == 0xEF ? number + 0x10 : number;
    }
}
