package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Caps;
import io.shouwen.engine.standard.Consequence.Trigger;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.engine.standard.Words;
import io.shouwen.engine.time.Cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A small code of a bank branch and of a cable company, and the facts of its books. */
final class Books {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Books() {}

    static Standards code() {
        List<Clause> clauses = new ArrayList<>();
        for (String rule : List.of("plain", "training", "complaint", "heavy", "sheets", "praise")) {
            clauses.add(clause(rule, new Shown("record")));
        }
        bank(clauses);
        bankYear(clauses);
        cable(clauses);
        suspensionAndSheets(clauses);
        Standard standard =
                new Standard(
                        new StandardRef("books", "1", "0"),
                        new Words("范例", "Example"),
                        LocalDate.of(2026, 1, 1).atStartOfDay(ZONE).toInstant(),
                        Optional.empty(),
                        ZONE,
                        Map.of(),
                        clauses);
        return Standards.of(List.of(standard), new Catalogue(Map.of()), new Calendars(Map.of()));
    }

    private static void bank(List<Clause> clauses) {
        clauses.add(clause("b.plain", price(follows("plain"), points(200, 200), 20_000, 20_000)));
        clauses.add(clause("b.plain.head", addOn(follows("plain"), 100, 10_000, "b.share")));
        clauses.add(
                clause("b.training", price(follows("training"), points(100, 100), 5_000, 5_000)));
        Ordinal third =
                new Ordinal(
                        List.of("section", BookFacts.CLAUSE),
                        new Ordinal.Window.Calendar(Cycle.DAY),
                        Condition.ALWAYS,
                        3,
                        3);
        clauses.add(
                clause(
                        "b.training.head",
                        addOn(
                                new Following(
                                        Set.of(new ClauseId("training")),
                                        Condition.ALWAYS,
                                        Optional.of(third)),
                                100,
                                5_000,
                                "b.share")));
        clauses.add(
                clause("b.complaint", price(follows("complaint"), points(50, 1200), 0, 100_000)));
        clauses.add(
                clause(
                        "b.share",
                        new Consequence.Portion(
                                Following.of(Set.of()),
                                Set.of(
                                        new ClauseId("b.plain"),
                                        new ClauseId("b.training"),
                                        new ClauseId("b.complaint")),
                                List.of(new Consequence.Share("head", 1, 2)),
                                Set.of())));
    }

    private static void bankYear(List<Clause> clauses) {
        clauses.add(clause("b.repeat", new Consequence.Repeat(Following.of(Set.of()), 30, 2)));
        clauses.add(
                clause(
                        "b.year",
                        new Consequence.Balance(Following.of(Set.of()), 1200, Cycle.YEAR)));
        clauses.add(clause("b.empty", offPost(new Trigger.Exhausted(new ClauseId("b.year")))));
        clauses.add(
                clause(
                        "b.row",
                        offPost(new Trigger.Row(3, OptionalInt.of(30), Set.of(BookFacts.CLEAN)))));
        clauses.add(clause("b.grade", caps()));
        clauses.add(
                clause(
                        "b.unpaid",
                        new Consequence.Unpaid(
                                Following.of(Set.of()), 3, 2, points(100, 100, 0, 0))));
        clauses.add(
                clause(
                        "b.praise",
                        new Consequence.Price(
                                follows("praise"),
                                true,
                                points(100, 100, 5_000, 5_000),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                List.of())));
    }

    private static void cable(List<Clause> clauses) {
        clauses.add(clause("c.1", heavy("negligent", 1, 1, 300_000, 500_000)));
        clauses.add(clause("c.2", heavy("intentional", 1, 1, 1_000_000, 1_300_000)));
        clauses.add(clause("c.3", heavy("negligent", 2, Ordinal.ON, 1_000_000, 1_300_000)));
        clauses.add(clause("c.4", heavy("intentional", 2, Ordinal.ON, 1_300_000, Range.OPEN)));
        clauses.add(
                clause(
                        "c.5",
                        new Consequence.Portion(
                                Following.of(Set.of()),
                                Set.of(
                                        new ClauseId("c.1"),
                                        new ClauseId("c.2"),
                                        new ClauseId("c.3"),
                                        new ClauseId("c.4")),
                                List.of(
                                        new Consequence.Share("head", 1, 10),
                                        new Consequence.Share("deputy", 1, 5)),
                                Set.of())));
    }

