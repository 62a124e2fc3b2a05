package io.shouwen.server.inspection;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rectification notice and what became of it.
 *
 * @param firstDue until when it was to be done first
 * @param due until when it is to be done now
 * @param told what was reported and not checked yet
 * @param rounds what was reported and checked
 */
public record Rectification(
        String what,
        int person,
        Instant orderedAt,
        Instant firstDue,
        Instant due,
        Optional<Told> told,
        List<Round> rounds) {
    public Rectification {
        rounds = List.copyOf(rounds);
    }

    /** Who reported it done, and where their words and pictures lie. */
    public record Told(Instant at, int by, List<Long> enclosures) {
        public Told {
            enclosures = List.copyOf(enclosures);
        }
    }

    /** One report with its check. */
    public record Round(
            Told told, Instant checkedAt, int checkedBy, boolean passed, String reason) {}

    static Rectification ordered(Fact fact) {
        Instant due = Inspection.moment(fact, InspectionKinds.UNTIL).orElseThrow();
        return new Rectification(
                Inspection.text(fact, InspectionKinds.WHAT),
                Integer.parseInt(Inspection.text(fact, InspectionKinds.PERSON)),
                fact.occurredAt(),
                due,
                due,
                Optional.empty(),
                List.of());
    }

    Rectification with(Fact fact) {
        if (fact.kind().equals(InspectionKinds.TOLD)) {
            List<Long> enclosures =
                    Drawn.words(Inspection.text(fact, InspectionKinds.ENCLOSURE)).stream()
                            .map(Long::valueOf)
                            .toList();
            Told now = new Told(fact.occurredAt(), Integer.parseInt(fact.actor()), enclosures);
            return new Rectification(
                    what, person, orderedAt, firstDue, due, Optional.of(now), rounds);
        }
        List<Round> more = new ArrayList<>(rounds);
        more.add(
                new Round(
                        told.orElseThrow(),
                        fact.occurredAt(),
                        Integer.parseInt(fact.actor()),
                        fact.value(InspectionKinds.PASSED)
                                .filter(value -> value.equals(new Value.Flag(true)))
                                .isPresent(),
                        Inspection.text(fact, InspectionKinds.REASON)));
        return new Rectification(
                what,
                person,
                orderedAt,
                firstDue,
                Inspection.moment(fact, InspectionKinds.UNTIL).orElse(due),
                Optional.empty(),
                more);
    }

    /** Whether a check was passed. */
    public boolean over() {
        return last().filter(Round::passed).isPresent();
    }

    private Optional<Round> last() {
        return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
    }

    /** When that which passed was reported. */
    Optional<Instant> mendedAt() {
        return last().filter(Round::passed).map(round -> round.told().at());
    }

    /** Whether it waits to be done, rather than to be checked. */
    public boolean toDo() {
        return !over() && told.isEmpty();
    }
}
