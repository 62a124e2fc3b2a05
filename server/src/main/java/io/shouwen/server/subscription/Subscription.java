package io.shouwen.server.subscription;

import io.shouwen.server.organisation.OrgId;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An address beside the house that is told what it asked for.
 *
 * @param secretName the variable of the environment that holds its secret; empty if the house made
 *     one
 * @param failingSince when the first of the attempts failed that have all failed since
 */
public record Subscription(
        OrgId org,
        int id,
        String name,
        URI address,
        String secretName,
        Wanted wanted,
        State state,
        int attempts,
        Optional<Instant> failingSince,
        int createdBy,
        Instant createdAt) {
    /** Whether it is told things. */
    public enum State {
        ON,
        OFF,
        /** The house gave up after days in vain. */
        FAILED,
        CLOSED
    }

    /** What the judge makes of things, told as it comes about. */
    public enum Result {
        VERDICT_CONCLUDED("verdict.concluded"),
        PROMISE_DUE_SOON("promise.due-soon"),
        PROMISE_BREACHED("promise.breached");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** As the database and the messages write it. */
        public String word() {
            return word;
        }

        /** The end of its text key. */
        public String key() {
            return word.replace('.', '-');
        }
    }

    /**
     * What it is told.
     *
     * @param results by their words
     * @param kinds of fact
     * @param units with everything below them
     * @param soonMinutes how long before it is due a promise is due soon
     */
    public record Wanted(
            Set<String> results, Set<String> kinds, Set<Integer> units, int soonMinutes) {
        public Wanted {
            results = Set.copyOf(results);
            kinds = Set.copyOf(kinds);
            units = Set.copyOf(units);
        }

        boolean nothing() {
            return results.isEmpty() && kinds.isEmpty();
        }

        boolean result(Result one) {
            return results.contains(one.word());
        }
    }
}
