package io.shouwen.server.offering;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Truth;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue.Cue;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Shelf;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which facts the codes of a unit ask for, so that a page offers to tell what somebody judges. */
@Component
public final class Asked {
    private final OrgScope scope;
    private final Shelf shelf;
    private final Offerings offerings;
    private final WallClock clock;

    public Asked(OrgScope scope, Shelf shelf, Offerings offerings, WallClock clock) {
        this.scope = scope;
        this.shelf = shelf;
        this.offerings = offerings;
        this.clock = clock;
    }

    /** The first clause that speaks of each kind of fact, by the names of the kinds. */
    public Map<String, String> clauses(OrgId org, int unit) {
        Map<String, String> clauses = new HashMap<>();
        for (Clause clause : inForce(org, unit)) {
            ClauseKinds.of(clause.rule())
                    .forEach(kind -> clauses.putIfAbsent(kind, clause.id().value()));
        }
        return clauses;
    }

    /**
     * What may be said to somebody who pays, by the kinds of fact that tell the moments. A clause
     * that does not bind here says nothing.
     */
    public Map<String, List<Words>> says(OrgId org, int unit) {
        Set<String> binding =
                inForce(org, unit).stream()
                        .map(clause -> clause.id().value())
                        .collect(Collectors.toSet());
        return offerings.of(org, unit).cues().stream()
                .filter(cue -> cue.payments().orElse(true) && binding.contains(cue.clause()))
                .filter(cue -> cue.say().isPresent())
                .collect(
                        Collectors.groupingBy(
                                Cue::with,
                                Collectors.mapping(
                                        cue -> cue.say().orElseThrow(), Collectors.toList())));
    }

    /**
     * Which of these values a clause in force does not take for what it asks to be done before, and
     * that clause: a page says so before somebody is at fault.
     */
    public Map<String, String> unaccepted(
            OrgId org, int unit, FactKind kind, String attribute, List<String> values) {
        Map<String, String> unaccepted = new HashMap<>();
        for (Clause clause : inForce(org, unit)) {
            for (Condition where : beforehand(clause, kind)) {
                values.stream()
                        .filter(value -> where.test(only(attribute, value)) == Truth.NO)
                        .forEach(value -> unaccepted.putIfAbsent(value, clause.id().value()));
            }
        }
        return unaccepted;
    }

    private static List<Condition> beforehand(Clause clause, FactKind kind) {
        return clause.rule() instanceof Check check
                ? check.demands().stream()
                        .filter(Check.Demand.After.class::isInstance)
                        .map(Check.Demand.After.class::cast)
                        .map(Check.Demand.After::earlier)
                        .filter(earlier -> earlier.kind().equals(kind))
                        .map(Pattern::where)
                        .toList()
                : List.of();
    }

    private static Attributes only(String attribute, String value) {
        return name ->
                name.equals(attribute) ? Optional.of(new Value.Text(value)) : Optional.empty();
    }

    /** Whether the clause speaks of a kind of fact that the catalogue names for a service. */
    public boolean ofService(OrgId org, int unit, String service, FactKind kind) {
        return offerings.of(org, unit).service(service).stream()
                .flatMap(one -> one.procedure().stream())
                .flatMap(id ->
                        inForce(org, unit).stream()
                                .filter(clause -> clause.id().value().equals(id)))
                .anyMatch(clause -> ClauseKinds.of(clause.rule()).contains(kind.name()));
    }

    private List<Clause> inForce(OrgId org, int unit) {
        Instant now = clock.now();
        return scope.reading(
                org,
                () ->
                        shelf.of(org, unit).standards().versions().stream()
                                .filter(version -> version.inForce(now))
                                .flatMap(version -> version.clauses().stream())
                                .toList());
    }
}
