package io.shouwen.engine.judge;

import io.shouwen.engine.Gen;
import io.shouwen.engine.RandomCondition;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Words;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** A random code in one or two versions, with calendars of which news comes in mid-week. */
final class RandomCode {
    static final FactKind OPENED = new FactKind("a.opened");
    private static final FactKind KEPT = new FactKind("a.kept");
    private static final FactKind TOLD = new FactKind("a.told");
    private static final FactKind AGREED = new FactKind("s.agreed");
    private static final FactKind STOPPED = new FactKind("s.stopped");
    private static final FactKind AWAY = new FactKind("p.away");
    private static final FactKind BACK = new FactKind("p.back");
    private static final FactKind WITHDRAWN = new FactKind("v.withdrawn");
    private static final FactKind RECLASSIFIED = new FactKind("m.reclassified");
    private static final FactKind EXPLAINED = new FactKind("r.explained");
    private static final FactKind DOWN = new FactKind("w.down");
    private static final FactKind UP = new FactKind("w.up");
    static final FactKind UNFED = new FactKind("u.unfed");
    static final FactKind UNHEARD = new FactKind("z.unheard");
    static final List<FactKind> KINDS =
            List.of(
                    OPENED,
                    OPENED,
                    KEPT,
                    KEPT,
                    KEPT,
                    TOLD,
                    AGREED,
                    AGREED,
                    STOPPED,
                    AWAY,
                    BACK,
                    AWAY,
                    BACK,
                    WITHDRAWN,
                    RECLASSIFIED,
                    EXPLAINED,
                    DOWN,
                    UP,
                    UNFED,
                    UNHEARD,
                    Practice.NOTED);

    /** What rules of every kind listen to: few kinds, so that they meet. */
    static final List<FactKind> HEARD =
            List.of(OPENED, OPENED, KEPT, KEPT, AGREED, AWAY, BACK, UNFED);

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Words WORDS = new Words("条", "clause");

    /** The calendars are laid out once: many cases share them. */
    private static final List<List<Edition>> CALENDARS = List.of(steady(), news());

    private final Gen gen;
    private final BiFunction<RandomCode, Integer, Rule> rule;
    final List<Standard> versions = new ArrayList<>();
    final Calendars calendars;
    final Catalogue catalogue;

    /** A code of promises that facts open. */
    static RandomCode ofPromises(Gen gen) {
        return new RandomCode(gen, 25, RandomCode::promise);
    }

    /** A code in which every kind of rule may stand. */
    static RandomCode ofEveryKind(Gen gen) {
        return new RandomCode(gen, 25, (code, i) -> new RandomRules(gen).rule(id(i)));
    }

    /** A code, in one version, of rules that only count or cover. */
    static RandomCode ofPlainRules(Gen gen) {
        return new RandomCode(gen, 0, (code, i) -> new RandomRules(gen).plain());
    }

    private RandomCode(Gen gen, int amended, BiFunction<RandomCode, Integer, Rule> rule) {
        this.gen = gen;
        this.rule = rule;
        this.calendars = new Calendars(Map.of("hall", gen.oneOf(CALENDARS)));
        this.catalogue =
                new Catalogue(
                        Map.of(
                                UNFED,
                                new Catalogue.Kind(UNFED, WORDS, Map.of(), Set.of(), Duration.ZERO),
                                STOPPED,
                                new Catalogue.Kind(
                                        STOPPED, WORDS, Map.of(), Set.of("app"), Duration.ZERO)));
        Instant change = RandomCase.MONDAY.plus(Duration.ofHours(gen.number(1, 30)));
        boolean inTwo = gen.chance(amended);
        versions.add(version("1", Instant.EPOCH, inTwo ? Optional.of(change) : Optional.empty()));
        if (inTwo) {
            Standard before = versions.getFirst();
            Standard after = version("2", change, Optional.empty());
            versions.add(gen.chance(50) ? after : withClauses(after, before.clauses()));
        }
    }

