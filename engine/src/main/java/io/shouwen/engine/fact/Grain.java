package io.shouwen.engine.fact;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The times that a fact may carry: whole microseconds, as a database keeps them, in the years 0 to
 * 9999. Cutting them at the door makes a fact the same before and after it was stored.
 */
public final class Grain {
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Grain() {}

    /** The instant without what is finer than a microsecond. */
    public static Instant of(Instant at) {
        checkArgument(
                FIRST_SECOND <= at.getEpochSecond() && at.getEpochSecond() <= LAST_SECOND,
                "a fact speaks of the years 0 to 9999, not of %s",
                at);
        return cut(at);
    }

    /** As {@link #of}, for an instant that no fact carries and that may lie anywhere. */
    public static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    static LocalDate of(LocalDate day) {
        checkArgument(
                0 <= day.getYear() && day.getYear() <= 9999,
                "a fact speaks of the years 0 to 9999, not of %s",
                day);
        return day;
    }
}
