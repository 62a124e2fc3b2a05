package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Shown;
import io.shouwen.pack.standard.ClauseSources;
import io.shouwen.pack.standard.Pack;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that can be changed in the rules of a version, one thing at a time: a limit, bound or
 * amount shifted by its smallest unit, a condition, branch, exception, row or step left out, and
 * each rule as a whole. What nobody could notice is not among them.
 */
public final class Mutations {
    private Mutations() {}

    /** In the order of the clauses. */
    public static List<Mutation> of(Pack.Version version) {
        ClauseSources sources = ClauseSources.of(version);
        RuleVariants rules = new RuleVariants(version.catalogue());
        List<Mutation> mutations = new ArrayList<>();
        for (Clause clause : version.standard().clauses()) {
            if (clause.rule() instanceof Obligation rule) {
                Shown nothing = new Shown("left-out");
                mutations.add(
                        new Mutation(
                                clause,
                                new Clause(clause.id(), clause.cite(), clause.says(), nothing),
                                "left out as a whole",
                                sources.of(clause.id())));
                for (Variant<Obligation> variant : rules.of(rule)) {
                    mutations.add(
                            new Mutation(
                                    clause,
                                    new Clause(
                                            clause.id(),
                                            clause.cite(),
                                            clause.says(),
                                            variant.value()),
                                    variant.change(),
                                    sources.of(clause.id(), variant.path())));
                }
            }
        }
        return mutations;
    }
}
