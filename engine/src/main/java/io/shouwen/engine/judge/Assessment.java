package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Subject;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the standards say about one subject as of one instant.
 *
 * @param judged in the order in which the occasions opened, then by clause
 * @param next the earliest later instant at which anything can change without a new fact
 */
public record Assessment(
        Subject subject, Instant asOf, List<Judged> judged, Optional<Instant> next) {
    public Assessment {
        judged = List.copyOf(judged);
    }
}
