package io.shouwen.server.slip;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The slips that are missing, by day and person.
 *
 * @param month what was visited this month
 * @param mayTake whether the reader may take papers in
 * @param next where the next page begins; empty on the last
 */
public record SlipList(Slips.Sum month, List<Group> groups, boolean mayTake, String next) {
    public SlipList {
        groups = List.copyOf(groups);
    }

    /** What one person has not given back of one day. */
    public record Group(LocalDate day, String person, List<Line> lines) {
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One slip.
     *
     * @param form how it was filled; empty if it was not
     */
    public record Line(String request, String slip, Instant visitedAt, String form, String paper) {}
}
