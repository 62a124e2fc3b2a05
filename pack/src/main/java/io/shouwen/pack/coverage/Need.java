package io.shouwen.pack.coverage;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Threshold;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Kinds of fact one of which somebody must tell for a rule to be judged.
 *
 * @param anyOf one of them is enough
 */
public record Need(List<FactKind> anyOf) {
    public Need {
        anyOf = List.copyOf(anyOf);
    }

    /** True when the catalogue names somebody who tells one of them. */
    public boolean fed(Catalogue catalogue) {
        return anyOf.stream().anyMatch(kind -> produced(kind, catalogue));
    }

    /** Where one of them may be found. */
    private Set<Home> found(Catalogue catalogue) {
        Set<Home> found = EnumSet.noneOf(Home.class);
        for (FactKind kind : anyOf) {
            found.addAll(
                    catalogue.kind(kind).map(Catalogue.Kind::homes).orElse(Homes.ANYWHERE).found());
        }
        return found;
    }

    /**
     * The sorts of subject in which a rule can be judged: those where all that it needs is found.
     */
    public static Set<Home> meeting(Obligation rule, Catalogue catalogue) {
        Set<Home> meeting = EnumSet.allOf(Home.class);
        of(rule, catalogue).forEach(need -> meeting.retainAll(need.found(catalogue)));
        return meeting;
    }

    private static boolean produced(FactKind kind, Catalogue catalogue) {
        return kind.aboutFacts()
                || catalogue.kind(kind).map(known -> !known.producers().isEmpty()).orElse(false);
    }

    /** What a rule needs: the facts that open it, and those by which it is kept. */
    public static List<Need> of(Obligation rule, Catalogue catalogue) {
        List<Need> needs = new ArrayList<>();
        needs.add(opened(rule.opening()));
        switch (rule) {
            case Promise promise ->
                    needs.add(
                            of(
                                    promise.keptBy().by().stream()
                                            .map(Promise.Keeper::pattern)
                                            .toList()));
            case Check check -> check.demands().forEach(demand -> add(demand, needs));
            case Procedure procedure -> {
                needs.add(of(List.of(procedure.until())));
                procedure.steps().stream()
                        .filter(step -> taken(step, catalogue))
                        .forEach(step -> needs.add(of(List.of(step.by()))));
            }
            case Cover cover -> {
                cover.until().ifPresent(until -> needs.add(of(List.of(until))));
                needs.add(of(cover.presences().stream().map(Stretch::from).toList()));
                needs.add(of(cover.presences().stream().map(Stretch::until).toList()));
            }
            case Threshold threshold -> {
                needs.add(of(List.of(threshold.counted())));
                threshold.among().ifPresent(among -> needs.add(of(List.of(among))));
            }
            case Entitlement entitlement ->
                    entitlement.applied().ifPresent(fact -> needs.add(of(List.of(fact))));
            case Practice practice -> {}
        }
        return needs.stream().distinct().toList();
    }

    /** A branch that nobody ever opens asks for nothing. */
    private static boolean taken(Procedure.Step step, Catalogue catalogue) {
        return step.branch().map(branch -> produced(branch.kind(), catalogue)).orElse(true);
    }

    private static void add(Check.Demand demand, List<Need> needs) {
        switch (demand) {
            case Check.Demand.Holds holds ->
                    holds.condition()
                            .references(reference ->
                                    reference
                                            .of()
                                            .ifPresent(kind -> needs.add(new Need(List.of(kind)))));
            case Check.Demand.After after -> needs.add(of(List.of(after.earlier())));
            case Check.Demand.NotWhile not -> needs.add(of(List.of(not.state().from())));
            case Check.Demand.AtMost most -> {}
            case Check.Demand.Balance balance -> needs.add(of(balance.paid()));
            case Check.Demand.During during -> {}
        }
    }

    private static Need opened(Opening opening) {
        return of(opening.patterns());
    }

    private static Need of(List<Pattern> patterns) {
        return new Need(patterns.stream().map(Pattern::kind).distinct().toList());
    }
}
