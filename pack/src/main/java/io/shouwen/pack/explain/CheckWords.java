package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.pack.explain.Explanation.Label;

import java.util.Set;
import java.util.stream.Collectors;

/** Conditions at the moment of an act. */
record CheckWords(Templates t, PatternWords patterns) {
    void write(Check check, Draft draft) {
        String opens = patterns.of(check.opening());
        String demands =
                check.demands().stream()
                        .map(demand -> demand(demand, check))
                        .collect(Collectors.joining(t.of("list.and")));
        draft.part(Label.OPENS, opens);
        draft.part(Label.DEMAND, demands);
        draft.head(t.of("check." + Draft.word(check.wording().force()), opens, demands));
        if (!check.exceptions().isEmpty()) {
            draft.tail(Label.EXCEPT, patterns.of(check.exceptions()));
        }
        check.wording().reason().ifPresent(reason -> draft.tail(Label.REASON, patterns.of(reason)));
        draft.tail(Label.MODE, t.of("mode." + Draft.word(check.mode())));
    }

    private String demand(Demand demand, Check check) {
        return switch (demand) {
            case Demand.Holds holds ->
                    t.of(
                            "demand.holds",
                            patterns.conditions()
                                    .of(
                                            holds.condition(),
                                            patterns.names()
                                                    .catalogue()
                                                    .kind(
                                                            check.opening()
                                                                    .patterns()
                                                                    .getFirst()
                                                                    .kind()))
                                    .orElse(""));
            case Demand.After after -> after(after);
            case Demand.NotWhile not -> t.of("demand.not-while", patterns.of(not.state()));
            case Demand.AtMost most -> atMost(most);
            case Demand.Balance balance -> balance(balance);
            case Demand.Apart apart -> apart(apart);
            case Demand.During during -> t.of("demand.during", t.of("code", during.calendar()));
        };
    }

    private String after(Demand.After after) {
        String text = t.of("demand.after", patterns.of(after.earlier()));
        text = after.recorded() ? t.of("demand.recorded", text) : text;
        text = same(text, after.same());
        if (after.endedBy().isPresent()) {
            text = t.of("demand.ended", text, patterns.of(after.endedBy().get()));
        }
        return after.once() ? t.of("demand.once", text) : text;
    }

    private String balance(Demand.Balance balance) {
        String amount = t.of("code", balance.amount());
        String paid = t.of("demand.paid", amount, patterns.of(balance.paid()));
        String left =
                balance.drawn().isEmpty()
                        ? paid
                        : t.of("demand.drawn", paid, patterns.of(balance.drawn()));
        return t.of("demand.balance", left, t.of("code", balance.atLeast()));
    }

    private String apart(Demand.Apart apart) {
        String text = t.of("demand.apart", patterns.conditions().attribute(apart.area()));
        if (apart.holder().isPresent()) {
            String holder = patterns.conditions().attribute(apart.holder().get());
            text = t.of("demand.apart-holder", text, holder);
        }
        if (!apart.until().isEmpty()) {
            String until = same(patterns.of(apart.until()), apart.same());
            text = t.of("demand.apart-until", text, until);
        }
        if (apart.leave().isPresent()) {
            Demand.Apart.Leave leave = apart.leave().get();
            text =
                    t.of(
                            "demand.apart-leave",
                            text,
                            patterns.of(leave.from()),
                            patterns.of(leave.until()),
                            leave.most());
        }
        return text;
    }

    private String atMost(Demand.AtMost most) {
        if (most.times() == 0) {
            return t.of("demand.never");
        }
        String times = t.counted("time", most.times());
        if (most.per().isPresent()) {
            times = t.of("demand.per", times, patterns.cycle(most.per().get()));
        }
        return same(t.of("demand.at-most", times), most.same());
    }

    private String same(String text, Set<String> same) {
        return same.isEmpty()
                ? text
                : t.of("demand.same", text, patterns.conditions().attributes(same));
    }
}
