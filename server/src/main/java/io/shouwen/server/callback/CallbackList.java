package io.shouwen.server.callback;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The repairs that were reported on a day and are owed a call the next morning (cable.3.2.6f): all
 * of them, fixed or not. The day is over, so that the list does not grow.
 *
 * @param noon by when the calls are due
 * @param next where the next page begins; empty on the last
 */
public record CallbackList(
        LocalDate day,
        Instant noon,
        Instant now,
        long all,
        long called,
        long unreached,
        List<Line> lines,
        String next) {
    /** What the customer says of the repair. */
    public static final List<String> OUTCOMES = List.of("fixed", "not-fixed");

    /** What the customer thinks of the service. */
    public static final List<String> OPINIONS =
            List.of("satisfied", "fair", "dissatisfied", "suggestion");

    public CallbackList {
        lines = List.copyOf(lines);
    }

    /** How many are still to be called. */
    public long open() {
        return all - called - unreached;
    }

    /**
     * One repair.
     *
     * @param customer masked values by field
     * @param outcome what the customer said; empty before a callback
     * @param attempts how often nobody answered: an attempt is no callback (R-cable-6)
     * @param unreached whether so many attempts count apart
     * @param event the declared event whose customers are called in one batch
     */
    public record Line(
            String number,
            Instant openedAt,
            String symptom,
            Optional<Long> customerId,
            Map<String, String> customer,
            Optional<String> outcome,
            Optional<String> opinion,
            int attempts,
            boolean unreached,
            Optional<SubjectId> event) {
        public Line {
            customer = Map.copyOf(customer);
        }
    }
}
