package io.shouwen.engine.score;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Part;

import java.time.LocalDate;

/**
 * One amount that is due, and why.
 *
 * @param finding the finding that it follows from
 * @param by the clause that says so
 * @param day of what happened
 */
public record Line(Due due, String finding, ClauseId by, LocalDate day, Why why) {
    /**
     * How an amount was reckoned: base × units × repeat × part, rounded half up once, at the end.
     *
     * @param base what was imposed for one unit, in fen or hundredths of a point
     */
    public record Why(long base, long units, long repeat, Part part) {
        static Why fixed(long base) {
            return new Why(base, 1, 1, Part.WHOLE);
        }

        Why part(Part share) {
            return new Why(base, units, repeat, share);
        }

        /** The amount without its sign. */
        public long amount() {
            long whole = Math.multiplyExact(Math.multiplyExact(base, units), repeat);
            return Rounding.halfUp(whole, part.numerator(), part.denominator());
        }
    }
}
