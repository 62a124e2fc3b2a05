package io.shouwen.server.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact part of a whole. A whole of nothing is no hundred per cent and no zero: there were no
 * cases.
 */
public record Share(long part, long whole) {
    public boolean none() {
        return whole == 0;
    }

    /** As codes write it, rounded down: missed by a hair is missed. */
    long tenThousandths() {
        return Math.multiplyExact(part, 10_000) / whole;
    }

    /** Per cent with one decimal, rounded down, so that no limit is reached by rounding. */
    public String percent() {
        return BigDecimal.valueOf(part * 100)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN)
                .toPlainString();
    }
}
