package io.shouwen.bench;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Cases of three to six facts, and a standard by which to judge them of which six clauses listen
 * and the others to other kinds of fact.
 */
final class JudgedCases {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant AS_OF = START.plusSeconds(86_400 * 400L);
    private static final Subject SUBJECT = new Subject("request", "1");
    private static final Words WORDS = new Words("条", "clause");
    private static final int CASES = 4096;

    private final Standards standards;
    private final List<List<Fact>> cases = cases();

    private JudgedCases(int clauses) {
        this.standards = standards(clauses);
    }

    /** The cases, to be judged by so many clauses. */
    static JudgedCases by(int clauses) {
        return new JudgedCases(clauses);
    }

    /** How many facts a case has on average. */
    double factsPerCase() {
        return cases.stream().mapToInt(List::size).average().orElseThrow();
    }

    /** Folds and judges one of the cases. */
    Assessment judge(int number) {
        List<Fact> facts = cases.get(Math.floorMod(number, CASES));
        return Judge.assess(standards, Judge.fold(standards, SUBJECT, facts), AS_OF);
    }

    private static List<List<Fact>> cases() {
        Random random = new Random(7);
        List<List<Fact>> cases = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            Instant at = START.plusSeconds(random.nextInt(86_400 * 300));
            List<Fact> facts = new ArrayList<>();
            facts.add(
                    fact(
                            "repair.reported",
                            at,
                            Map.of(
                                    "area", text(random.nextBoolean() ? "urban" : "rural"),
                                    "severity", text(random.nextBoolean() ? "minor" : "major"))));
            facts.add(fact("request.accepted", later(random, at, 10), Map.of()));
            if (random.nextInt(3) == 0) {
                Value slot = new Value.Moment(at.plusSeconds(7200));
                facts.add(fact("visit.agreed", later(random, at, 20), Map.of("slot", slot)));
            }
            if (random.nextInt(3) == 0) {
                facts.add(fact("note.written", later(random, at, 30), Map.of()));
            }
            facts.add(fact("visit.arrived", later(random, at, 60), Map.of()));
            if (random.nextInt(4) > 0) {
                facts.add(fact("fault.fixed", later(random, at, 240), Map.of()));
            }
            cases.add(facts);
        }
        return cases;
    }

    private static Instant later(Random random, Instant at, int minutes) {
        return at.plusSeconds(random.nextInt(60 * minutes));
    }

    private static Fact fact(String kind, Instant at, Map<String, Value> values) {
        return new Fact(
                new FactId(kind + at),
                SUBJECT,
                new FactKind(kind),
                at,
                at,
                "T7",
                Standing.COUNTED,
                values);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Standards standards(int count) {
        List<Clause> clauses = new ArrayList<>();
        for (String area : List.of("urban", "rural")) {
            clauses.add(arrival(area));
            for (String severity : List.of("minor", "major")) {
                clauses.add(cure(area, severity));
            }
        }
        for (int i = clauses.size(); i < count; i++) {
            clauses.add(
                    promise(
                            "other." + i,
                            Pattern.any(new FactKind("other.opened-" + i)),
                            "other.closed-" + i,
                            60,
                            Promise.Changes.NONE));
        }
        Standard standard =
                new Standard(
                        new StandardRef("code", "1", "-"),
                        WORDS,
                        Instant.EPOCH,
                        Optional.empty(),
                        ZoneId.of("Asia/Shanghai"),
                        Map.of(),
                        clauses);
        return Standards.of(List.of(standard), new Catalogue(Map.of()), Calendars.NONE);
    }

    private static Clause arrival(String area) {
        Pattern when = new Pattern(new FactKind("repair.reported"), is("area", area));
        return promise("arrive." + area, when, "visit.arrived", 30, changes(false));
    }

    private static Clause cure(String area, String severity) {
        Condition both = new Condition.All(List.of(is("area", area), is("severity", severity)));
        Pattern when = new Pattern(new FactKind("repair.reported"), both);
        return promise("cure." + area + "." + severity, when, "fault.fixed", 60, changes(true));
    }

    private static Condition is(String attribute, String text) {
        return new Condition.OneOf(attribute, Set.of(text(text)));
    }

    private static Promise.Changes changes(boolean restart) {
        Shift.Target slot =
                restart ? new Shift.Target.RestartAt("slot") : new Shift.Target.At("slot");
        return new Promise.Changes(
                List.of(
                        new Shift(
                                Shift.Cause.APPOINTMENT,
                                Pattern.any(new FactKind("visit.agreed")),
                                slot)),
                List.of(
                        new Stretch(
                                Pattern.any(new FactKind("customer.absent")),
                                Pattern.any(new FactKind("customer.back")))),
                List.of(Pattern.any(new FactKind("repair.withdrawn"))),
                Optional.empty(),
                Set.of());
    }

    private static Clause promise(
            String id, Pattern when, String keptBy, int minutes, Promise.Changes changes) {
        return new Clause(
                new ClauseId(id),
                new Citation("", id),
                WORDS,
                new Promise(
                        when,
                        Promise.Keeping.by(Pattern.any(new FactKind(keptBy))),
                        new Limit.Elapsed(Duration.ofMinutes(minutes)),
                        changes,
                        Promise.Wording.MUST,
                        "technician",
                        "late"));
    }
}