    private static ClauseId id(int number) {
        return new ClauseId("c" + number);
    }

    private Standard version(String name, Instant from, Optional<Instant> to) {
        Attribute severity =
                new Attribute(
                        "severity",
                        gen.chance(70) ? Optional.of(new Value.Text("minor")) : Optional.empty(),
                        List.of(
                                new Amendment(
                                        RECLASSIFIED,
                                        gen.chance(50) ? List.of("meter") : List.of())));
        List<Clause> clauses = new ArrayList<>();
        int count = gen.number(1, 3);
        for (int i = 1; i <= count; i++) {
            Rule one = rule.apply(this, i);
            clauses.add(new Clause(id(i), new Citation("", "" + i), WORDS, one));
        }
        return new Standard(
                new StandardRef("code", name, "-"),
                WORDS,
                from,
                to,
                ZONE,
                Map.of("severity", severity),
                clauses);
    }

    /** A change of the code that leaves the clauses as they were. */
    private static Standard withClauses(Standard standard, List<Clause> clauses) {
        return new Standard(
                standard.ref(),
                standard.title(),
                standard.from(),
                standard.to(),
                standard.zone(),
                standard.attributes(),
                clauses);
    }

    private Promise promise(int number) {
        FactKind trigger = gen.chance(70) ? OPENED : gen.oneOf(AGREED, AGREED, KEPT, TOLD);
        Set<ClauseId> yields =
                trigger.equals(AGREED) && gen.chance(70)
                        ? Set.of(new ClauseId("c" + gen.number(1, 3)))
                        : Set.of();
        boolean onBreach = number > 1 && gen.chance(30);
        return new Promise(
                onBreach
                        ? new Opening.OnBreach(id(gen.number(1, number - 1)), gen.chance(50))
                        : new Opening.OnFact(List.of(new Pattern(trigger, condition()))),
                keeping(),
                limit(),
                changes(yields),
                wording(),
                "technician",
                "late-" + number);
    }

    private Condition condition() {
        List<Condition> parts = new ArrayList<>();
        if (gen.chance(40)) {
            Condition urban = new Condition.OneOf("area", Set.of(new Value.Text("urban")));
            parts.add(gen.chance(70) ? urban : new Condition.Not(urban));
        }
        if (gen.chance(40)) {
            parts.add(
                    new Condition.OneOf(
                            "severity", Set.of(new Value.Text(gen.oneOf("minor", "major")))));
        }
        if (gen.chance(10)) {
            parts.add(new Condition.Present("meter"));
        }
        if (gen.chance(25)) {
            parts.add(RandomCondition.of(gen, 2));
        }
        return parts.isEmpty() ? Condition.ALWAYS : new Condition.All(parts);
    }

    private Pattern mostly(FactKind kind) {
        return gen.chance(60) ? Pattern.any(kind) : new Pattern(kind, condition());
    }

    private Promise.Keeping keeping() {
        List<Keeper> by = new ArrayList<>();
        if (gen.chance(90)) {
            by.add(new Keeper(Pattern.any(gen.chance(90) ? KEPT : UNFED), false));
        }
        if (by.isEmpty() || gen.chance(30)) {
            by.add(new Keeper(new Pattern(TOLD, condition()), gen.chance(80)));
        }
        return new Promise.Keeping(by, gen.chance(25) ? Set.of("meter") : Set.of(), gen.chance(20));
    }

    private Limit limit() {
        return gen.chance(90) ? plainLimit() : new Limit.InEdition(edited());
    }

    /** On the second day or a little later the norm changes. */
    private Reference.Edited<Limit> edited() {
        LocalDate first = LocalDate.of(2026, 3, gen.number(1, 3));
        return new Reference.Edited<>(
                "norm",
                "time",
                List.of(
                        new Reference.Edition<>("1", first, Optional.of(plainLimit())),
                        new Reference.Edition<>(
                                "2",
                                first.plusDays(gen.number(0, 1)),
                                gen.chance(80) ? Optional.of(plainLimit()) : Optional.empty())));
    }

