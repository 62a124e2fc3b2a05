package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.pack.standard.ClauseSources;
import io.shouwen.pack.standard.Pack;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that can be changed in a version, one thing at a time: a default or an amendment of an
 * attribute left out, and in the rules a limit, bound, amount, place or share shifted by its
 * smallest unit, a condition, branch, exception, row or step left out, and each rule as a whole. A
 * rule by reading is changed as it is by each answer. What nobody could notice is not among them.
 */
public final class Mutations {
    private final Pack.Version version;
    private final ClauseSources sources;
    private final RuleVariants rules;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(Pack.Version version) {
        this.version = version;
        this.sources = ClauseSources.of(version);
        this.rules = new RuleVariants(version.catalogue());
    }

    /** Those of the attributes by name, then in the order of the clauses. */
    public static List<Mutation> of(Pack.Version version) {
        Mutations mutations = new Mutations(version);
        mutations.addAttributes();
        Precedence usually = Precedence.of(version.standard());
        for (Clause clause : version.standard().clauses()) {
            var variants = version.variants(clause);
            if (variants.isEmpty()) {
                mutations.add(clause, "", List.of(), usually);
            }
            for (var variant : variants) {
                mutations.add(
                        with(clause, variant.value()),
                        variant.equals(variants.getFirst()) ? "" : read(variant),
                        variant.path(),
                        Precedence.of(version.read(variant.answers())));
            }
        }
        return mutations.all;
    }

    private static String read(io.shouwen.pack.standard.Variant<?> variant) {
        return "read as " + variant.written() + ": ";
    }

    private void addAttributes() {
        AttributeVariants attributes = new AttributeVariants(version.catalogue());
        for (String name : new TreeSet<>(version.attributes().keySet())) {
            for (var said : version.attributes().getOrDefault(name, List.of())) {
                String how = said.answers().isEmpty() ? "" : read(said);
                for (Variant<Attribute> variant : attributes.of(said.value())) {
                    all.add(
                            new Mutation.OfAttribute(
                                    said.value(),
                                    variant.value(),
                                    how + variant.change(),
                                    sources.named(
                                            "attributes",
                                            name,
                                            Stream.concat(
                                                            said.path().stream(),
                                                            variant.path().stream())
                                                    .toList())));
                }
            }
        }
    }

    private void add(Clause clause, String how, List<String> path, Precedence precedence) {
        if (clause.rule() instanceof Shown) {
            return;
        }
        all.add(
                new Mutation.OfClause(
                        clause,
                        with(clause, new Shown("left-out")),
                        how + "left out as a whole",
                        sources.of(clause.id(), path)));
        for (Variant<Rule> variant : rules.of(clause.rule())) {
            if (precedence.idle(clause, variant)) {
                continue;
            }
            all.add(
                    new Mutation.OfClause(
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
