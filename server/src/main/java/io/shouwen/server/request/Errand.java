package io.shouwen.server.request;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that waits, or waited, on a request.
 *
 * @param n the fact that asked for it; names it within the request
 * @param by who asked
 * @param unit the unit that is asked to help
 * @param due by when, or until when; empty if no time is set
 * @param settled when it was settled; empty while it waits
 * @param outcome the last word of the fact that settled it, such as {@code approved}
 */
public record Errand(
        int n,
        ErrandKind kind,
        int by,
        Optional<Integer> unit,
        Optional<Instant> due,
        String reason,
        Instant askedAt,
        Optional<Instant> settled,
        String outcome) {
    public boolean open() {
        return settled.isEmpty();
    }

    Errand settled(Instant at, String word) {
        return new Errand(n, kind, by, unit, due, reason, askedAt, Optional.of(at), word);
    }
}