    private static void suspensionAndSheets(List<Clause> clauses) {
        clauses.add(
                clause(
                        "c.6",
                        new Consequence.Sanction(
                                heavy("intentional", 2, Ordinal.ON),
                                new Trigger.Each(),
                                "suspension",
                                Optional.empty(),
                                Optional.of(Period.ofYears(2)),
                                Optional.empty(),
                                List.of())));
        clauses.add(
                clause(
                        "c.7",
                        new Consequence.Price(
                                follows("sheets"),
                                false,
                                points(0, 0, 5_000, 5_000),
                                Optional.of("units"),
                                Optional.empty(),
                                Set.of(),
                                List.of())));
    }

    private static Clause clause(String id, Rule rule) {
        return new Clause(
                new ClauseId(id),
                new Citation("", "1"),
                new Words("条款 " + id, "Clause " + id),
                rule);
    }

    private static Following follows(String clause) {
        return Following.of(Set.of(new ClauseId(clause)));
    }

    private static Tariff points(long least, long most) {
        return new Tariff(new Range(least, most), Range.NOTHING);
    }

    private static Tariff points(long least, long most, long leastFen, long mostFen) {
        return new Tariff(new Range(least, most), new Range(leastFen, mostFen));
    }

    private static Consequence price(Following follows, Tariff points, long least, long most) {
        return new Consequence.Price(
                follows,
                false,
                new Tariff(points.pointsHundredths(), new Range(least, most)),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of());
    }

    private static Consequence addOn(Following follows, long points, long money, String instead) {
        return new Consequence.AddOn(
                follows,
                "head",
                points(points, points, money, money),
                Set.of(new ClauseId(instead)),
                false);
    }

    private static Following heavy(String intent, long least, long most) {
        Condition is = new Condition.OneOf("intent", Set.of(new Value.Text(intent)));
        return new Following(
                Set.of(new ClauseId("heavy")),
                is,
                Optional.of(
                        new Ordinal(
                                List.of(BookFacts.PERSON),
                                new Ordinal.Window.Calendar(Cycle.YEAR),
                                Condition.ALWAYS,
                                least,
                                most)));
    }

    private static Consequence heavy(
            String intent, long least, long most, long leastFen, long mostFen) {
        return price(heavy(intent, least, most), points(0, 0), leastFen, mostFen);
    }

    private static Consequence offPost(Trigger trigger) {
        return new Consequence.Sanction(
                Following.of(Set.of()),
                trigger,
                "off-post",
                Optional.empty(),
                Optional.empty(),
                Optional.of(BookFacts.TEST_PASSED),
                List.of());
    }

    private static Consequence caps() {
        return new Caps(
                new Following(
                        Set.of(),
                        new Condition.OneOf("source", Set.of(new Value.Text("complaint"))),
                        Optional.empty()),
                new ClauseId("b.year"),
                List.of("A", "B", "C", "D"),
                List.of(
                        row(Long.MIN_VALUE, 1000, 1, "B"),
                        row(Long.MIN_VALUE, 800, 2, "B"),
                        row(Long.MIN_VALUE, 600, 3, "C"),
                        row(Long.MIN_VALUE, 599, 4, "D")));
    }

    private static Caps.Row row(long least, long most, long cases, String grade) {
        return new Caps.Row(
                new Caps.Bounds(least, most), new Caps.Bounds(cases, Long.MAX_VALUE), grade);
    }

    /** A fact at ten o'clock of a day; {@code points} and {@code money} are hundredths. */
    static Fact fact(String id, FactKind kind, LocalDate day, String... attributes) {
        Instant at = day.atTime(10, 0).atZone(ZONE).toInstant();
        return fact(id, kind, at, at, attributes);
    }

    static Fact fact(String id, FactKind kind, Instant at, Instant recorded, String... attributes) {
        Map<String, Value> values = new HashMap<>();
        for (String attribute : attributes) {
            int equals = attribute.indexOf('=');
            String name = attribute.substring(0, equals);
            String text = attribute.substring(equals + 1);
            boolean number = List.of(BookFacts.POINTS, BookFacts.MONEY, "units").contains(name);
            values.put(name, number ? new Value.Whole(Long.parseLong(text)) : new Value.Text(text));
        }
        return new Fact(
                new FactId(id),
                new Subject("book", "one"),
                kind,
                at,
                recorded,
                "Q1",
                Standing.COUNTED,
                values);
    }

    static Fact offence(String finding, LocalDate day, String clause, String... attributes) {
        List<String> all = new ArrayList<>(List.of(attributes));
        all.add("finding=" + finding);
        all.add("clause=" + clause);
        return fact("f-" + finding, BookFacts.OFFENCE, day, all.toArray(String[]::new));
    }
}
