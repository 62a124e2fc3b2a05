package io.shouwen.server.call;

import java.time.Duration;
import java.time.Instant;

/**
 * A call as a list shows it.
 *
 * @param caller the customer's masked name and phone; empty if nobody knows who called
 * @param agent who answered, by name; empty if nobody has
 */
public record CallLine(CallRow row, String caller, String agent) {
    /** How long it has rung, or had until it was answered. */
    public Duration waited(Instant now) {
        return Duration.between(row.rangAt(), row.answeredAt().or(row::endedAt).orElse(now));
    }
}
