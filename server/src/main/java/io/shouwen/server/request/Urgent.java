package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.journal.Outcome.Refused;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What danger forbids: nobody puts it off, not even with the customer's consent. */
final class Urgent {
    private static final Set<String> PUTTING_OFF =
            Set.of(
                    "visit.agreed",
                    "suspension.asked",
                    "suspension.approved",
                    "extension.asked",
                    "extension.approved");

    private Urgent() {}

    /** Why one of the facts cannot follow what was told before, if it cannot. */
    static Optional<Refused> refuse(List<Fact> before, List<Fact> more) {
        boolean urgent = Matter.of(before).urgentAt().isPresent();
        for (Fact fact : more) {
            FactKind kind = fact.kind();
            if (urgent && kind.equals(RequestKinds.URGENT)) {
                return Optional.of(Refused.of("urgent-already"));
            }
            if (!urgent && kind.equals(RequestKinds.LIFTED)) {
                return Optional.of(Refused.of("not-urgent"));
            }
            if (urgent && PUTTING_OFF.contains(kind.name())) {
                return Optional.of(Refused.of("urgent-not-put-off"));
            }
            urgent =
                    kind.equals(RequestKinds.URGENT)
                            || (urgent && !kind.equals(RequestKinds.LIFTED));
        }
        return Optional.empty();
    }
}
