package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.server.journal.Outcome.Refused;

import java.util.Optional;
import java.util.TreeSet;

/**
 * Who may tell what: the producers that the catalogue names for a kind of fact, and nobody else.
 */
final class Producers {
    private final Catalogue catalogue;
    private final Actor actor;

    Producers(Catalogue catalogue, Actor actor) {
        this.catalogue = catalogue;
        this.actor = actor;
    }

    /** An unknown kind is refused as such, so that a misspelt name is not blamed on the actor. */
    Optional<Refused> refuse(FactKind kind) {
        if (catalogue.kind(kind).isEmpty()) {
            return Optional.of(Refused.of("unknown-fact-kind", kind.name()));
        }
        boolean inScope = actor.kinds().map(kinds -> kinds.contains(kind.name())).orElse(true);
        return inScope && !capacity(kind).isEmpty()
                ? Optional.empty()
                : Optional.of(Refused.of("producer-not-allowed", kind.name()));
    }

    /** The capacity in which the actor tells it; empty if there is none. */
    String capacity(FactKind kind) {
        TreeSet<String> shared = new TreeSet<>(actor.capacities());
        shared.retainAll(catalogue.kind(kind).map(Catalogue.Kind::producers).orElseThrow());
        return shared.isEmpty() ? "" : shared.first();
    }
}
