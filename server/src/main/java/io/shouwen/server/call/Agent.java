package io.shouwen.server.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Somebody at the phone desk, and what they have been doing since when.
 *
 * @param reason why they pause; empty otherwise
 * @param extension their phone; empty if they work without an exchange
 */
public record Agent(
        int person, int unit, State state, String reason, String extension, Instant since) {
    /** Why somebody pauses. */
    public static final List<String> REASONS =
            List.of("break", "meal", "training", "meeting", "paperwork");

    /** What an agent does; whoever has signed out is not there. */
    public enum State {
        READY,
        ON_CALL,
        WRAP_UP,
        PAUSE;

        /** As the database and text keys write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no state " + word));
        }
    }

    public Duration lasting(Instant now) {
        return Duration.between(since, now);
    }
}
