package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Range;
import io.shouwen.pack.explain.Explanation.Label;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a confirmed finding costs. */
record ConsequenceWords(Templates t, PatternWords patterns) {
    void write(Consequence consequence, Draft draft) {
        String of =
                consequence.of().isEmpty()
                        ? t.of("consequence.any")
                        : consequence.of().stream()
                                .sorted()
                                .map(id -> id.value())
                                .collect(Collectors.joining(t.of("list.comma")));
        String cost = cost(consequence);
        draft.part(Label.FOLLOWS, of);
        draft.part(Label.COST, cost);
        draft.head(t.of("consequence", of, cost));
        for (Consequence.Share share : consequence.shares()) {
            String role = patterns.names().role(share.role());
            String part = StateWords.share(share.numerator(), share.denominator());
            draft.part(Label.SHARE, role + " " + part);
            draft.head(t.of("tail.share", role, part));
        }
    }

    private String cost(Consequence consequence) {
        List<String> costs = new ArrayList<>();
        if (consequence.pointsHundredths().max() > 0) {
            costs.add(t.of("consequence.points", range(consequence.pointsHundredths())));
        }
        if (consequence.moneyFen().max() > 0) {
            costs.add(t.of("yuan", range(consequence.moneyFen())));
        }
        return costs.isEmpty() ? t.of("consequence.nothing") : String.join(t.of("list.and"), costs);
    }

    private String range(Range range) {
        return range.min() == range.max()
                ? number(range.min())
                : t.of("consequence.range", number(range.min()), number(range.max()));
    }

    /** Hundredths as a number with at most two decimals. */
    private static String number(long hundredths) {
        return new BigDecimal(hundredths).movePointLeft(2).stripTrailingZeros().toPlainString();
    }
}
