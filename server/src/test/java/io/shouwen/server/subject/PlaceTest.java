package io.shouwen.server.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;

class PlaceTest {
    @Test
    void aCursorLeadsBackToItsPlace() {
        Place place = new Place(Instant.parse("2026-03-02T10:30:00.000001Z"), 4711);
        assertThat(Place.parse(place.toString())).contains(place);
        assertThat(Place.parse(Place.NEWEST.toString())).contains(Place.NEWEST);
        assertThat(Place.parse(Place.SOONEST.toString())).contains(Place.SOONEST);
    }

    @Test
    void whatIsNoCursorIsNoPlace() {
        assertThat(Place.parse("")).isEmpty();
        assertThat(Place.parse("2026-03-02T10:30:00Z")).isEmpty();
        assertThat(Place.parse("yesterday_1")).isEmpty();
        assertThat(Place.parse("2026-03-02T10:30:00Z_one")).isEmpty();
    }

    @Test
    void aMomentThatNoDatabaseKnowsIsNoPlace() {
        assertThat(Place.parse("+999999999-12-31T23:59:59Z_1")).isEmpty();
        assertThat(Place.parse("-999999999-01-01T00:00:00Z_1")).isEmpty();
    }
}
