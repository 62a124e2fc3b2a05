package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.score.Line.Why;
import io.shouwen.engine.standard.Consequence.Unpaid;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Deductions that were notified and not paid in time (C28): each costs once. */
final class Overdue {
    private final List<Fact> facts;
    private final Charges reading;
    private final Counting counting;
    private final Function<Charge, Codex> codices;
    private final Instant asOf;
    private final List<Instant> running = new ArrayList<>();

    Overdue(
            List<Fact> facts,
            Charges reading,
            Counting counting,
            Function<Charge, Codex> codices,
            Instant asOf) {
        this.facts = facts;
        this.reading = reading;
        this.counting = counting;
        this.codices = codices;
        this.asOf = asOf;
    }

    /** When the first of those that still run is no longer in time. */
    Optional<Instant> next() {
        return running.stream().min(Comparator.naturalOrder());
    }

    /** What follows from a charge whose money was not paid in time; nothing if it was. */
    List<Step> of(Charge charge, List<Line> lines) {
        boolean owes =
                lines.stream()
                        .map(Line::due)
                        .anyMatch(due ->
                                due.account().equals(charge.person())
                                        && due.currency() == Currency.CNY
                                        && due.amount() < 0);
        Optional<Fact> notice = about(BookFacts.NOTIFIED, charge).findFirst();
        Optional<Standard> code = charge.code();
        if (!owes || notice.isEmpty() || code.isEmpty()) {
            return List.of();
        }
        LocalDate told = reading.day(notice.get());
        List<Step> steps = new ArrayList<>();
        for (Codex.Of<Unpaid> one : codices.apply(charge).unpaid()) {
            Unpaid unpaid = one.rule();
            LocalDate last = told.plusDays(unpaid.days() + (long) unpaid.grace());
            Instant end = last.plusDays(1).atStartOfDay(code.get().zone()).toInstant();
            boolean paid =
                    about(BookFacts.PAID, charge).anyMatch(fact -> !fact.occurredAt().isAfter(end));
            if (paid || !counting.fit(charge, unpaid.follows()).applies()) {
                continue;
            }
            if (asOf.isAfter(end)) {
                steps.add(new Step(charge, last, false, lines(charge, one, last)));
            } else {
                running.add(end.plusNanos(1000));
            }
        }
        return steps;
    }

    private static List<Line> lines(Charge charge, Codex.Of<Unpaid> one, LocalDate day) {
        Why points = Why.fixed(one.rule().tariff().pointsHundredths().min());
        Why money = Why.fixed(one.rule().tariff().moneyFen().min());
        return Imposing.lines(charge, one.id(), charge.person(), Due.DOER, -1, points, money)
                .stream()
                .map(line -> new Line(line.due(), line.finding(), line.by(), day, line.why()))
                .toList();
    }

    private Stream<Fact> about(FactKind kind, Charge charge) {
        return facts.stream()
                .filter(fact -> fact.kind().equals(kind))
                .filter(fact ->
                        Charges.text(fact, BookFacts.FINDING).equals(Optional.of(charge.finding())))
                .filter(fact -> Charges.persons(fact).contains(charge.person()));
    }
}
