package io.shouwen.server.call;

import java.time.Duration;
import java.util.Optional;

/**
 * How often a phone rang.
 *
 * @param estimated whether that was reckoned from seconds
 */
record Ringing(int rings, boolean estimated) {
    /** One ring and the silence after it, as exchanges in China sound it. */
    static final Duration CYCLE = Duration.ofSeconds(5);

    /** As counted, else by how long it rang; a phone picked up during a ring has rung it. */
    static Optional<Ringing> of(CallEvent event, Optional<Duration> rang) {
        Integer counted = event.rings();
        Integer seconds = event.seconds();
        if (counted != null) {
            return Optional.of(new Ringing(counted, false));
        }
        return Optional.ofNullable(seconds)
                .map(Duration::ofSeconds)
                .or(() -> rang)
                .filter(length -> !length.isNegative())
                .map(length -> Math.toIntExact(Math.min(1_000, length.dividedBy(CYCLE)) + 1))
                .map(rings -> new Ringing(rings, true));
    }
}
