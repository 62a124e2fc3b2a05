package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule within the version it stands in.
 *
 * @param amendments the facts that may change an attribute its opening looks at
 * @param shared whether another version has the same clause
 */
public record Bound(
        Standard standard,
        Clause clause,
        Obligation rule,
        Map<FactKind, List<Attribute>> amendments,
        boolean shared) {
    public Bound {
        amendments = Map.copyOf(amendments);
    }

    static Bound of(Standard standard, Clause clause, Obligation rule, boolean shared) {
        Map<FactKind, List<Attribute>> amendments = new HashMap<>();
        Set<String> names = new HashSet<>();
        for (Pattern pattern : rule.opening().patterns()) {
            pattern.where().names(names::add);
            pattern.where()
                    .references(to -> {
                        if (to instanceof Reference.ToAttribute own && own.of().isEmpty()) {
                            names.add(own.attribute());
                        }
                    });
        }
        for (String name : names) {
            Attribute attribute = standard.attributes().get(name);
            if (attribute != null) {
                for (Attribute.Amendment amendment : attribute.amendments()) {
                    amendments
                            .computeIfAbsent(amendment.by(), kind -> new ArrayList<>())
                            .add(attribute);
                }
            }
        }
        amendments.replaceAll((kind, attributes) -> List.copyOf(attributes));
        return new Bound(standard, clause, rule, amendments, shared);
    }

    /** True for the same clause of the same version. */
    public boolean is(Bound other) {
        return clause.id().equals(other.clause.id()) && standard.ref().equals(other.standard.ref());
    }

    /** True for the same clause of whatever version. */
    public boolean isOfTheClauseOf(Bound other) {
        return clause.id().equals(other.clause.id())
                && standard.ref().code().equals(other.standard.ref().code());
    }

    public Opening opening() {
        return rule.opening();
    }
}
