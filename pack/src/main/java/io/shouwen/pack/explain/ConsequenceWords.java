package io.shouwen.pack.explain;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.AddOn;
import io.shouwen.engine.standard.Consequence.Balance;
import io.shouwen.engine.standard.Consequence.Caps;
import io.shouwen.engine.standard.Consequence.Portion;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Repeat;
import io.shouwen.engine.standard.Consequence.Sanction;
import io.shouwen.engine.standard.Consequence.Share;
import io.shouwen.engine.standard.Consequence.Trigger;
import io.shouwen.engine.standard.Consequence.Unpaid;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.pack.explain.Explanation.Label;

import java.math.BigDecimal;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows from a confirmed offence or merit. */
record ConsequenceWords(Templates t, PatternWords patterns) {
    void write(Consequence consequence, Draft draft) {
        String of = following(consequence.follows());
        draft.part(Label.FOLLOWS, of);
        switch (consequence) {
            case Price price -> price(price, of, draft);
            case Portion portion -> {
                draft.head(t.of("consequence.portion", of, clauses(portion.of())));
                shares(portion.shares(), draft);
            }
            case AddOn added -> added(added, of, draft);
            case Repeat repeat ->
                    draft.head(
                            t.of(
                                    "consequence.repeat",
                                    of,
                                    t.counted("day", repeat.days()),
                                    repeat.times()));
            case Sanction sanction -> sanction(sanction, of, draft);
            case Balance balance ->
                    draft.head(
                            t.of(
                                    "consequence.balance",
                                    number(balance.startHundredths()),
                                    patterns.cycle(balance.every()),
                                    of));
            case Caps caps -> caps(caps, draft);
            case Unpaid unpaid -> unpaid(unpaid, of, draft);
        }
        if (!consequence.insteadOf().isEmpty()) {
            draft.tail(Label.INSTEAD, clauses(consequence.insteadOf()));
        }
    }

    private void price(Price price, String of, Draft draft) {
        String cost = cost(price.tariff());
        String each =
                price.per().map(name -> t.of("consequence.per", cost, name(name))).orElse(cost);
        draft.part(Label.COST, each);
        String key = price.gives() ? "consequence.gives" : "consequence";
        draft.head(t.of(key, of, each));
        price.role().ifPresent(role -> draft.tail(Label.CHARGED, role(role)));
        shares(price.shares(), draft);
    }

    private void added(AddOn added, String of, Draft draft) {
        String cost = cost(added.tariff());
        draft.part(Label.COST, cost);
        String key = added.besides() ? "consequence.besides" : "consequence.add-on";
        draft.head(t.of(key, of, role(added.role()), cost));
    }

    private void unpaid(Unpaid unpaid, String of, Draft draft) {
        String cost = cost(unpaid.tariff());
        draft.part(Label.COST, cost);
        draft.head(
                t.of(
                        "consequence.unpaid",
                        of,
                        t.counted("day", unpaid.days()),
                        t.counted("day", unpaid.grace()),
                        cost));
    }

    private void shares(List<Share> shares, Draft draft) {
        for (Share share : shares) {
            String part =
                    share.picked()
                            ? t.of("consequence.range", part(share.least()), part(share.most()))
                            : part(share.least());
            draft.part(Label.SHARE, role(share.role()) + " " + part);
            draft.head(t.of("tail.share", role(share.role()), part));
        }
    }

    private static String part(Consequence.Part part) {
        return StateWords.share(part.numerator(), part.denominator());
    }

    private void sanction(Sanction sanction, String of, Draft draft) {
        String when =
                switch (sanction.trigger()) {
                    case Trigger.Each each -> of;
                    case Trigger.Row row ->
                            row.days().isPresent()
                                    ? t.of(
                                            "consequence.row-within",
                                            of,
                                            row.times(),
                                            t.counted("day", row.days().getAsInt()))
                                    : t.of("consequence.row", of, row.times());
                    case Trigger.Exhausted exhausted ->
                            t.of("consequence.exhausted", exhausted.balance().value());
                };
        String what = t.of("code", sanction.name());
        draft.part(Label.COST, what);
        draft.head(t.of("consequence.sanction", when, what));
        sanction.role().ifPresent(role -> draft.tail(Label.CHARGED, role(role)));
        sanction.span().ifPresent(span -> draft.tail(Label.SPAN, span(span)));
        sanction.until()
                .ifPresent(kind -> draft.tail(Label.LASTS, patterns.conditions().kind(kind)));
        if (!sanction.steps().isEmpty()) {
            draft.tail(
                    Label.STEPS,
                    sanction.steps().stream()
                            .map(step -> t.of("code", step))
                            .collect(Collectors.joining(t.of("list.comma"))));
        }
    }

