package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.judge.State;
import io.shouwen.engine.standard.Consequence.Trigger;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From the facts of a book to everything that is due. Pure and total: the same facts in any order
 * give the same score, and it is always reckoned from the whole history, so that an offence that no
 * longer stands changes the place of every later one.
 */
public final class Scores {
    private final Standards standards;
    private final Instant asOf;
    private final List<Fact> facts;
    private final Charges reading;

    /** By identity: to compare two codes is to compare every clause of them. */
    private final IdentityHashMap<Standard, Codex> codices = new IdentityHashMap<>();

    private Scores(Standards standards, Collection<Fact> history, Instant asOf) {
        this.standards = standards;
        this.asOf = asOf;
        List<Fact> ordered =
                history.stream()
                        .collect(
                                Collectors.toMap(
                                        Fact::id, fact -> fact, (one, same) -> one, HashMap::new))
                        .values()
                        .stream()
                        .sorted(Fact.ORDER)
                        .toList();
        Set<FactKind> heard = heard();
        this.facts =
                State.counted(ordered, asOf).stream()
                        .filter(fact -> heard.contains(fact.kind()))
                        .toList();
        this.reading = new Charges(standards, facts);
    }

    /**
     * What follows from the facts of a book as of an instant.
     *
     * @param history everything that is counted together: all persons of a unit, where a code
     *     counts by unit, section or head, and as far back as it counts; in any order
     */
    public static Score of(Standards standards, Collection<Fact> history, Instant asOf) {
        return new Scores(standards, history, asOf).score();
    }

    /**
     * What may be imposed for a finding that is still to be decided, on each person it names: the
     * proposed confirmation counts as if it were in the book.
     */
    public static List<Ruling> rulings(
            Standards standards, Collection<Fact> history, Fact proposed, Instant asOf) {
        List<Fact> with = new ArrayList<>(history);
        with.add(proposed);
        Optional<String> finding = Charges.text(proposed, BookFacts.FINDING);
        Instant known = proposed.knownFrom().isAfter(asOf) ? proposed.knownFrom() : asOf;
        return of(standards, with, known).rulings().stream()
                .filter(ruling -> finding.equals(Optional.of(ruling.finding())))
                .toList();
    }

    private Score score() {
        List<Charge> all = reading.all();
        Map<Charge, Charge> aside = aside(all);
        List<Charge> counted = all.stream().filter(one -> !aside.containsKey(one)).toList();
        Counting counting = new Counting(counted.stream().filter(one -> !one.reward()).toList());
        Pricing pricing = new Pricing(counting);
        List<Ruling> rulings = new ArrayList<>();
        Map<Charge, List<Line>> lines = new LinkedHashMap<>();
        for (Charge charge : all) {
            Charge instead = aside.get(charge);
            if (instead != null) {
                rulings.add(
                        setAside(charge, instead, pricing.price(charge, codex(charge)).terms()));
                continue;
            }
            Codex codex = codex(charge);
            Imposing.Imposed imposed =
                    new Imposing(charge, pricing.price(charge, codex))
                            .impose(new Bearers(charge, counting, codex));
            rulings.add(imposed.ruling());
            lines.put(charge, imposed.lines());
        }
        return walk(counting, rulings, lines);
    }

    /** What follows from the order in which things happened. */
    private Score walk(Counting counting, List<Ruling> rulings, Map<Charge, List<Line>> lines) {
        Overdue overdue = new Overdue(facts, reading, counting, this::codex, asOf);
        List<Step> steps = new ArrayList<>();
        lines.forEach((charge, own) -> steps.add(new Step(charge, charge.day(), true, own)));
        lines.forEach((charge, own) -> steps.addAll(overdue.of(charge, own)));
        steps.sort(Comparator.comparing(Step::day));
        Measures measures = new Measures(facts, reading, counting, this::codex);
        steps.forEach(measures::take);
        return new Score(
                steps.stream().flatMap(step -> step.lines().stream()).toList(),
                rulings,
                measures.proposals(),
                measures.balances(),
                measures.grades(),
                overdue.next());
    }

    /** Of several findings about one person and one event, which gives way to which. */
    private Map<Charge, Charge> aside(List<Charge> all) {
        Map<Charge, Charge> aside = new HashMap<>();
        Comparator<Charge> weight = Pricing.weight(this::codex);
        all.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> List.of(one.person(), one.event(), one.reward())))
                .values()
                .forEach(group -> {
                    Charge counts =
                            group.getFirst().reward()
                                    ? group.getFirst()
                                    : group.stream().max(weight).orElseThrow();
                    group.stream()
                            .filter(one -> !one.equals(counts))
                            .forEach(one -> aside.put(one, counts));
                });
        return aside;
    }

    private static Ruling setAside(Charge charge, Charge instead, Terms terms) {
        return new Ruling(
                charge.finding(),
                charge.person(),
                terms,
                Ruling.State.SET_ASIDE,
                0,
                0,
                Optional.of(instead.finding()),
                List.of());
    }

    private Codex codex(Charge charge) {
        return charge.code()
                .map(code -> codices.computeIfAbsent(code, Codex::of))
                .orElse(Codex.EMPTY);
    }

    /** The kinds of a book, and those that a measure names itself. */
    private Set<FactKind> heard() {
        Set<FactKind> heard = new HashSet<>(BookFacts.KINDS);
        for (Standard version : standards.versions()) {
            codices.computeIfAbsent(version, Codex::of)
                    .sanctions()
                    .forEach(one -> {
                        one.rule().until().ifPresent(heard::add);
                        heard.addAll(brokenBy(one.rule().trigger()));
                    });
        }
        return heard;
    }

    private static Set<FactKind> brokenBy(Trigger trigger) {
        return trigger instanceof Trigger.Row row ? row.brokenBy() : Set.of();
    }
}
