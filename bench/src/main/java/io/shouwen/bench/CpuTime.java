package io.shouwen.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Measures the processor time of the calling thread, so that what else runs on the machine counts
 * as little as can be. Rounds are repeated; the median is told.
 */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static long sink;

    private CpuTime() {}

    /**
     * Nanoseconds of processor time an operation takes.
     *
     * @param operation does the i-th operation and returns something that depends on it
     */
    static double nanosPerOperation(int rounds, int operations, IntToLongFunction operation) {
        double[] figures = new double[rounds];
        for (int round = -rounds; round < rounds; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < operations; i++) {
                sink += operation.applyAsLong(i);
            }
            long used = THREADS.getCurrentThreadCpuTime() - before;
            if (round >= 0) {
                figures[round] = (double) used / operations;
            }
        }
        Arrays.sort(figures);
        return figures[rounds / 2];
    }

    /** What the operations added up to; printed so that no compiler may leave them out. */
    static long checksum() {
        return sink;
    }
}
