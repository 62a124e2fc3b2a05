package io.shouwen.engine.judge;

import io.shouwen.engine.Gen;
import io.shouwen.engine.RandomCondition;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Cover;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.engine.time.Cycle;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Random rules of every kind but the promise that a fact opens. */
final class RandomRules {
    private final Gen gen;

    RandomRules(Gen gen) {
        this.gen = gen;
    }

    Obligation rule(ClauseId clause) {
        return switch (gen.number(0, 6)) {
            case 0 -> check();
            case 1 -> procedure();
            case 2 -> cover();
            case 3 -> threshold(eachPeriod());
            case 4 -> entitlement();
            case 5 -> practice(clause);
            default -> duty();
        };
    }

    /** A rule that only counts or covers, and that surely applies. */
    Obligation plain() {
        Opening.OnFact on = new Opening.OnFact(List.of(Pattern.any(gen.oneOf(RandomCode.HEARD))));
        return switch (gen.number(0, 3)) {
            case 0, 3 ->
                    new Check(
                            Check.Mode.RECORD,
                            on,
                            List.of(plainDemand()),
                            List.of(),
                            Promise.Wording.MUST,
                            "clerk",
                            "wrong");
            case 1 ->
                    new Cover(
                            on,
                            Optional.of(pattern()),
                            same(),
                            perhaps(50, this::hours),
                            gen.list(1, 2, this::stretch),
                            "head",
                            "wrong");
            default ->
                    threshold(
                            new Opening.EachPeriod(
                                    Cycle.DAY, stretch(), false, OptionalInt.empty()));
        };
    }

    private Demand plainDemand() {
        return switch (gen.number(0, 4)) {
            case 4 -> apart();
            case 0 -> new Demand.AtMost(gen.number(0, 2), perhaps(50, () -> Cycle.DAY), same());
            case 1 -> new Demand.NotWhile(stretch());
            case 2 -> balance();
            default -> after();
        };
    }

    private Demand.Balance balance() {
        return new Demand.Balance(
                gen.list(1, 2, this::pattern), gen.list(0, 1, this::pattern), "count", "count");
    }

    private Demand.Apart apart() {
        return new Demand.Apart(
                "area",
                perhaps(50, () -> "meter"),
                gen.list(0, 2, this::pattern),
                gen.chance(50) ? Set.of("meter") : Set.of(),
                perhaps(50, () -> new Demand.Apart.Leave(pattern(), pattern(), gen.number(2, 3))));
    }

    private Demand.After after() {
        return new Demand.After(
                pattern(), perhaps(30, this::pattern), same(), gen.chance(50), gen.chance(40));
    }

    private Condition condition() {
        return gen.chance(60) ? Condition.ALWAYS : RandomCondition.of(gen, 1);
    }

    private Pattern pattern() {
        return new Pattern(gen.oneOf(RandomCode.HEARD), condition());
    }

    private <T> Optional<T> perhaps(int percent, Supplier<T> what) {
        return gen.chance(percent) ? Optional.of(what.get()) : Optional.empty();
    }

    /** What one fact both begins and ends is not a stretch. */
    private Stretch stretch() {
        Pattern from = pattern();
        Pattern until = pattern();
        while (until.kind().equals(from.kind())) {
            until = pattern();
        }
        return new Stretch(
                from, until, perhaps(30, () -> Duration.ofMinutes(gen.number(1, 96) * 15L)));
    }

    private Opening.OnFact onFact() {
        return new Opening.OnFact(gen.list(1, 2, this::pattern));
    }

    private Opening.EachPeriod eachPeriod() {
        return new Opening.EachPeriod(
                gen.oneOf(Cycle.DAY, Cycle.DAY, Cycle.WEEK, Cycle.MONTH),
                stretch(),
                gen.chance(30),
                gen.chance(30) ? OptionalInt.of(gen.number(1, 2)) : OptionalInt.empty());
    }

    private Set<String> same() {
        return gen.chance(30) ? Set.of("meter") : Set.of();
    }

    private Promise.Wording wording() {
        return new Promise.Wording(gen.oneOf(Force.values()), perhaps(60, this::pattern));
    }

