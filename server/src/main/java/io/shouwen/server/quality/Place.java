package io.shouwen.server.quality;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A place in a list of findings, newest first; as text it is the cursor of a page. */
public record Place(Instant raisedAt, long id) {
    /** Before the first line. */
    public static final Place START =
            new Place(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);

    public static Place after(FindingLine line) {
        return new Place(line.raisedAt(), line.id().value());
    }

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
                            Long.parseLong(cursor.substring(split + 1))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return raisedAt + "_" + id;
    }
}
