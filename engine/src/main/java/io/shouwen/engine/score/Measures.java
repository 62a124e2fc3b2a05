package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Trigger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Walks the steps of a book in their order: what is proposed, and what is left of balances. */
final class Measures {
    private final Counting counting;
    private final Function<Charge, Codex> codices;
    private final Purses purses;
    private final Decisions decisions;
    private final List<Fact> facts;
    private final Charges reading;
    private final List<Proposal> fired = new ArrayList<>();
    private final Map<String, List<Step>> rows = new TreeMap<>();

    Measures(
            List<Fact> facts, Charges reading, Counting counting, Function<Charge, Codex> codices) {
        this.facts = facts;
        this.reading = reading;
        this.counting = counting;
        this.codices = codices;
        this.purses = new Purses(counting);
        this.decisions = new Decisions(facts, reading);
    }

    void take(Step step) {
        Codex codex = codices.apply(step.charge());
        purses.take(step, codex);
        for (Codex.Of<Sanction> one : codex.sanctions()) {
            switch (one.rule().trigger()) {
                case Trigger.Each each -> each(one, step);
                case Trigger.Row row -> row(one, row, step);
                case Trigger.Exhausted exhausted ->
                        purses.exhausted(step, exhausted.balance())
                                .forEach(account -> fire(one, account, List.of(step)));
            }
        }
    }

    private void each(Codex.Of<Sanction> one, Step step) {
        if (step.own() && follows(one, step)) {
            account(one, step).ifPresent(account -> fire(one, account, List.of(step)));
        }
    }

    private boolean follows(Codex.Of<Sanction> one, Step step) {
        return !step.charge().reward()
                && counting.fit(step.charge(), one.rule().follows()).applies();
    }

    private static Optional<String> account(Codex.Of<Sanction> one, Step step) {
        return one.rule().role().isEmpty()
                ? Optional.of(step.charge().person())
                : step.charge().holder(one.rule().role().get());
    }

    private void row(Codex.Of<Sanction> one, Trigger.Row row, Step step) {
        if (!follows(one, step)) {
            return;
        }
        String person = step.charge().person();
        List<Step> links = rows.computeIfAbsent(one.id() + " " + person, key -> new ArrayList<>());
        if (!links.isEmpty() && broken(row, person, links.getLast().day(), step.day())) {
            links.clear();
        }
        boolean sameOccasion =
                links.stream().anyMatch(link -> link.occasion().equals(step.occasion()));
        if (sameOccasion) {
            return;
        }
        links.add(step);
        row.days()
                .ifPresent(days ->
                        links.removeIf(link -> link.day().plusDays(days).isBefore(step.day())));
        if (links.size() >= row.times() && fireRow(one, links, row.times())) {
            links.clear();
        }
    }

    private boolean fireRow(Codex.Of<Sanction> one, List<Step> links, int times) {
        List<Step> last = links.subList(links.size() - times, links.size());
        return account(one, last.getLast())
                .map(account -> fire(one, account, List.copyOf(last)))
                .orElse(false);
    }

    /** In doubt about the order within a day it is in the person's favour. */
    private boolean broken(Trigger.Row row, String person, LocalDate from, LocalDate to) {
        return facts.stream()
                .filter(fact -> row.brokenBy().contains(fact.kind()))
                .filter(fact -> Charges.persons(fact).contains(person))
                .map(reading::day)
                .anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
    }

    private boolean fire(Codex.Of<Sanction> one, String account, List<Step> by) {
        Sanction sanction = one.rule();
        LocalDate day = by.getLast().day();
        if (decisions.lasts(one, account, day, fired)) {
            return false;
        }
        fired.add(
                new Proposal(
                        one.id(),
                        account,
                        sanction.name(),
                        sanction.span(),
                        day,
                        by.stream().map(step -> step.charge().finding()).toList(),
                        sanction.steps().isEmpty() ? List.of(sanction.name()) : sanction.steps(),
                        Proposal.State.PROPOSED));
        return true;
    }

    /** What fired, with what became of it, and what was imposed but would no longer fire. */
    List<Proposal> proposals() {
        return decisions.decided(fired);
    }

    List<Score.Points> balances() {
        return purses.balances();
    }

    List<Score.Grade> grades() {
        return purses.grades();
    }
}