    private Check check() {
        return new Check(
                gen.oneOf(Check.Mode.values()),
                onFact(),
                gen.list(1, 2, this::demand),
                gen.list(0, 1, this::pattern),
                wording(),
                "clerk",
                "wrong");
    }

    private Demand demand() {
        return switch (gen.number(0, 6)) {
            case 6 -> apart();
            case 5 -> balance();
            case 0 -> new Demand.Holds(RandomCondition.of(gen, 2));
            case 1 -> after();
            case 2 -> new Demand.NotWhile(stretch());
            case 3 ->
                    new Demand.AtMost(
                            gen.number(0, 2),
                            perhaps(40, () -> gen.oneOf(Cycle.DAY, Cycle.MONTH)),
                            same());
            default -> new Demand.During("hall");
        };
    }

    private Procedure procedure() {
        List<Procedure.Step> steps = new ArrayList<>();
        int count = gen.number(1, 4);
        for (int i = 1; i <= count; i++) {
            steps.add(
                    new Procedure.Step(
                            "s" + i,
                            Codes.WORDS,
                            pattern(),
                            perhaps(30, this::pattern),
                            gen.chance(20)));
        }
        return new Procedure(onFact(), pattern(), steps, "clerk", "wrong");
    }

    private Cover cover() {
        boolean fact = gen.chance(50);
        return new Cover(
                fact ? onFact() : eachPeriod(),
                fact ? Optional.of(pattern()) : Optional.empty(),
                fact ? same() : Set.of(),
                perhaps(50, this::hours),
                gen.list(1, 2, this::stretch),
                "head",
                "wrong");
    }

    private Cover.Hours hours() {
        int from = gen.number(0, 22);
        int to = gen.number(from + 1, 24);
        return new Cover.Hours(LocalTime.of(from, 0), LocalTime.of(to % 24, 0));
    }

    private Threshold threshold(Opening.EachPeriod each) {
        boolean share = gen.chance(40);
        Target number =
                gen.chance(50)
                        ? new Target.AtMost(gen.number(0, 2))
                        : new Target.AtLeast(gen.number(0, 3));
        return new Threshold(
                each,
                pattern(),
                share ? Optional.of(pattern()) : Optional.empty(),
                share ? new Target.Share(gen.number(0, 3), 3) : number,
                "head",
                "wrong");
    }

    private Entitlement entitlement() {
        return new Entitlement(
                onFact(),
                gen.list(
                        1,
                        3,
                        () ->
                                new Entitlement.Row(
                                        RandomCondition.of(gen, 1),
                                        Map.of("area", new Value.Text("urban")))),
                perhaps(60, this::pattern),
                "clerk",
                "wrong");
    }

    private Practice practice(ClauseId clause) {
        return new Practice(
                clause,
                Codes.WORDS,
                perhaps(50, () -> new Practice.Measure("cm", 2, 3)),
                "clerk",
                "wrong");
    }

    private Promise duty() {
        Promise.Keeping keeping =
                new Promise.Keeping(
                        List.of(new Promise.Keeper(pattern(), gen.chance(20), gen.chance(20))),
                        same(),
                        perhaps(30, () -> "area"),
                        gen.chance(20));
        return new Promise(
                eachPeriod(),
                keeping,
                limit(),
                new Promise.Changes(
                        List.of(),
                        gen.list(0, 1, this::stretch),
                        gen.list(0, 1, this::pattern),
                        perhaps(20, this::stretch),
                        Set.of()),
                wording(),
                "head",
                "late");
    }

    private Limit limit() {
        return switch (gen.number(0, 5)) {
            case 0 -> new Limit.Elapsed(Duration.ofHours(gen.number(1, 30)));
            case 1 -> new Limit.WorkingTime(Duration.ofHours(gen.number(1, 10)), "hall");
            case 2 -> new Limit.WorkingDays(gen.number(1, 2), "hall");
            case 3 -> new Limit.AtTime(gen.number(0, 1), LocalTime.of(gen.number(0, 23), 30));
            case 4 ->
                    new Limit.DayOfMonth(
                            new Limit.DayOfMonth.Month.After(gen.number(0, 1)), gen.number(1, 31));
            default -> new Limit.EndOfPeriod();
        };
    }
}
