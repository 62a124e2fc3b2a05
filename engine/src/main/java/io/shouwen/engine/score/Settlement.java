package io.shouwen.engine.score;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Consequence.Share;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a confirmed finding to what is due, and from that to what is still to post. */
public final class Settlement {
    private Settlement() {}

    /**
     * What a human decided within the ranges of a price.
     *
     * @param pointsHundredths hundredths of a point, not negative
     * @param moneyFen fen, not negative
     */
    public record Decision(long pointsHundredths, long moneyFen) {
        /** True when both amounts lie inside the ranges. */
        public boolean within(Price price) {
            return price.tariff().allows(pointsHundredths, moneyFen);
        }
    }

    /**
     * What a confirmed finding takes: the person found, then the shares of the amount actually
     * imposed, rounded half up once, at the last step. Nobody bears a share of their own deduction,
     * and a role nobody held bears none (C22).
     *
     * @param holders who held each role on the day of the finding
     */
    public static List<Due> due(
            Price price, Decision decision, String doer, Map<String, String> holders) {
        checkArgument(decision.within(price), "the decision lies outside the ranges");
        List<Due> due = new ArrayList<>();
        add(due, doer, Due.DOER, decision, 1, 1);
        for (Share share : price.shares()) {
            String holder = holders.get(share.role());
            if (holder != null && !holder.equals(doer)) {
                add(due, holder, share.role(), decision, share.numerator(), share.denominator());
            }
        }
        return List.copyOf(due);
    }

    private static void add(
            List<Due> due, String account, String role, Decision decision, long over, long under) {
        long points = part(decision.pointsHundredths(), over, under);
        long money = part(decision.moneyFen(), over, under);
        if (points != 0) {
            due.add(new Due(account, role, Due.Currency.POINTS, -points));
        }
        if (money != 0) {
            due.add(new Due(account, role, Due.Currency.CNY, -money));
        }
    }

    private static long part(long amount, long over, long under) {
        return Rounding.halfUp(amount, over, under);
    }

    /** Due less posted: what brings the book to what is due. A second run posts nothing. */
    public static List<Due> toPost(List<Due> due, List<Due> posted) {
        record Line(String account, String role, Due.Currency currency) {}
        Map<Line, Long> open = new LinkedHashMap<>();
        for (Due one : due) {
            open.merge(
                    new Line(one.account(), one.role(), one.currency()), one.amount(), Long::sum);
        }
        for (Due one : posted) {
            open.merge(
                    new Line(one.account(), one.role(), one.currency()), -one.amount(), Long::sum);
        }
        List<Due> post = new ArrayList<>();
        open.forEach((line, amount) -> {
            if (amount != 0) {
                post.add(new Due(line.account(), line.role(), line.currency(), amount));
            }
        });
        return List.copyOf(post);
    }
}
