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
 * @param installs whether it is an installation and no repair
 * @param done the steps of this visit that were taken already
 * @param urged whether the customer has called again
 * @param emergency whether the fault is grave
 * @param causes the closing cause codes of the adopted code
 * @param priceLeftFen what the customer has signed that is not charged yet
 */
public record Job(
        Reading reading,
        boolean installs,
        Set<String> done,
        boolean urged,
        boolean emergency,
        List<String> causes,
        long priceLeftFen) {
    /** The steps of a visit, in the order in which they are taken: one tap each. */
    public static final List<String> STEPS =
            List.of("accepted", "departed", "arrived", "entered", "fixed", "signed");

    /** Those of a visit to install. */
    public static final List<String> INSTALLING =
            List.of("accepted", "departed", "arrived", "entered", "installed", "signed");

    /** Why a visit is not made when it was promised. */
    public static final List<String> REASONS =
            List.of("overloaded", "customer-away", "no-parts", "road");

    /** How the customer's word on a time was got. */
    public static final List<String> EVIDENCE = List.of("call", "message", "in-person");

    /** What technicians carry. */
    public static final List<String> PARTS =
            List.of("set-top-box", "remote", "card", "cable", "connector", "splitter", "modem");

    /** What was done to fix it. */
    public static final List<String> REMEDIES =
            List.of("line-mended", "part-replaced", "level-set", "box-set-up", "other-remedy");

    /** What customers pay for. */
    public static final List<String> PAID_WORK =
            List.of("move-outlet", "new-outlet", "replace-box", "indoor-cable");

    /** What a customer says at the end. */
    public static final List<String> RATINGS = List.of("content", "fair", "not-content");

    /** Why there is no signature. */
    public static final List<String> UNSIGNED = List.of("refused", "child-only", "had-to-leave");

    public Job {
        done = Set.copyOf(done);
        causes = List.copyOf(causes);
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

    /** The step that normally comes next: the one after the last that was taken. */
    public String next() {
        List<String> steps = installs ? INSTALLING : STEPS;
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (done.contains(steps.get(i))) {
                return i + 1 < steps.size() ? steps.get(i + 1) : "";
            }
        }
        return steps.getFirst();
    }

    /** Yuan and fen as they are typed. */
    public String priceLeft() {
        return "%d.%02d".formatted(priceLeftFen / 100, priceLeftFen % 100);
    }
}
