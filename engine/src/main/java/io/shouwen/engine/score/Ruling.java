package io.shouwen.engine.score;

import java.util.List;
import java.util.Optional;

/**
 * How one person stands in one confirmed finding.
 *
 * @param points what stands for one unit, in hundredths of a point
 * @param money what stands for one unit, in fen
 * @param instead the finding that counts for the same event; empty unless set aside
 * @param unpicked roles whose share at choice nobody picked, or picked outside its range
 */
public record Ruling(
        String finding,
        String person,
        Terms terms,
        State state,
        long points,
        long money,
        Optional<String> instead,
        List<String> unpicked) {
    public Ruling {
        unpicked = List.copyOf(unpicked);
    }

    /** What is to be done about it. */
    public enum State {
        /** The amounts are as the code allows. */
        STANDS,
        /** Nothing was imposed yet, or not by the two persons that it takes. */
        TO_DECIDE,
        /**
         * What was imposed lies outside what may be imposed now: what is milder stands, what is
         * graver is cut to the most, until somebody decides again.
         */
        DECIDE_AGAIN,
        /** An attribute is missing; nothing is due. */
        UNPROVABLE,
        /** The code sets no price. */
        NO_PRICE,
        /** Another finding counts for the same event (R-cable-13). */
        SET_ASIDE
    }
}
