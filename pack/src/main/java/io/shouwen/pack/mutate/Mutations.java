package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.pack.standard.ClauseSources;
import io.shouwen.pack.standard.Pack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be changed in the rules of a version, one thing at a time: a limit, bound,
 * amount, place or share shifted by its smallest unit, a condition, branch, exception, row or step
 * left out, and each rule as a whole. A rule by reading is changed as it is by each answer. What
 * nobody could notice is not among them.
 */
public final class Mutations {
    private final ClauseSources sources;
    private final RuleVariants rules;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(Pack.Version version) {
        this.sources = ClauseSources.of(version);
        this.rules = new RuleVariants(version.catalogue());
    }

    /** In the order of the clauses. */
    public static List<Mutation> of(Pack.Version version) {
        Mutations mutations = new Mutations(version);
        Precedence usually = Precedence.of(version.standard());
        for (Clause clause : version.standard().clauses()) {
            var variants = version.variants(clause);
            if (variants.isEmpty()) {
                mutations.add(clause, "", List.of(), usually);
            }
            for (var variant : variants) {
                mutations.add(
                        with(clause, variant.value()),
                        variant.equals(variants.getFirst())
                                ? ""
                                : "read as " + variant.written() + ": ",
                        variant.path(),
                        Precedence.of(version.read(variant.answers())));
            }
        }
        return mutations.all;
    }

    private void add(Clause clause, String how, List<String> path, Precedence precedence) {
        if (clause.rule() instanceof Shown) {
            return;
        }
        all.add(
                new Mutation(
                        clause,
                        with(clause, new Shown("left-out")),
                        how + "left out as a whole",
                        sources.of(clause.id(), path)));
        for (Variant<Rule> variant : rules.of(clause.rule())) {
            if (precedence.idle(clause, variant)) {
                continue;
            }
            all.add(
                    new Mutation(
                            clause,
                            with(clause, variant.value()),
                            how + variant.change(),
                            sources.of(
                                    clause.id(),
                                    Stream.concat(path.stream(), variant.path().stream())
                                            .toList())));
        }
    }

    private static Clause with(Clause clause, Rule rule) {
        return new Clause(clause.id(), clause.cite(), clause.says(), rule);
    }
}
