package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What one finding takes after one decision; the ledger posts the difference to what it has posted
 * before.
 *
 * @param finding the finding's number
 * @param revision the revision that was decided
 * @param fact the number of the deciding fact in the finding's own history
 * @param at when the fact that brings it about was recorded
 * @param forPeriod the month in which the breach fell
 * @param due everything the finding takes now; empty when it takes nothing any more
 * @param reckoned how that was reckoned
 * @param cause the decision about another finding that brings it about; empty for its own
 */
public record Settling(
        long finding,
        int revision,
        int fact,
        Instant at,
        Reason reason,
        YearMonth forPeriod,
        List<Due> due,
        List<Reckoned> reckoned,
        Optional<Cause> cause) {
    public Settling {
        due = List.copyOf(due);
        reckoned = List.copyOf(reckoned);
    }

    /** Without a word on how it was reckoned, after a decision about the finding itself. */
    public Settling(
            long finding,
            int revision,
            int fact,
            Instant at,
            Reason reason,
            YearMonth forPeriod,
            List<Due> due) {
        this(finding, revision, fact, at, reason, forPeriod, due, List.of(), Optional.empty());
    }

    /** A fact of another finding of the same book. */
    public record Cause(long finding, int fact) {}

    /** Why entries are written. */
    public enum Reason {
        CONFIRMED,
        /** Confirmed again, after a graver verdict reopened it or the book had changed. */
        RECONSIDERED,
        DISMISSED,
        OVERTURNED,
        /** A later verdict took the breach away. */
        WITHDRAWN,
        /** A decision about another finding of the book changed what it takes. */
        RECKONED
    }
}
