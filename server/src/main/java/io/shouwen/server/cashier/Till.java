package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a cashier holds from opening to closing, in fen.
 *
 * @param countedBy the cashier, or who counted it in their absence
 */
public record Till(
        SubjectId id,
        int unit,
        int cashier,
        LocalDate day,
        String state,
        long begun,
        Instant openedAt,
        Optional<Instant> countedAt,
        OptionalInt countedBy,
        OptionalInt approvedBy,
        String words) {
    static final String OPEN = "open";
    static final String COUNTED = "counted";
    static final String APPROVED = "approved";

    public boolean open() {
        return state.equals(OPEN);
    }

    public boolean counted() {
        return state.equals(COUNTED);
    }

    /** Whether it was counted by somebody else. */
    public boolean absent() {
        return countedBy.isPresent() && countedBy.getAsInt() != cashier;
    }

    /** Whether somebody took with it or counted it, and so does not approve it. */
    public boolean touchedBy(int person) {
        return person == cashier || (countedBy.isPresent() && countedBy.getAsInt() == person);
    }

    /** What was counted of a method, against what the books say. */
    public record Count(Method method, long expected, long counted) {
        public long difference() {
            return counted - expected;
        }
    }
}
