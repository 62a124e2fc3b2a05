package io.shouwen.server.desk;

import io.shouwen.server.subject.Place;

import java.util.Optional;

/**
 * A place on the board; as text it is a cursor.
 *
 * @param urgent whether it is among the requests with danger, which stand before all others
 */
record BoardPlace(boolean urgent, Place place) {
    static final BoardPlace FIRST = new BoardPlace(true, Place.SOONEST);

    static Optional<BoardPlace> parse(String cursor) {
        return cursor.matches("[01]_.*")
                ? Place.parse(cursor.substring(2))
                        .map(place -> new BoardPlace(cursor.startsWith("1"), place))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (urgent ? "1_" : "0_") + place;
    }
}
