package io.shouwen.engine.score;

import java.math.BigInteger;

/** The one place where an exact fraction of an amount becomes an amount. */
final class Rounding {
    private Rounding() {}

    /** The fraction of an amount that is not negative, rounded half up. */
    static long halfUp(long amount, long numerator, long denominator) {
        BigInteger twice =
                BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(numerator))
                        .shiftLeft(1)
                        .add(BigInteger.valueOf(denominator));
        return twice.divide(BigInteger.valueOf(denominator).shiftLeft(1)).longValueExact();
    }
}
