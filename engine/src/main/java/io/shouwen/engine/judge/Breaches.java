package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.standard.Bound;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Standards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The occasions that breaches open. Each is named as the broken one is, so that it is the same
 * occasion for ever; it is gone with the breach.
 */
final class Breaches {
    private final Standards standards;
    private final List<Fact> facts;

    Breaches(Standards standards, List<Fact> facts) {
        this.standards = standards;
        this.facts = facts;
    }

    /** The occasions of each rule that these open, in the order in which the breaches began. */
    Map<Bound, List<Occasion>> open(List<Judged> judged) {
        Map<Bound, List<Occasion>> opened = Map.of();
        for (Judged one : judged) {
            if (one.verdict().breach()) {
                for (Bound bound : standards.openedByBreach(one.standard(), one.clause())) {
                    opened = opened.isEmpty() ? new LinkedHashMap<>() : opened;
                    opened.computeIfAbsent(bound, rule -> new ArrayList<>())
                            .add(occasion(one, bound));
                }
            }
        }
        opened.values().forEach(occasions -> occasions.sort(Comparator.comparing(Occasion::start)));
        return opened;
    }

    private Occasion occasion(Judged broken, Bound bound) {
        boolean untilCured = ((Opening.OnBreach) bound.opening()).untilCured();
        return Occasion.ofBreach(
                fact(broken.occasion().opened()),
                broken.occasion(),
                began(broken),
                untilCured ? cure(broken) : Optional.empty());
    }

    /**
     * What is late is broken from its due moment or, if that had passed before, from its opening;
     * anything else where it happened.
     */
    private static Instant began(Judged broken) {
        if (broken.verdict() instanceof Verdict.Breached breached) {
            return breached.at();
        }
        Instant due = broken.due().orElseThrow();
        return due.isBefore(broken.from()) ? broken.from() : due;
    }

    /** What kept it late. */
    private Optional<Fact> cure(Judged broken) {
        return broken.evidence().stream()
                .filter(evidence -> evidence.role() == Evidence.Role.KEPT)
                .findFirst()
                .map(evidence -> fact(evidence.fact()));
    }

    private Fact fact(FactId id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst().orElseThrow();
    }
}
