package io.shouwen.server.call;

import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a list of calls.
 *
 * @param caller the customer's id; empty while nobody knows who called
 * @param agent who answered, or whose phone rang last
 * @param exchange what the telephone exchange calls it; empty if it was written down by hand
 * @param estimated whether the rings were reckoned from seconds
 * @param matter what it was about; empty until that is written down
 * @param recording what the recorder calls it
 */
public record CallRow(
        SubjectId id,
        int unit,
        CallState state,
        Optional<Long> caller,
        Optional<Integer> agent,
        String exchange,
        Instant rangAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        Optional<Integer> rings,
        boolean estimated,
        String matter,
        String recording) {
    public String number() {
        return id.number();
    }

    /** The place in a list after which the next page begins. */
    public Place place() {
        return new Place(rangAt, id.value());
    }

    /** Whether an agent wrote it down without an exchange. */
    public boolean byHand() {
        return exchange.isEmpty();
    }
}
