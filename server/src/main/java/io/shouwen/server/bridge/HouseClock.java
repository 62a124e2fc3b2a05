package io.shouwen.server.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The clock of the house, as the page last told it. The machine of a counter may go wrong, so its
 * own clock is never read; only how much time has passed.
 */
final class HouseClock {
    private final LongSupplier nanos;
    private Optional<Instant> told = Optional.empty();
    private long then;

    HouseClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void is(Instant now) {
        told = Optional.of(now);
        then = nanos.getAsLong();
    }

    /** Empty until a page has told it. */
    Optional<Instant> now() {
        return told.map(one -> one.plus(Duration.ofNanos(nanos.getAsLong() - then)));
    }
}
