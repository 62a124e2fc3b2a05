package io.shouwen.server.event;

import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as it stands.
 *
 * @param unit the unit of its author, whose people may extend and end it
 * @param notice what customers are told; may be empty
 * @param firstEnd when it was to end as first declared
 * @param expectedEnd when it is to end as declared last
 */
public record DeclaredEvent(
        SubjectId id,
        EventKind kind,
        int unit,
        int author,
        String cause,
        String notice,
        Instant startsAt,
        Instant firstEnd,
        Instant expectedEnd,
        Optional<Instant> endedAt) {
    public String number() {
        return id.number();
    }

    public boolean open() {
        return endedAt.isEmpty();
    }

    public boolean moved() {
        return !firstEnd.equals(expectedEnd);
    }

    Place place() {
        return new Place(startsAt, id.value());
    }
}
