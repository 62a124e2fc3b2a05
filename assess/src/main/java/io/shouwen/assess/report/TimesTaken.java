package io.shouwen.assess.report;

import java.util.Arrays;

/**
 * How long the occasions of one clause took, in whole seconds of its own kind of time. Exact up to
 * {@value #MOST} different lengths; beyond that lengths are rounded up to steps of at most a
 * thousandth of themselves. The share kept within a limit on such a step stays exact.
 */
final class TimesTaken {
    /** So many different lengths are kept apart. */
    static final int MOST = 1 << 16;

    private static final int STEPS_AN_OCTAVE_BITS = 10;
    private final Lengths done = new Lengths();
    private final Lengths open = new Lengths();
    private boolean exact = true;

    /** Lengths and how often each was met, in open addressing; 0 times is a free place. */
    private static final class Lengths {
        private long[] seconds = new long[16];
        private long[] times = new long[16];
        private int different;
        private long all;

        void add(long length, long many) {
            int place = place(length);
            if (times[place] == 0) {
                seconds[place] = length;
                different++;
            }
            times[place] += many;
            all += many;
            if (different * 2 > seconds.length) {
                rehash(seconds.length * 4);
            }
        }

        private int place(long length) {
            int mask = seconds.length - 1;
            int place = (int) ((length * 0x9E3779B97F4A7C15L) >>> 40) & mask;
            while (times[place] != 0 && seconds[place] != length) {
                place = (place + 1) & mask;
            }
            return place;
        }

        private void rehash(int size) {
            long[] lengths = seconds;
            long[] counts = times;
            clear(size);
            for (int at = 0; at < lengths.length; at++) {
                if (counts[at] > 0) {
                    add(lengths[at], counts[at]);
                }
            }
        }

        private void clear(int size) {
            seconds = new long[size];
            times = new long[size];
            different = 0;
            all = 0;
        }

        void round() {
            long[] lengths = seconds;
            long[] counts = times;
            clear(16);
            for (int at = 0; at < lengths.length; at++) {
                if (counts[at] > 0) {
                    add(rounded(lengths[at]), counts[at]);
                }
            }
        }

        long[] sorted() {
            long[] sorted = new long[different];
            int next = 0;
            for (int at = 0; at < seconds.length; at++) {
                if (times[at] > 0) {
                    sorted[next++] = seconds[at];
                }
            }
            Arrays.sort(sorted);
            return sorted;
        }

        long times(long length) {
            return times[place(length)];
        }
    }

    /** Up to the next step: each octave has 1,024 of them. */
    static long rounded(long seconds) {
        int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, seconds));
        long step = 1L << Math.max(0, octave - STEPS_AN_OCTAVE_BITS);
        return (seconds + step - 1) / step * step;
    }

    void done(long seconds) {
        add(done, seconds, 1);
    }

    /** Still open after so long. */
    void open(long seconds) {
        add(open, seconds, 1);
    }

    private void add(Lengths to, long seconds, long many) {
        to.add(exact ? seconds : rounded(seconds), many);
        if (exact && done.different + open.different > MOST) {
            round();
        }
    }

    private void round() {
        exact = false;
        done.round();
        open.round();
    }

    void add(TimesTaken more) {
        if (exact && !more.exact) {
            round();
        }
        add(done, more.done);
        add(open, more.open);
    }

    private void add(Lengths to, Lengths more) {
        for (int at = 0; at < more.seconds.length; at++) {
            if (more.times[at] > 0) {
                add(to, more.seconds[at], more.times[at]);
            }
        }
    }

    long done() {
        return done.all;
    }

    long open() {
        return open.all;
    }

    boolean exact() {
        return exact;
    }

    /** The share kept within each limit at which it changes. */
    PromiseCurve curve() {
        long[] doneAt = done.sorted();
        long[] openAt = open.sorted();
        long[] limits =
                java.util.stream.LongStream.concat(Arrays.stream(doneAt), Arrays.stream(openAt))
                        .sorted()
                        .distinct()
                        .toArray();
        long[] kept = new long[limits.length];
        long[] decided = new long[limits.length];
        long keptSoFar = 0;
        long openBeyond = open.all;
        for (int at = 0; at < limits.length; at++) {
            keptSoFar += done.times(limits[at]);
            openBeyond -= open.times(limits[at]);
            kept[at] = keptSoFar;
            decided[at] = done.all + openBeyond;
        }
        return new PromiseCurve(limits, kept, decided);
    }
}
