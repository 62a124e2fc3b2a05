package io.shouwen.server.journal;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.judge.Admission;
import io.shouwen.server.subject.History;

import java.util.List;
import java.util.Optional;

/**
 * Admits words about a fact that no clause listens to, which the judge therefore does not know: the
 * same conditions as the judge's own.
 */
record UnheardFact(History history) {
    Admission admit(Fact word) {
        String named = word.namedFact().value();
        Optional<Fact> other =
                history.facts().stream()
                        .filter(fact -> fact.id().equals(word.namedFact()))
                        .findFirst();
        if (other.isEmpty()) {
            return refused("no-such-fact", named);
        }
        if (word.kind().equals(FactKind.STRUCK)) {
            return word.value("reason").isPresent()
                    ? new Admission.Admitted()
                    : refused("attribute-missing", word.kind().name(), "reason");
        }
        if (other.get().standing() != Standing.PROPOSED) {
            return refused("not-proposed", named);
        }
        return other.get().actor().equals(word.actor())
                ? refused("second-person-needed", named)
                : new Admission.Admitted();
    }

    private static Admission refused(String problem, String... details) {
        return new Admission.Refused(problem, List.of(details));
    }
}
