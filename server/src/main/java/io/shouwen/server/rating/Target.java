package io.shouwen.server.rating;

import io.shouwen.engine.standard.Citation;
import io.shouwen.engine.standard.ClauseId;

import java.math.BigDecimal;

/**
 * What a clause asks of a share.
 *
 * @param figure the share, as the code names it: on, rated or satisfied
 * @param least in ten-thousandths of the whole
 */
public record Target(String figure, long least, ClauseId clause, Citation cite) {
    /** Whether a share keeps it; missed by a hair is missed. Of nothing there is no saying. */
    public boolean keptBy(Share share) {
        return share.tenThousandths() >= least;
    }

    /** What is asked for, in per cent. */
    public String percent() {
        return BigDecimal.valueOf(least, 2).stripTrailingZeros().toPlainString();
    }
}
