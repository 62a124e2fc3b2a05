package io.shouwen.server.complaint;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that was asked for.
 *
 * @param n the fact that asked; names it within the complaint
 * @param by who asked
 * @param to what it would be handled as; empty unless it is to be milder
 * @param other the request that would answer it; empty unless they are to be merged
 * @param settledBy who approved or declined it; empty while it waits
 * @param approved whether it was approved
 */
public record Asked(
        int n,
        Change change,
        int by,
        String to,
        Optional<SubjectId> other,
        String reason,
        Instant at,
        Optional<Integer> settledBy,
        boolean approved) {
    public boolean waits() {
        return settledBy.isEmpty();
    }

    Asked settled(int person, boolean yes) {
        return new Asked(n, change, by, to, other, reason, at, Optional.of(person), yes);
    }
}
