package io.shouwen.server.dispatch;

import io.shouwen.server.subject.Place;

import java.util.Optional;

/** A place in the list of jobs that nobody was sent to; as text it is a cursor. */
record UnsentPlace(boolean emergency, Place place) {
    static final UnsentPlace FIRST = new UnsentPlace(true, Place.SOONEST);

    static Optional<UnsentPlace> parse(String cursor) {
        return cursor.matches("[01]_.*")
                ? Place.parse(cursor.substring(2))
                        .map(place -> new UnsentPlace(cursor.startsWith("1"), place))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (emergency ? "1_" : "0_") + place;
    }
}
