package io.shouwen.engine.judge;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of a due moment.
 *
 * @param at when it was recorded; for a pause, when the clock stopped
 * @param to the due moment from then on; empty while the clock stands still or nothing is due
 * @param why the id of the fact, or the name of the calendar's edition
 */
public record Move(Cause cause, Instant at, Optional<Instant> to, String why) {
    /** What moved it. */
    public enum Cause {
        PAUSE,
        APPOINTMENT,
        EXTENSION,
        EXCUSE,
        CALENDAR
    }
}
