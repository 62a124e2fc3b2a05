package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What one finding takes after one decision about it; the ledger posts the difference to what it
 * has posted before.
 *
 * @param finding the finding's number
 * @param revision the revision that was decided
 * @param fact the number of the deciding fact in the finding's own history
 * @param at when the deciding fact was recorded
 * @param forPeriod the month in which the breach fell
 * @param due everything the finding takes now; empty when it takes nothing any more
 */
public record Settling(
        long finding,
        int revision,
        int fact,
        Instant at,
        Reason reason,
        YearMonth forPeriod,
        List<Due> due) {
    public Settling {
        due = List.copyOf(due);
    }

    /** Why entries are written. */
    public enum Reason {
        CONFIRMED,
        /** Confirmed again, after a graver verdict reopened it. */
        RECONSIDERED,
        DISMISSED,
        OVERTURNED,
        /** A later verdict took the breach away. */
        WITHDRAWN
    }
}
