package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Pack;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether some scenario of a version would notice a mutation. Of what judges only the clause and
 * those with which it shares an occasion are judged, and only by the scenarios that expect
 * something of them. What follows from offences is reckoned by the whole code.
 */
public final class Notice {
    private final Pack.Version version;
    private final Standards all;
    private final List<Scenario> scenarios;
    private final Map<ClauseId, Clause> written = new HashMap<>();
    private final Map<ClauseId, Set<ClauseId>> sharing = new HashMap<>();

    /**
     * Looks through the scenarios of a version, all of which pass.
     *
     * @param all with whose catalogue and calendars they are judged
     */
    public Notice(Pack.Version version, Standards all, List<Scenario> scenarios) {
        this.version = version;
        this.all = all;
        this.scenarios = List.copyOf(scenarios);
        for (Clause clause : version.standard().clauses()) {
            written.put(clause.id(), clause);
            share(clause.id(), clause.rule());
            version.variants()
                    .getOrDefault(clause.id(), List.of())
                    .forEach(one -> share(clause.id(), one.value()));
        }
    }

    private void share(ClauseId id, Rule rule) {
        share(id, id);
        if (rule instanceof Promise promise) {
            for (ClauseId other : promise.changes().yieldsTo()) {
                share(id, other);
                share(other, id);
            }
        }
    }

    private void share(ClauseId one, ClauseId other) {
        sharing.computeIfAbsent(one, key -> new HashSet<>()).add(other);
    }

    /** True when one of the scenarios says something else of what is changed. */
    public boolean of(Mutation mutation) {
        return switch (mutation) {
            case Mutation.OfClause clause -> of(clause);
            case Mutation.OfAttribute attribute -> of(attribute);
        };
    }

    /** An attribute may be looked at by any clause. */
    private boolean of(Mutation.OfAttribute mutation) {
        String name = mutation.attribute().name();
        Map<Map<String, String>, Standards> changed = new HashMap<>();
        return scenarios.stream()
                .filter(scenario ->
                        mutation.attribute()
                                .equals(version.attributes(scenario.readings()).get(name)))
                .filter(scenario -> scenario.facts().stream().anyMatch(one -> has(one, name)))
                .anyMatch(scenario ->
                        !ScenarioRunner.run(
                                        changed.computeIfAbsent(
                                                scenario.readings(),
                                                chosen -> with(mutation, chosen)),
                                        scenario)
                                .passed());
    }

    /** Whether a fact may carry an attribute, or change it later. */
    private boolean has(Fact fact, String name) {
        return version.catalogue()
                .kind(fact.kind())
                .filter(kind -> kind.fields().containsKey(name))
                .isPresent();
    }

    private Standards with(Mutation.OfAttribute mutation, Map<String, String> chosen) {
        Standard read = version.read(chosen);
        Map<String, Attribute> attributes = new HashMap<>(read.attributes());
        attributes.put(mutation.attribute().name(), mutation.changed());
        return standards(read, attributes, read.clauses());
    }

    private boolean of(Mutation.OfClause mutation) {
        ClauseId id = mutation.clause().id();
        boolean follows = mutation.clause().rule() instanceof Consequence;
        Set<ClauseId> kept = follows ? sharing.keySet() : sharing.getOrDefault(id, Set.of());
        Map<Map<String, String>, Standards> changed = new HashMap<>();
        return scenarios.stream()
                .map(scenario -> follows ? owing(scenario) : judging(scenario, kept))
                .filter(scenario -> !scenario.then().isEmpty() || !scenario.owed().isEmpty())
                .filter(scenario -> reads(scenario, mutation.clause()))
                .sorted(Comparator.comparingInt(scenario -> owes(scenario, id) ? 0 : 1))
                .anyMatch(scenario ->
                        !ScenarioRunner.run(
                                        changed.computeIfAbsent(
                                                scenario.readings(),
                                                chosen -> with(mutation, chosen, kept)),
                                        scenario)
                                .passed());
    }

    /** What is read otherwise is another rule than the one that is changed. */
    private boolean reads(Scenario scenario, Clause clause) {
        return Optional.ofNullable(written.get(clause.id()))
                .map(one -> version.read(one, scenario.readings()))
                .equals(Optional.of(clause.rule()));
    }

    /** Those that speak of the clause itself come first: they are the likeliest to notice. */
    private static boolean owes(Scenario scenario, ClauseId clause) {
        return scenario.owed().stream().anyMatch(one -> one.clause().equals(clause));
    }

    private static Scenario owing(Scenario scenario) {
        return only(scenario, List.of(), scenario.owed());
    }

    private static Scenario judging(Scenario scenario, Set<ClauseId> judged) {
        List<Scenario.Expected> then =
                scenario.then().stream()
                        .filter(expected -> judged.contains(expected.clause()))
                        .toList();
        return only(scenario, then, List.of());
    }

    private Standards with(
            Mutation.OfClause mutation, Map<String, String> chosen, Set<ClauseId> judged) {
        Standard read = version.read(chosen);
        List<Clause> clauses =
                read.clauses().stream()
                        .filter(clause -> judged.contains(clause.id()))
                        .map(clause ->
                                clause.id().equals(mutation.clause().id())
                                        ? mutation.changed()
                                        : clause)
                        .toList();
        return standards(read, read.attributes(), clauses);
    }

    private Standards standards(
            Standard read, Map<String, Attribute> attributes, List<Clause> clauses) {
        Standard other =
                new Standard(
                        read.ref(),
                        read.title(),
                        read.from(),
                        read.to(),
                        read.zone(),
                        attributes,
                        clauses);
        return Standards.of(List.of(other), all.catalogue(), all.calendars());
    }

    private static Scenario only(
            Scenario scenario, List<Scenario.Expected> then, List<Scenario.Owed> owed) {
        return new Scenario(
                scenario.name(),
                scenario.spot(),
                scenario.zone(),
                scenario.readings(),
                scenario.facts(),
                scenario.at(),
                then,
                owed);
    }
}
