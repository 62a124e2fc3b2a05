package io.shouwen.server.request;

import java.time.Duration;
import java.time.Instant;

/**
 * What an organisation has settled about hand-overs.
 *
 * @param acceptMinutes within which whoever is asked says yes or no
 * @param mostReturns how often a request may be given back before a superior has to rule
 */
public record Terms(int acceptMinutes, int mostReturns) {
    /** Of an organisation that settled nothing. */
    static final Terms DEFAULT = new Terms(30, 2);

    /** By when an offer made at an instant is to be answered. */
    public Instant answerBy(Instant offered) {
        return offered.plus(Duration.ofMinutes(acceptMinutes));
    }
}
