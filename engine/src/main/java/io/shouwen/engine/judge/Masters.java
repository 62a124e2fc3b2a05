package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts with which acts are compared, found by halving what is left (S21). */
final class Masters {
    private final List<Fact> facts;
    private Map<Reference.ToAttribute, List<Fact>> byReference = Map.of();

    /**
     * Masters among these.
     *
     * @param facts in their one order
     */
    Masters(List<Fact> facts) {
        this.facts = facts;
    }

    /** The last fact referred to, other than the act, that happened at or before it. */
    Optional<Fact> last(Fact act, Reference.ToAttribute reference) {
        byReference = byReference.isEmpty() ? new HashMap<>() : byReference;
        List<Fact> masters = byReference.computeIfAbsent(reference, this::meant);
        int low = 0;
        int high = masters.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (masters.get(middle).occurredAt().isAfter(act.occurredAt())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        int last = low - 1;
        if (last >= 0 && masters.get(last).id().equals(act.id())) {
            last--;
        }
        return last < 0 ? Optional.empty() : Optional.of(masters.get(last));
    }

    private List<Fact> meant(Reference.ToAttribute reference) {
        List<Fact> meant = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.kind().equals(reference.of().orElseThrow())
                    && fact.value(reference.attribute()).isPresent()) {
                meant.add(fact);
            }
        }
        return meant;
    }
}
