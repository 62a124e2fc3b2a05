package io.shouwen.server.report;

import io.shouwen.server.insight.Figure;
import io.shouwen.server.insight.Report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What whoever leads a repair organisation looks at in the morning, of the units in sight.
 *
 * @param day the day that is reported about
 * @param now when what waits was counted
 * @param report the figures of the day
 * @param tries customers who called twice or more about one matter on that day
 * @param waits what waits just now, by what it is
 */
public record Morning(
        LocalDate day,
        Instant now,
        Report report,
        List<Intake> intake,
        List<Crew> crews,
        Map<Standing, Long> waits,
        List<Again> tries,
        Calls calls,
        List<String> leaders) {
    /** The figures of the day that stand on the page itself. */
    public static final List<Figure> FIGURES =
            List.of(
                    Figure.OPENED,
                    Figure.BY_DESK,
                    Figure.BY_FIELD,
                    Figure.BY_SYSTEM,
                    Figure.FROM_ABOVE,
                    Figure.CALLS,
                    Figure.ABANDONED,
                    Figure.ASKED_TWICE,
                    Figure.ASKED_THRICE,
                    Figure.COMPLAINTS,
                    Figure.DISSATISFIED);

    public Morning {
        intake = List.copyOf(intake);
        crews = List.copyOf(crews);
        waits = copy(waits);
        tries = List.copyOf(tries);
        leaders = List.copyOf(leaders);
    }

    private static Map<Standing, Long> copy(Map<Standing, Long> counts) {
        Map<Standing, Long> copy = new EnumMap<>(Standing.class);
        copy.putAll(counts);
        return copy;
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

    /** What a unit has waiting. */
    public record Crew(int unit, String name, Map<Standing, Long> waits) {
        public Crew {
            waits = copy(waits);
        }
    }

    /** A request about which the customer called again, and how often on the day. */
    public record Again(String number, String symptom, long times) {}

    /**
     * The callbacks owed on the day.
     *
     * @param of the day on which they were reported
     */
    public record Calls(LocalDate of, long owed, long called, long unreached, long notFixed) {}
}
