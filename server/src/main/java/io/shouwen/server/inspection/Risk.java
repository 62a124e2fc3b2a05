package io.shouwen.server.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much an item asks to be looked at: something at least, more the longer it was not looked at,
 * and more with each finding of its clause.
 */
final class Risk {
    /** How far back findings count. */
    static final Duration RECENT = Duration.ofDays(180);

    private static final long BASE = 2;
    private static final long A_FINDING = 6;
    private static final long MOST_FINDINGS = 5;
    private static final long MOST_MONTHS = 6;
    private static final long DAYS_A_MONTH = 30;

    private Risk() {}

    /**
     * The weight of an item.
     *
     * @param findings how often its clause was found broken in the unit of late
     * @param looked when it was looked at there last; empty for never
     */
    static long weight(long findings, Optional<Instant> looked, Instant now) {
        long months =
                looked.map(at -> Duration.between(at, now).toDays() / DAYS_A_MONTH)
                        .orElse(MOST_MONTHS);
        return BASE
                + A_FINDING * Math.min(findings, MOST_FINDINGS)
                + Math.clamp(months, 0, MOST_MONTHS);
    }
}
