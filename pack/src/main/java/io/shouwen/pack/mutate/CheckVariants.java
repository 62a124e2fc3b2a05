package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.time.Cycle;

import java.util.ArrayList;
import java.util.List;

/** Checks with one thing changed. Their mode tells a live command, which no scenario sees. */
record CheckVariants(PatternVariants patterns) {
    List<Variant<Check>> of(Check check) {
        List<Variant<Check>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(check.opening()),
                        opening ->
                                new Check(
                                        check.mode(),
                                        opening,
                                        check.demands(),
                                        check.exceptions(),
                                        check.wording(),
                                        check.answers(),
                                        check.broken())));
        for (Variant<List<Demand>> demands : demands(check)) {
            variants.add(
                    demands.in(list ->
                            new Check(
                                    check.mode(),
                                    check.opening(),
                                    list,
                                    check.exceptions(),
                                    check.wording(),
                                    check.answers(),
                                    check.broken())));
        }
        variants.addAll(
                Variant.in(
                        patterns.of(check.exceptions(), true),
                        exceptions ->
                                new Check(
                                        check.mode(),
                                        check.opening(),
                                        check.demands(),
                                        exceptions,
                                        check.wording(),
                                        check.answers(),
                                        check.broken()),
                        "except"));
        variants.addAll(
                Variant.in(
                        new PromiseVariants(patterns).wording(check.wording()),
                        wording ->
                                new Check(
                                        check.mode(),
                                        check.opening(),
                                        check.demands(),
                                        check.exceptions(),
                                        wording,
                                        check.answers(),
                                        check.broken())));
        return variants;
    }

    /** Written under a key for each kind, so that numbers count within a kind. */
    private List<Variant<List<Demand>>> demands(Check check) {
        List<Demand> demands = check.demands();
        List<Variant<List<Demand>>> variants = new ArrayList<>();
        for (Variant<List<Demand>> variant :
                Variant.<Demand>ofList(
                        demands,
                        false,
                        demand -> "`" + key(demand) + "`",
                        demand -> demand(demand, check))) {
            int at = Integer.parseInt(variant.path().getFirst());
            String key = key(demands.get(at));
            long within = demands.subList(0, at).stream().filter(d -> key(d).equals(key)).count();
            List<String> path = new ArrayList<>(List.of(key, Long.toString(within)));
            path.addAll(variant.path().subList(1, variant.path().size()));
            variants.add(new Variant<>(variant.value(), variant.change(), path));
        }
        return variants;
    }

    private static String key(Demand demand) {
        return switch (demand) {
            case Demand.Holds holds -> "holds";
            case Demand.After after -> "after";
            case Demand.NotWhile not -> "not-while";
            case Demand.AtMost most -> most.times() == 0 ? "never" : "at-most";
            case Demand.Balance balance -> "balance";
            case Demand.Apart apart -> "apart";
            case Demand.During during -> "during";
        };
    }

    private List<Variant<Demand>> demand(Demand demand, Check check) {
        return switch (demand) {
            case Demand.Holds holds ->
                    Variant.in(
                            patterns.conditions(check.opening().patterns().getFirst())
                                    .of(holds.condition()),
                            Demand.Holds::new);
            case Demand.After after -> after(after);
            case Demand.NotWhile not -> Variant.in(patterns.of(not.state()), Demand.NotWhile::new);
            case Demand.AtMost most -> atMost(most);
            case Demand.Balance balance -> balance(balance);
            case Demand.Apart apart -> new ApartVariants(patterns).of(apart);
            case Demand.During during -> List.of();
        };
    }

    private List<Variant<Demand>> after(Demand.After after) {
        List<Variant<Demand>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(after.earlier()),
                        earlier ->
                                new Demand.After(
                                        earlier,
                                        after.endedBy(),
                                        after.same(),
                                        after.recorded(),
                                        after.once())));
        variants.addAll(
                Variant.in(
                        Variant.ofOptional(after.endedBy(), "what ends it", patterns::of),
                        ended ->
                                new Demand.After(
                                        after.earlier(),
                                        ended,
                                        after.same(),
                                        after.recorded(),
                                        after.once()),
                        "ended-by"));
        variants.addAll(
                Variant.in(
                        Variant.ofSet(after.same(), "agreeing on"),
                        same ->
                                new Demand.After(
                                        after.earlier(),
                                        after.endedBy(),
                                        same,
                                        after.recorded(),
                                        after.once()),
                        "same"));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(after.recorded(), "recorded before"),
                        recorded ->
                                new Demand.After(
                                        after.earlier(),
                                        after.endedBy(),
                                        after.same(),
                                        recorded,
                                        after.once()),
                        "recorded"));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(after.once(), "serving once"),
                        once ->
                                new Demand.After(
                                        after.earlier(),
                                        after.endedBy(),
                                        after.same(),
                                        after.recorded(),
                                        once),
                        "serves"));
        return variants;
    }

    /** Where none is allowed, acts are not counted, so that what parts them says nothing. */
    private List<Variant<Demand>> balance(Demand.Balance balance) {
        List<Variant<Demand>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(balance.paid(), false),
                        paid ->
                                new Demand.Balance(
                                        paid, balance.drawn(), balance.amount(), balance.atLeast()),
                        "paid"));
        variants.addAll(
                Variant.in(
                        patterns.of(balance.drawn(), true),
                        drawn ->
                                new Demand.Balance(
                                        balance.paid(), drawn, balance.amount(), balance.atLeast()),
                        "drawn"));
        return variants;
    }

    private static List<Variant<Demand>> atMost(Demand.AtMost most) {
        List<Variant<Demand>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(most.times(), 0, Integer.MAX_VALUE, "times"),
                        times -> new Demand.AtMost(times, most.per(), most.same()),
                        "times"));
        if (most.times() > 0) {
            variants.addAll(
                    Variant.in(
                            Variant.<Cycle>ofOptional(
                                    most.per(), "counting by period", cycle -> List.of()),
                            per -> new Demand.AtMost(most.times(), per, most.same()),
                            "per"));
            variants.addAll(
                    Variant.in(
                            Variant.ofSet(most.same(), "agreeing on"),
                            same -> new Demand.AtMost(most.times(), most.per(), same),
                            "same"));
        }
        return variants;
    }
}
