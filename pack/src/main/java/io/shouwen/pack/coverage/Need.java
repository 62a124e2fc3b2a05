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
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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

    private boolean anyOf(Catalogue catalogue, Predicate<Homes> lies) {
        return anyOf.stream()
                .map(kind -> catalogue.kind(kind).map(Catalogue.Kind::homes).orElse(Homes.ANYWHERE))
                .anyMatch(lies);
    }

    /**
     * The sorts of subject in which a rule is judged: those where all that it needs is at home; if
     * there is none, those where it is found at home or told on.
     */
    public static Set<Home> meeting(Obligation rule, Catalogue catalogue) {
        List<Need> needs = of(rule, catalogue);
        Set<Home> atHome = where(needs, catalogue, Homes::takes);
        return atHome.isEmpty()
                ? where(needs, catalogue, (homes, home) -> homes.found().contains(home))
                : atHome;
    }

    private static Set<Home> where(
            List<Need> needs, Catalogue catalogue, BiPredicate<Homes, Home> lies) {
        Set<Home> where = EnumSet.allOf(Home.class);
        where.removeIf(home ->
                !needs.stream()
                        .allMatch(need -> need.anyOf(catalogue, homes -> lies.test(homes, home))));
        return where;
    }

    private static boolean produced(FactKind kind, Catalogue catalogue) {
        return kind.aboutFacts()
                || catalogue.kind(kind).map(known -> !known.producers().isEmpty()).orElse(false);
    }

    /** What a rule needs: the facts that open it, and those by which it is kept. */
    public static List<Need> of(Obligation rule, Catalogue catalogue) {
        List<Need> needs = new ArrayList<>();
        if (!(rule.opening() instanceof Opening.OnBreach)) {
            needs.add(opened(rule.opening())); // A breach needs what the other clause needs.
        }
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
            case Check.Demand.Apart apart -> {}
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
