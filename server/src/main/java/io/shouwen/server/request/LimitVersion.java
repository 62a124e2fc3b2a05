package io.shouwen.server.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was settled about a limit once: it is never changed, a later one takes its place.
 *
 * @param n its number among all that was settled; what held before there were versions has none
 * @param type of which requests; empty for all
 * @param unit of which unit and those below it; none for the whole house
 * @param value none if what is above holds again
 * @param standing whether it holds now, will hold, or held
 */
public record LimitVersion(
        int n,
        Limit limit,
        String type,
        Optional<Integer> unit,
        Optional<Integer> value,
        LocalDate from,
        int by,
        Instant at,
        Standing standing) {
    /** Where a version stands today. */
    public enum Standing {
        HOLDS("holds"),
        COMING("coming"),
        OVER("over");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
