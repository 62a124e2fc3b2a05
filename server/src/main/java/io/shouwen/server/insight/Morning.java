package io.shouwen.server.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What whoever leads a repair organisation looks at in the morning, of the units in sight.
 *
 * @param day the day that is reported about
 * @param now when it was counted
 * @param tries customers who called twice or more about one matter on that day
 * @param raised findings that wait to be decided
 * @param appealed appeals that wait to be decided
 */
public record Morning(
        LocalDate day,
        Instant now,
        List<Intake> intake,
        List<Crew> crews,
        List<Again> tries,
        Calls calls,
        long raised,
        long appealed,
        List<String> leaders) {
    public Morning {
        intake = List.copyOf(intake);
        crews = List.copyOf(crews);
        tries = List.copyOf(tries);
        leaders = List.copyOf(leaders);
    }

    /** How many were reported on the day, and on the day a week before. */
    public long reported() {
        return intake.stream().mapToLong(Intake::count).sum();
    }

    public long weekBefore() {
        return intake.stream().mapToLong(Intake::weekBefore).sum();
    }

    /** What was reported, by what the customer saw. */
    public record Intake(String symptom, long count, long weekBefore) {}

    /**
     * A unit's work.
     *
     * @param overdue requests with a promise that is overdue now
     * @param dueToday requests with a promise that falls due by the end of today
     * @param open open requests
     * @param unaccepted offers to take over that nobody has answered
     */
    public record Crew(
            int unit, String name, long overdue, long dueToday, long open, long unaccepted) {}

    /** A request about which the customer called again, and how often on the day. */
    public record Again(String number, String symptom, long times) {}

    /** The callbacks of the day before: owed, called, unreachable, and who was dissatisfied. */
    public record Calls(LocalDate of, long owed, long called, long dissatisfied, long notFixed) {}
}
