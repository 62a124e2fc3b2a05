package io.shouwen.engine.time;

/**
 * Finds the last key at or before a number in a rising array. The range of the keys is cut into
 * about as many equal buckets as there are keys, so that a search looks at a few neighbours only.
 */
final class FloorIndex {
    private final long[] keys;
    private final int shift;
    private final int[] firstOfBucket;

    FloorIndex(long[] keys) {
        this.keys = keys;
        long range = keys.length == 0 ? 0 : keys[keys.length - 1] - keys[0];
        int bits = 0;
        while ((range >>> bits) > 2L * keys.length) {
            bits++;
        }
        shift = bits;
        firstOfBucket = new int[(int) (range >>> shift) + 2];
        int key = 0;
        for (int bucket = 0; bucket < firstOfBucket.length; bucket++) {
            while (key < keys.length && (keys[key] - keys[0]) >>> shift < bucket) {
                key++;
            }
            firstOfBucket[bucket] = key;
        }
    }

    /** The index of the greatest key not above the number, or -1 if all are above it. */
    int floor(long number) {
        int last = keys.length - 1;
        if (last < 0 || number < keys[0]) {
            return -1;
        }
        if (number >= keys[last]) {
            return last;
        }
        int bucket = (int) ((number - keys[0]) >>> shift);
        int low = firstOfBucket[bucket];
        int high = firstOfBucket[bucket + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
