package io.shouwen.server.insight;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.explain.Explainer;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.explain.Names;
import io.shouwen.pack.standard.Adoption;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.explain.Attributes;
import io.shouwen.server.text.Texts;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the clauses of one version do, in the words that the house has for attributes and values.
 */
final class ClauseWords {
    private final Explainer explainer;
    private final Map<ClauseId, Rule> written;

    /**
     * Words for a version.
     *
     * @param version as it was read, before a site took it over; empty if it was not read from a
     *     folder
     */
    ClauseWords(Catalogue catalogue, Optional<Pack.Version> version, Texts t) {
        this.explainer =
                new Explainer(
                        new Names(
                                t.language().locale(),
                                catalogue,
                                version.<Map<String, Words>>map(Pack.Version::roles)
                                        .orElse(Map.of()),
                                version.<Map<String, Words>>map(Pack.Version::findings)
                                        .orElse(Map.of()),
                                name -> Attributes.name(t, name),
                                value -> Attributes.value(t, value)));
        this.written =
                version.stream()
                        .flatMap(read -> read.standard().clauses().stream())
                        .collect(Collectors.toMap(Clause::id, Clause::rule));
    }

    /** What a clause does; one that the site did not adopt is explained as it is written. */
    Explanation of(Clause clause) {
        return explainer.of(
                Adoption.leavesOut(clause)
                        ? written.getOrDefault(clause.id(), clause.rule())
                        : clause.rule());
    }
}
