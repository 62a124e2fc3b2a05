package io.shouwen.assess.report;

/**
 * How far before or behind the due moment things happened, in steps that people think in. Fixed
 * steps, so that the spreads of parts add up to that of the whole.
 */
public final class Spread {
    /** Upper ends of the steps in seconds; what is longer falls into one more step. */
    static final long[] STEPS = {
        60,
        300,
        900,
        1_800,
        3_600,
        7_200,
        14_400,
        28_800,
        86_400,
        172_800,
        345_600,
        604_800,
        1_209_600,
        2_592_000,
        7_776_000,
        31_536_000
    };

    private final long[] spare = new long[STEPS.length + 1];
    private final long[] late = new long[STEPS.length + 1];

    void spare(long seconds) {
        spare[step(seconds)]++;
    }

    void late(long seconds) {
        late[step(seconds)]++;
    }

    void add(Spread other) {
        for (int step = 0; step < spare.length; step++) {
            spare[step] += other.spare[step];
            late[step] += other.late[step];
        }
    }

    /** How many had at most this step's time to spare, and more than the step before. */
    long spareAt(int step) {
        return spare[step];
    }

    long lateAt(int step) {
        return late[step];
    }

    static int steps() {
        return STEPS.length + 1;
    }

    private static int step(long seconds) {
        int step = 0;
        while (step < STEPS.length && seconds > STEPS[step]) {
            step++;
        }
        return step;
    }
}