    private Limit plainLimit() {
        return switch (gen.number(0, 9)) {
            case 0, 1, 2, 3 -> new Limit.Elapsed(Duration.ofMinutes(gen.number(1, 48) * 15L));
            case 4, 5 -> new Limit.WorkingTime(Duration.ofMinutes(gen.number(1, 36) * 15L), "hall");
            case 6 -> new Limit.WorkingDays(gen.number(1, 3), "hall");
            case 7 -> new Limit.EndOfDay(gen.number(0, 2));
            case 8 -> gen.chance(80) ? new Limit.DateFrom("date") : new Limit.AnyTime();
            default -> new Limit.Unbound("soon");
        };
    }

    private Promise.Changes changes(Set<ClauseId> yields) {
        List<Shift> shifts = new ArrayList<>();
        if (gen.chance(50)) {
            shifts.add(new Shift(Shift.Cause.APPOINTMENT, mostly(AGREED), target()));
        }
        if (gen.chance(35)) {
            FactKind kind = gen.chance(80) ? STOPPED : AGREED;
            shifts.add(new Shift(Shift.Cause.EXCUSE, new Pattern(kind, condition()), target()));
        }
        List<Stretch> pauses = new ArrayList<>();
        if (gen.chance(40)) {
            pauses.add(stretch(AWAY, BACK));
        }
        if (gen.chance(15)) {
            pauses.add(stretch(DOWN, gen.oneOf(UP, BACK)));
        }
        return new Promise.Changes(
                shifts,
                pauses,
                gen.chance(30) ? gen.list(1, 2, () -> mostly(WITHDRAWN)) : List.of(),
                gen.chance(15) ? Optional.of(stretch(DOWN, UP)) : Optional.empty(),
                yields);
    }

    private Stretch stretch(FactKind from, FactKind until) {
        Optional<Duration> atMost =
                gen.chance(25)
                        ? Optional.of(Duration.ofMinutes(gen.number(1, 24) * 15L))
                        : Optional.empty();
        return new Stretch(mostly(from), mostly(until), atMost);
    }

    private Shift.Target target() {
        return switch (gen.number(0, 3)) {
            case 0 -> new Shift.Target.At("date");
            case 1 -> new Shift.Target.RestartAt("date");
            case 2 -> new Shift.Target.EndOfDay(gen.number(0, 1));
            default -> new Shift.Target.Nothing();
        };
    }

    private Promise.Wording wording() {
        return new Promise.Wording(
                gen.chance(60) ? Force.MUST : gen.oneOf(Force.values()),
                gen.chance(70) ? Optional.of(mostly(EXPLAINED)) : Optional.empty());
    }

    private static List<Edition> steady() {
        return List.of(new Edition(Instant.EPOCH, "first", hours(List.of())));
    }

    /**
     * On Monday noon Tuesday becomes a holiday; on Tuesday night Saturday becomes a working day.
     */
    private static List<Edition> news() {
        SpecialDay holiday = SpecialDay.holiday(LocalDate.of(2026, 3, 3), "holiday");
        SpecialDay makeUp = new SpecialDay(LocalDate.of(2026, 3, 7), "make-up", day());
        Duration noon = Duration.ofHours(4);
        Duration night = Duration.ofHours(36);
        return List.of(
                new Edition(Instant.EPOCH, "first", hours(List.of())),
                new Edition(RandomCase.MONDAY.plus(noon), "holiday", hours(List.of(holiday))),
                new Edition(
                        RandomCase.MONDAY.plus(night), "make-up", hours(List.of(holiday, makeUp))));
    }

    private static WorkCalendar hours(List<SpecialDay> specials) {
        WeekHours week = WeekHours.mondayToFriday(day());
        return WorkCalendar.of("hall", ZONE, week, List.of(), specials);
    }

    private static DayHours day() {
        return DayHours.of("08:00-12:00", "14:00-18:00");
    }
}
