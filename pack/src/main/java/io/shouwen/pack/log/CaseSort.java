package io.shouwen.pack.log;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * Sorts records by their case id and then by a given order. Ids mostly differ in few places, so
 * what they share is skipped and the next bytes are sorted as numbers.
 */
final class CaseSort {
    /** So many bytes of an id and the place of its record share one number. */
    private static final int PLACE_BITS = 24;

    private static final int MOST = 1 << PLACE_BITS;
    private static final int FEW = 12;

    private final byte[] bytes;
    private final int[] from;
    private final int[] to;
    private final IntBinaryOperator order;

    /**
     * @param from where the id of each record begins
     * @param to where it ends
     * @param order the whole order of two records, their ids first
     */
    CaseSort(byte[] bytes, int[] from, int[] to, IntBinaryOperator order) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.order = order;
    }

    /** The numbers of the first so many records, in order. */
    int[] sorted(int records) {
        int[] sorted = IntStream.range(0, records).toArray();
        sort(sorted, 0, records, -1);
        return sorted;
    }

    /**
     * Sorts a stretch.
     *
     * @param known so many bytes at least are the same in all its ids
     */
    private void sort(int[] records, int first, int end, int known) {
        if (end - first <= FEW) {
            insert(records, first, end);
            return;
        }
        int shared = shared(records, first, end);
        if (shared <= known || end - first > MOST) {
            int[] stretch =
                    Arrays.stream(records, first, end)
                            .boxed()
                            .sorted(order::applyAsInt)
                            .mapToInt(record -> record)
                            .toArray();
            System.arraycopy(stretch, 0, records, first, stretch.length);
            return;
        }
        long[] keys = sortedKeys(records, first, end, shared);
        int same = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] >>> PLACE_BITS != keys[same] >>> PLACE_BITS) {
                if (i - same > 1) {
                    sort(records, first + same, first + i, shared);
                }
                same = i;
            }
        }
    }

    /** Sorts a stretch by the next bytes of its ids. */
    private long[] sortedKeys(int[] records, int first, int end, int shared) {
        int[] before = Arrays.copyOfRange(records, first, end);
        long[] keys = new long[before.length];
        for (int i = 0; i < keys.length; i++) {
            int record = before[i];
            long next = CaseOrder.prefix(bytes, from[record] + shared, to[record]);
            keys[i] = ((next & -MOST) | i) ^ Long.MIN_VALUE;
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            records[first + i] = before[(int) keys[i] & (MOST - 1)];
        }
        return keys;
    }

    private int shared(int[] records, int first, int end) {
        int one = records[first];
        int shared = to[one] - from[one];
        for (int i = first + 1; i < end && shared > 0; i++) {
            int other = records[i];
            int apart =
                    Arrays.mismatch(
                            bytes, from[one], from[one] + shared, bytes, from[other], to[other]);
            shared = apart < 0 ? shared : apart;
        }
        return shared;
    }

    private void insert(int[] records, int first, int end) {
        for (int i = first + 1; i < end; i++) {
            int record = records[i];
            int at = i;
            while (at > first && order.applyAsInt(record, records[at - 1]) < 0) {
                records[at] = records[at - 1];
                at--;
            }
            records[at] = record;
        }
    }
}
