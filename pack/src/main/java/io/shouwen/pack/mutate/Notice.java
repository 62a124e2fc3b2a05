package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Pack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether some scenario of a version would notice a mutation. Only the clause and those with which
 * it shares an occasion are judged, and only by the scenarios that expect something of them.
 */
public final class Notice {
    private final Standard standard;
    private final Standards all;
    private final List<Scenario> scenarios;
    private final Map<ClauseId, Set<ClauseId>> sharing = new HashMap<>();

    /**
     * Looks through the scenarios of a version, all of which pass.
     *
     * @param all with whose catalogue and calendars they are judged
     */
    public Notice(Pack.Version version, Standards all, List<Scenario> scenarios) {
        this.standard = version.standard();
        this.all = all;
        this.scenarios = List.copyOf(scenarios);
        for (Clause clause : standard.clauses()) {
            share(clause.id(), clause.id());
            if (clause.rule() instanceof Promise promise) {
                for (ClauseId other : promise.changes().yieldsTo()) {
                    share(clause.id(), other);
                    share(other, clause.id());
                }
            }
        }
    }

    private void share(ClauseId one, ClauseId other) {
        sharing.computeIfAbsent(one, key -> new HashSet<>()).add(other);
    }

    /** True when one of the scenarios says something else of the changed clause. */
    public boolean of(Mutation mutation) {
        Set<ClauseId> judged = sharing.getOrDefault(mutation.clause().id(), Set.of());
        Standards changed = with(mutation, judged);
        return scenarios.stream()
                .filter(scenario -> expects(scenario, mutation.clause().id(), judged))
                .map(scenario -> only(scenario, judged))
                .anyMatch(scenario -> !ScenarioRunner.run(changed, scenario).passed());
    }

    private Standards with(Mutation mutation, Set<ClauseId> judged) {
        List<Clause> clauses =
                standard.clauses().stream()
                        .filter(clause -> judged.contains(clause.id()))
                        .map(clause ->
                                clause.id().equals(mutation.clause().id())
                                        ? mutation.changed()
                                        : clause)
                        .toList();
        Standard small =
                new Standard(
                        standard.ref(),
                        standard.title(),
                        standard.from(),
                        standard.to(),
                        standard.zone(),
                        standard.attributes(),
                        clauses);
        return Standards.of(List.of(small), all.catalogue(), all.calendars());
    }

    private static boolean expects(Scenario scenario, ClauseId clause, Set<ClauseId> judged) {
        // What is read otherwise than usual is another rule than the one that is changed.
        return scenario.readings().isEmpty()
                && scenario.then().stream()
                        .map(Scenario.Expected::clause)
                        .anyMatch(id -> id.equals(clause) || judged.contains(id));
    }

    private static Scenario only(Scenario scenario, Set<ClauseId> judged) {
        return new Scenario(
                scenario.name(),
                scenario.spot(),
                scenario.zone(),
                scenario.readings(),
                scenario.facts(),
                scenario.at(),
                scenario.then().stream()
                        .filter(expected -> judged.contains(expected.clause()))
                        .toList(),
                List.of());
    }
}
