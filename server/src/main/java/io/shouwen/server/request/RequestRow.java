package io.shouwen.server.request;

import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a list of requests.
 *
 * @param firstContact who was asked first, for ever
 * @param firstContactPost the post through which they were asked
 * @param handler who acts now
 * @param offeredTo who is asked to take over
 * @param returned how often a hand-over came back
 * @param placeId where it is, in the tree of addresses
 * @param event the declared event it belongs to
 * @param mergedInto the request through which it is answered
 * @param urgentAt since when there is danger; empty if there is none
 */
public record RequestRow(
        SubjectId id,
        int unit,
        Optional<Long> customer,
        boolean open,
        Instant openedAt,
        Optional<Instant> closedAt,
        int firstContact,
        Optional<Integer> firstContactPost,
        int handler,
        Optional<Integer> offeredTo,
        int returned,
        RequestType type,
        Optional<Integer> placeId,
        Optional<SubjectId> event,
        Optional<SubjectId> mergedInto,
        Optional<Instant> urgentAt) {
    /** The place in a list after which the next page begins. */
    public Place place() {
        return new Place(openedAt, id.value());
    }
}
