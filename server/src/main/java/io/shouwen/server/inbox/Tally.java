package io.shouwen.server.inbox;

import java.util.ArrayList;
import java.util.List;

/** How a file went, row by row. */
final class Tally {
    private static final int SHOWN = 50;

    private final List<RowProblem> first = new ArrayList<>();
    private long rows;
    private long told;
    private long again;
    private long rejected;

    void rows(long many) {
        rows = many;
    }

    /**
     * @param before whether the house had been told it before
     */
    void told(boolean before) {
        if (before) {
            again++;
        } else {
            told++;
        }
    }

    void rejected(RowProblem problem) {
        rejected++;
        if (first.size() < SHOWN) {
            first.add(problem);
        }
    }

    long rows() {
        return rows;
    }

    /** Facts that are new to the house. */
    long told() {
        return told;
    }

    /** Facts that it had been told before. */
    long again() {
        return again;
    }

    long rejected() {
        return rejected;
    }

    /** The first of what was rejected. */
    List<RowProblem> first() {
        return List.copyOf(first);
    }
}
