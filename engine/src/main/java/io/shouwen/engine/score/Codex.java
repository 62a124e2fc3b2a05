package io.shouwen.engine.score;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Standard;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The consequences of one version by their kind, each kind in the order of the clause ids. */
record Codex(
        List<Of<Consequence.Price>> prices,
        List<Of<Consequence.Portion>> portions,
        List<Of<Consequence.AddOn>> addOns,
        List<Of<Consequence.Repeat>> repeats,
        List<Of<Consequence.Sanction>> sanctions,
        List<Of<Consequence.Balance>> balances,
        List<Of<Consequence.Caps>> caps,
        List<Of<Consequence.Unpaid>> unpaid) {
    static final Codex EMPTY =
            new Codex(
                    List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());

    /** A consequence and the clause that says it. */
    record Of<C extends Consequence>(ClauseId id, C rule) {}

    static Codex of(Standard standard) {
        List<Clause> clauses =
                standard.clauses().stream().sorted(Comparator.comparing(Clause::id)).toList();
        return new Codex(
                only(clauses, Consequence.Price.class),
                only(clauses, Consequence.Portion.class),
                only(clauses, Consequence.AddOn.class),
                only(clauses, Consequence.Repeat.class),
                only(clauses, Consequence.Sanction.class),
                only(clauses, Consequence.Balance.class),
                only(clauses, Consequence.Caps.class),
                only(clauses, Consequence.Unpaid.class));
    }

    private static <C extends Consequence> List<Of<C>> only(List<Clause> clauses, Class<C> kind) {
        return clauses.stream()
                .flatMap(clause ->
                        kind.isInstance(clause.rule())
                                ? Stream.of(new Of<>(clause.id(), kind.cast(clause.rule())))
                                : Stream.<Of<C>>of())
                .toList();
    }
}
