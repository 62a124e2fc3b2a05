package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.AddOn;
import io.shouwen.engine.standard.Consequence.Portion;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Repeat;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Consequence.Unpaid;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.engine.standard.Words;
import io.shouwen.engine.time.Cycle;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The code of {@link QualityOffice} with other consequences: what head office or a complaint
 * brought out costs by how often and by intent, instead of the 100 to 500 yuan of city.9.1.
 */
final class BookCode {
    private static final Condition OUTSIDE = is("source", "complaint", "head-office");

    private BookCode() {}

    /** Rows by count and intent, shares of them in a clause of their own, and a suspension. */
    static Standards rows() {
        return with(
                clause("city.9.1", price(Following.of(Set.of()), money(100, 500), Set.of())),
                clause("city.9.2", row("negligent", 1, 1, money(3_000, 5_000))),
                clause("city.9.3", row("negligent", 2, Ordinal.ON, money(10_000, 13_000))),
                clause("city.9.4", row("intentional", 1, Ordinal.ON, open(13_000))),
                clause(
                        "city.9.5",
                        new Portion(
                                Following.of(Set.of()),
                                Set.of(new ClauseId("city.9.2"), new ClauseId("city.9.3")),
                                List.of(new Share("head", 1, 10)),
                                Set.of())),
                clause(
                        "city.9.6",
                        new Sanction(
                                following("negligent", 2, Ordinal.ON),
                                new Consequence.Trigger.Each(),
                                "suspension",
                                Optional.empty(),
                                Optional.of(Period.ofYears(2)),
                                Optional.empty(),
                                List.of())));
    }

    /** One price, doubled within thirty days. */
    static Standards doubling() {
        return with(
                clause("city.9.1", price(Following.of(Set.of()), money(100, 500), Set.of())),
                clause("city.9.2", new Repeat(Following.of(Set.of()), 30, 2)));
    }

    /**
     * One price, doubled within thirty days; and ten yuan of the head from a place in a count on.
     */
    static Standards counted(List<String> per, Cycle every, long from, long to) {
        return with(
                clause("city.9.1", price(Following.of(Set.of()), money(100, 500), Set.of())),
                clause("city.9.2", new Repeat(Following.of(Set.of()), 30, 2)),
                clause(
                        "city.9.3",
                        new AddOn(
                                new Following(
                                        Set.of(),
                                        Condition.ALWAYS,
                                        Optional.of(
                                                new Ordinal(
                                                        per,
                                                        new Ordinal.Window.Calendar(every),
                                                        Condition.ALWAYS,
                                                        from,
                                                        to))),
                                "head",
                                money(10, 10),
                                Set.of(),
                                true)));
    }

    /**
     * A reward without an upper end for merits of city.8.1; two breaches in a row that no clean
     * inspection parts ask for training until a test is passed; what is not paid three days after
     * the notice costs a point two days later.
     */
    static Standards recorded() {
        return with(
                clause("city.8.1", new Shown("right")),
                clause("city.9.1", price(Following.of(Set.of()), money(100, 500), Set.of())),
                clause(
                        "city.8.2",
                        new Price(
                                Following.of(Set.of(new ClauseId("city.8.1"))),
                                true,
                                new Tariff(Range.NOTHING, new Range(1, Range.OPEN)),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                List.of())),
                clause(
                        "city.9.2",
                        new Sanction(
                                Following.of(Set.of()),
                                new Consequence.Trigger.Row(
                                        2, OptionalInt.of(30), Set.of(BookFacts.CLEAN)),
                                "training",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(BookFacts.TEST_PASSED),
                                List.of())),
                clause(
                        "city.9.3",
                        new Unpaid(
                                Following.of(Set.of()),
                                3,
                                2,
                                new Tariff(new Range(100, 100), Range.NOTHING))));
    }

    private static Price row(String intent, long least, long most, Tariff tariff) {
        return price(following(intent, least, most), tariff, Set.of(new ClauseId("city.9.1")));
    }

    private static Following following(String intent, long least, long most) {
        return new Following(
                Set.of(),
                new Condition.All(List.of(OUTSIDE, is("intent", intent))),
                Optional.of(
                        new Ordinal(
                                List.of("person"),
                                new Ordinal.Window.Calendar(Cycle.YEAR),
                                OUTSIDE,
                                least,
                                most)));
    }

    private static Price price(Following follows, Tariff tariff, Set<ClauseId> insteadOf) {
        return new Price(
                follows, false, tariff, Optional.empty(), Optional.empty(), insteadOf, List.of());
    }

    private static Condition is(String attribute, String... texts) {
        List<Value> values = new ArrayList<>();
        for (String text : texts) {
            values.add(new Value.Text(text));
        }
        return new Condition.OneOf(attribute, Set.copyOf(values));
    }

    private static Tariff money(long least, long most) {
        return new Tariff(Range.NOTHING, new Range(least * 100, most * 100));
    }

    private static Tariff open(long least) {
        return new Tariff(Range.NOTHING, new Range(least * 100, Range.OPEN));
    }

    private static Clause clause(String id, Rule consequence) {
        return new Clause(
                new ClauseId(id), new Citation("", id), new Words("扣减", "Costs"), consequence);
    }

    private static Standards with(Clause... consequences) {
        Standards usual = QualityOffice.standards();
        Standard code = usual.versions().getFirst();
        List<Clause> clauses = new ArrayList<>(List.of(code.clauses().getFirst()));
        clauses.addAll(List.of(consequences));
        return Standards.of(
                List.of(
                        new Standard(
                                code.ref(),
                                code.title(),
                                code.from(),
                                code.to(),
                                code.zone(),
                                code.attributes(),
                                clauses,
                                Set.of())),
                usual.catalogue(),
                usual.calendars());
    }
}
