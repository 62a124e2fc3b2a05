package io.shouwen.server.subject;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * A place in a list that is ordered by time and then by number; the next page begins after it. As
 * text it is the cursor of that page.
 */
public record Place(Instant at, long id) {
    /** Before the first line of a list with the newest first. */
    public static final Place NEWEST =
            new Place(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    /** Before the first line of a list with the oldest or soonest first. */
    public static final Place SOONEST = new Place(Instant.EPOCH, 0);

    /** The cursor that {@link #toString} wrote; empty if it did not. */
    public static Optional<Place> parse(String cursor) {
        int split = cursor.indexOf('_');
        if (split < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                            new Place(
                                    Instant.parse(cursor.substring(0, split)),
                                    Long.parseLong(cursor.substring(split + 1))))
                    .filter(Place::isKeepable);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The database knows no moment of the year 999999999, which {@link Instant} does. */
    private boolean isKeepable() {
        return !at.isBefore(SOONEST.at) && !at.isAfter(NEWEST.at);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
