package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Stretch;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which facts bear on the clock of an occasion. They speak of the same as the opening fact; a kind
 * of fact that cannot say of what it speaks is about the whole case.
 *
 * @param same the attributes that tell of what a fact speaks
 */
record Bearing(Hearing hearing, Set<String> same) {
    Fit of(Pattern pattern, Fact fact, Occasion occasion) {
        Fit fit = hearing.fit(pattern, fact);
        return same.isEmpty() || !fit.possible()
                ? fit
                : fit.and(Fit.agreeing(fact, occasion.opened(), sayable(fact.kind())));
    }

    private Set<String> sayable(FactKind kind) {
        Optional<Catalogue.Kind> known = hearing.standards().catalogue().kind(kind);
        if (known.isEmpty()) {
            return same;
        }
        Set<String> sayable = new HashSet<>(same);
        sayable.retainAll(known.get().fields().keySet());
        return sayable;
    }

    /** The stretches as they bear on an occasion. */
    Pauses stretches(List<Stretch> stretches, Occasion occasion, Reading reading) {
        return Pauses.of(
                stretches,
                (pattern, fact) -> of(pattern, fact, occasion),
                hearing.facts(),
                reading);
    }

    /** What is lacked by the first fact that may begin or end one of them. */
    Fit doubt(List<Stretch> stretches, Occasion occasion) {
        return Pauses.doubt(
                stretches, (pattern, fact) -> of(pattern, fact, occasion), hearing.facts());
    }
}