    private void caps(Caps caps, Draft draft) {
        draft.head(t.of("consequence.caps", caps.balance().value()));
        for (Caps.Row row : caps.rows()) {
            String says =
                    t.of(
                            "consequence.cap",
                            bounds(row.points(), true),
                            bounds(row.cases(), false),
                            row.grade());
            draft.part(Label.ROW, says);
            draft.head(says);
        }
    }

    /** Bounds as {@code ≤ 10}; points are hundredths. */
    private String bounds(Caps.Bounds bounds, boolean points) {
        List<String> ends = new ArrayList<>();
        if (bounds.least() != Long.MIN_VALUE) {
            ends.add("≥ " + (points ? number(bounds.least()) : bounds.least()));
        }
        if (bounds.most() != Long.MAX_VALUE) {
            ends.add("≤ " + (points ? number(bounds.most()) : bounds.most()));
        }
        return ends.isEmpty() ? t.of("consequence.whatever") : String.join(t.of("list.and"), ends);
    }

    private String following(Following follows) {
        StringBuilder of = new StringBuilder(clauses(follows.clauses()));
        patterns.conditions()
                .of(follows.where(), Optional.empty())
                .ifPresent(where -> of.append(t.of("consequence.where", where)));
        follows.nth().ifPresent(nth -> of.append(nth(nth)));
        return of.toString();
    }

    private String nth(Ordinal nth) {
        String place =
                nth.least() == nth.most()
                        ? t.of("nth.is", nth.least())
                        : nth.most() == Ordinal.ON
                                ? t.of("nth.from", nth.least())
                                : t.of("nth.between", nth.least(), nth.most());
        String window =
                switch (nth.window()) {
                    case Ordinal.Window.Calendar calendar ->
                            t.of("nth.calendar", patterns.cycle(calendar.every()));
                    case Ordinal.Window.Rolling rolling ->
                            t.of("nth.rolling", span(rolling.back()));
                };
        String per =
                nth.per().stream().map(this::name).collect(Collectors.joining(t.of("list.comma")));
        return t.of("nth", place, per, window);
    }

    private String span(Period span) {
        List<String> parts = new ArrayList<>();
        if (span.getYears() > 0) {
            parts.add(t.counted("year", span.getYears()));
        }
        if (span.getMonths() > 0) {
            parts.add(t.counted("month", span.getMonths()));
        }
        if (span.get(ChronoUnit.DAYS) > 0) {
            parts.add(t.counted("day", span.get(ChronoUnit.DAYS)));
        }
        return String.join(t.of("list.and"), parts);
    }

    private String clauses(Collection<ClauseId> ids) {
        return ids.isEmpty()
                ? t.of("consequence.any")
                : ids.stream()
                        .map(ClauseId::value)
                        .sorted()
                        .collect(Collectors.joining(t.of("list.comma")));
    }

    private String role(String role) {
        return patterns.names().role(role);
    }

    private String name(String attribute) {
        return patterns.conditions().attribute(attribute);
    }

    private String cost(Tariff tariff) {
        List<String> costs = new ArrayList<>();
        if (tariff.pointsHundredths().max() > 0) {
            boolean one = tariff.pointsHundredths().equals(new Tariff.Range(100, 100));
            costs.add(
                    t.of(
                            one ? "consequence.point" : "consequence.points",
                            range(tariff.pointsHundredths())));
        }
        if (tariff.fenPerPoint() > 0) {
            costs.add(t.of("consequence.linked", number(tariff.fenPerPoint())));
        } else if (tariff.moneyFen().max() > 0) {
            costs.add(t.of("yuan", range(tariff.moneyFen())));
        }
        return costs.isEmpty() ? t.of("consequence.nothing") : String.join(t.of("list.and"), costs);
    }

    private String range(Tariff.Range range) {
        if (range.fixed()) {
            return number(range.min());
        }
        return range.open()
                ? t.of("consequence.open", number(range.min()))
                : t.of("consequence.range", number(range.min()), number(range.max()));
    }

    /** Hundredths as a number with at most two decimals. */
    private static String number(long hundredths) {
        return new BigDecimal(hundredths).movePointLeft(2).stripTrailingZeros().toPlainString();
    }
}
