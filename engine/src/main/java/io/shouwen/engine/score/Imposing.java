package io.shouwen.engine.score;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.score.Line.Why;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Part;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What stands of a decision, and the lines of the person charged and of those beside them. */
final class Imposing {
    private final Charge charge;
    private final Pricing.Priced priced;
    private final Tariff tariff;

    Imposing(Charge charge, Pricing.Priced priced) {
        this.charge = charge;
        this.priced = priced;
        this.tariff = priced.terms().tariff();
    }

    /** A ruling and its lines; the person charged comes first. */
    record Imposed(Ruling ruling, List<Line> lines) {}

    Imposed impose(Bearers bearers) {
        if (priced.price().isEmpty()) {
            Ruling.State state =
                    priced.terms().missing().isPresent()
                            ? Ruling.State.UNPROVABLE
                            : Ruling.State.NO_PRICE;
            return new Imposed(ruling(state, 0, 0, List.of()), List.of());
        }
        OptionalLong points = imposedPoints();
        OptionalLong money = imposedMoney(points);
        boolean second = charge.text(BookFacts.SECOND).isPresent();
        if (points.isEmpty() || money.isEmpty() || (tariff.open() && !second)) {
            return new Imposed(ruling(Ruling.State.TO_DECIDE, 0, 0, List.of()), List.of());
        }
        return stand(priced.price().get(), points.getAsLong(), money.getAsLong(), bearers);
    }

    /** What is milder than the least stands, what is graver than the most is cut to it. */
    private Imposed stand(Price price, long points, long money, Bearers bearers) {
        long standingPoints = atMost(points, tariff.pointsHundredths());
        long most = atMost(money, tariff.moneyFen());
        long standingMoney =
                tariff.fenPerPoint() > 0 ? Math.min(most, tariff.moneyFor(standingPoints)) : most;
        Why forPoints = why(standingPoints);
        Why forMoney = why(standingMoney);
        String account = price.role().flatMap(charge::holder).orElse(charge.person());
        String role = price.role().orElse(Due.DOER);
        int sign = price.gives() ? 1 : -1;
        List<Line> lines =
                new ArrayList<>(lines(charge, by(), account, role, sign, forPoints, forMoney));
        Bearers.Borne borne = bearers.beside(by(), price, forPoints, forMoney);
        lines.addAll(borne.lines());
        Ruling.State state =
                tariff.allows(points, money) ? Ruling.State.STANDS : Ruling.State.DECIDE_AGAIN;
        return new Imposed(
                ruling(state, standingPoints, standingMoney, borne.unpicked()), List.copyOf(lines));
    }

    private static long atMost(long amount, Range range) {
        return Math.min(amount, Math.min(range.max(), Range.MOST));
    }

    private OptionalLong imposedPoints() {
        OptionalLong said = charge.amount(BookFacts.POINTS);
        if (said.isPresent()) {
            return said;
        }
        OptionalLong money = charge.amount(BookFacts.MONEY);
        if (tariff.fenPerPoint() > 0 && money.isPresent() && money.getAsLong() <= Range.MOST) {
            return OptionalLong.of(money.getAsLong() * 100 / tariff.fenPerPoint());
        }
        return unlessPicked(tariff.pointsHundredths());
    }

    private OptionalLong imposedMoney(OptionalLong points) {
        OptionalLong said = charge.amount(BookFacts.MONEY);
        if (said.isPresent()) {
            return said;
        }
        if (tariff.fenPerPoint() > 0 && points.isPresent()) {
            return OptionalLong.of(
                    tariff.moneyFor(Math.min(points.getAsLong(), Range.MOST / 1_000_000)));
        }
        return unlessPicked(tariff.moneyFen());
    }

    private static OptionalLong unlessPicked(Range range) {
        return range.fixed() ? OptionalLong.of(range.min()) : OptionalLong.empty();
    }

    private Why why(long base) {
        return new Why(base, priced.terms().units(), priced.terms().repeat(), Part.WHOLE);
    }

    private ClauseId by() {
        return priced.terms().by().orElse(charge.clause());
    }

    static List<Line> lines(
            Charge charge,
            ClauseId by,
            String account,
            String role,
            int sign,
            Why points,
            Why money) {
        List<Line> lines = new ArrayList<>();
        add(
                lines,
                charge,
                by,
                new Due(account, role, Currency.POINTS, sign * points.amount()),
                points);
        add(lines, charge, by, new Due(account, role, Currency.CNY, sign * money.amount()), money);
        return lines;
    }

    private static void add(List<Line> lines, Charge charge, ClauseId by, Due due, Why why) {
        if (due.amount() != 0) {
            lines.add(new Line(due, charge.finding(), by, charge.day(), why));
        }
    }

    private Ruling ruling(Ruling.State state, long points, long money, List<String> unpicked) {
        return new Ruling(
                charge.finding(),
                charge.person(),
                priced.terms(),
                state,
                points,
                money,
                Optional.empty(),
                unpicked);
    }
}
