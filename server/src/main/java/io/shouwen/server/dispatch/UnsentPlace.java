package io.shouwen.server.dispatch;

import io.shouwen.server.subject.Place;

import java.util.Optional;

/**
 * A place in the list of jobs that nobody was sent to; as text it is a cursor.
 *
 * @param rank 0 where there is danger, 1 of a grave fault, 2 of all others
 */
record UnsentPlace(int rank, Place place) {
    static final UnsentPlace FIRST = new UnsentPlace(0, Place.SOONEST);

    static Optional<UnsentPlace> parse(String cursor) {
        return cursor.matches("[0-2]_.*")
                ? Place.parse(cursor.substring(2))
                        .map(place -> new UnsentPlace(cursor.charAt(0) - '0', place))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return rank + "_" + place;
    }
}
