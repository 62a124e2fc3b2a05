package io.shouwen.engine.judge;

import io.shouwen.engine.Gen;
import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Standards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A random code and a random history of one subject: late facts, strikes, proposals, equal instants
 * and instants right at, before and after a due moment.
 */
final class RandomCase {
    static final Subject SUBJECT = new Subject("request", "1");
    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    static final Duration MICROSECOND = Duration.ofNanos(1000);

    private final Gen gen;
    final RandomCode code;
    final Standards standards;
    final List<Fact> facts = new ArrayList<>();
    private final List<Instant> instants = new ArrayList<>();

    RandomCase(Gen gen, RandomCode code) {
        this.gen = gen;
        this.code = code;
        this.standards = Standards.of(code.versions, code.catalogue, code.calendars);
        int size = gen.number(1, 10);
        for (int i = 0; i < size; i++) {
            if (i % 3 == 1) {
                noteDueMoments();
            }
            facts.add(fact(i));
        }
    }

    Assessment assess(Instant asOf) {
        return Judge.assess(standards, Judge.fold(standards, SUBJECT, facts), asOf);
    }

    /** An instant to judge at, most often one at which something may change, or right beside it. */
    Instant asOf() {
        noteDueMoments();
        return beside(gen.chance(70) ? gen.oneOf(instants) : anyTime());
    }

    private void noteDueMoments() {
        for (Judged one : assess(MONDAY.plus(Duration.ofDays(3))).judged()) {
            one.due().ifPresent(instants::add);
            one.firstDue().ifPresent(instants::add);
        }
    }

    private Instant beside(Instant at) {
        return switch (gen.number(0, 4)) {
            case 0 -> at.plus(MICROSECOND);
            case 1 -> at.minus(MICROSECOND);
            default -> at;
        };
    }

    private Instant anyTime() {
        return MONDAY.plus(Duration.ofMinutes(gen.number(0, 2 * 24 * 12) * 5L));
    }

    private Instant time() {
        Instant at = instants.isEmpty() || gen.chance(50) ? anyTime() : gen.oneOf(instants);
        Instant exact = gen.chance(30) ? beside(at) : at;
        instants.add(exact);
        return exact;
    }

    private Fact fact(int index) {
        if (index > 1 && gen.chance(15)) {
            return word(index);
        }
        Instant occurred = time();
        Instant recorded = gen.chance(70) ? occurred : time();
        if (recorded.isBefore(occurred) && gen.chance(80)) {
            recorded = occurred;
        }
        FactKind kind = index == 0 ? RandomCode.OPENED : gen.oneOf(RandomCode.KINDS);
        return new Fact(
                new FactId("f" + index),
                SUBJECT,
                kind,
                occurred,
                recorded,
                gen.oneOf("T1", "T2"),
                gen.chance(10) ? Standing.PROPOSED : Standing.COUNTED,
                values());
    }

    /** A strike, an acceptance or a refusal of some fact, which may itself be such a word. */
    private Fact word(int index) {
        Instant at = time();
        return new Fact(
                new FactId("f" + index),
                SUBJECT,
                gen.oneOf(FactKind.STRUCK, FactKind.ACCEPTED, FactKind.DECLINED),
                at,
                gen.chance(80) ? at : time(),
                "C1",
                gen.chance(15) ? Standing.PROPOSED : Standing.COUNTED,
                Map.of(FactKind.NAMED_FACT, new Value.Text("f" + gen.number(0, index + 1))));
    }

    /** A strike told at an instant, after everything else that was told then. */
    static Fact strike(Fact gone, Instant at) {
        return new Fact(
                new FactId("z-strike"),
                SUBJECT,
                FactKind.STRUCK,
                at,
                at,
                "C1",
                Standing.COUNTED,
                Map.of(FactKind.NAMED_FACT, new Value.Text(gone.id().value())));
    }

    private Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>();
        if (gen.chance(85)) {
            values.put("area", new Value.Text(gen.oneOf("urban", "urban", "rural", "urban/north")));
        }
        if (gen.chance(40)) {
            values.put("severity", new Value.Text(gen.oneOf("minor", "major")));
        }
        if (gen.chance(70)) {
            values.put("meter", new Value.Whole(gen.number(1, 2)));
        }
        if (gen.chance(70)) {
            values.put("count", new Value.Whole(gen.number(1, 4)));
        }
        if (gen.chance(70)) {
            LocalDate monday = MONDAY.atZone(RandomCode.ZONE).toLocalDate();
            values.put("bought", new Value.Day(monday.minusDays(gen.number(0, 3))));
        }
        if (gen.chance(20)) {
            values.put(Practice.ITEM, new Value.Text("c" + gen.number(1, 3)));
            values.put(Practice.RESULT, new Value.Text(gen.oneOf("pass", "fail", "none")));
            values.put(Practice.VALUE, new Value.Whole(gen.number(1, 4)));
        }
        if (gen.chance(80)) {
            values.put("date", new Value.Moment(anyTime()));
        }
        return values;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        facts.stream().sorted(Fact.ORDER).forEach(fact -> text.append(fact).append('\n'));
        code.versions.forEach(version -> text.append(version).append('\n'));
        return text.toString();
    }
}
