package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * Something with a beginning and an end that no customer asked for.
 *
 * @param opened the fact with which it began
 */
public record Matter(
        SubjectId id, int unit, FactKind opened, Instant openedAt, Optional<Instant> closedAt) {
    Place place() {
        return new Place(openedAt, id.value());
    }
}
