package io.shouwen.server.field;

import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request in a technician's hands.
 *
 * @param done the names of the acts that have counted already
 * @param urged whether the customer has called again
 */
public record Job(Reading reading, Set<String> done, boolean urged) {
    /** The steps of a visit, in the order in which they are taken. */
    public static final List<String> STEPS = List.of("departed", "arrived", "fixed");

    /** What is left to do once the fault is fixed. */
    public static final String LAST = "closed";

    /** Why a visit is not made when it was promised. */
    public static final List<String> REASONS =
            List.of("overloaded", "customer-away", "no-parts", "road");

    public Job {
        done = Set.copyOf(done);
    }

    /** What runs, the soonest of each thing promised. */
    public List<ClockView> clocks() {
        return reading.promised();
    }

    /** When the visit is due, as far as it is still to be made. */
    public Optional<Instant> arrivalDue() {
        return reading.running().stream()
                .filter(clock -> clock.keeper().equals("visit.arrived"))
                .flatMap(clock -> clock.due().stream())
                .findFirst();
    }

    /** When anything is due next. */
    public Optional<Instant> nextDue() {
        return reading.running().stream().flatMap(clock -> clock.due().stream()).findFirst();
    }

    public String state() {
        return reading.running().isEmpty() ? "kept" : reading.running().getFirst().state();
    }

    /** The step that normally comes next. */
    public String next() {
        if (done.contains("repair.fixed")) {
            return LAST;
        }
        if (done.contains("visit.arrived")) {
            return "fixed";
        }
        return done.contains("visit.departed") ? "arrived" : "departed";
    }
}
