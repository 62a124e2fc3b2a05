package io.shouwen.server.roster;

import java.time.Instant;
import java.util.Optional;

/** Whether a person is on duty at an instant, by the roster. */
public sealed interface Presence {
    /** The roster says nothing of that day; nobody is on or off duty by it. */
    record Unplanned() implements Presence {}

    /**
     * On duty.
     *
     * @param until the first instant after the shift
     */
    record OnDuty(Shift shift, boolean leads, Instant until) implements Presence {}

    /** Planned, and not for this hour; who stands in for a person on leave. */
    record OffDuty(Optional<Integer> standIn) implements Presence {}
}
