package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** What a cashier holds from opening to closing, in fen. */
public record Till(
        SubjectId id,
        int unit,
        int cashier,
        LocalDate day,
        String state,
        long begun,
        Instant openedAt,
        Optional<Instant> countedAt,
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

    /** What was counted of a method, against what the books say. */
    public record Count(Method method, long expected, long counted) {
        public long difference() {
            return counted - expected;
        }
    }
}
