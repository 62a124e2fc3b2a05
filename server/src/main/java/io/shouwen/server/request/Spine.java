package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is answerable for a request, folded from its facts in the order in which they were recorded:
 * an assignment made now is not undone by a hand-over that claims to be older.
 *
 * @param firstContact who was asked first; never changes
 * @param handler who acts now: always exactly one
 * @param offeredTo who is asked to take over
 * @param returned how often a hand-over came back
 */
record Spine(
        Optional<Long> customer,
        int firstContact,
        Optional<Integer> firstContactPost,
        int handler,
        Optional<Integer> offeredTo,
        int returned,
        Instant openedAt,
        Optional<Instant> closedAt) {

    private static final Set<FactKind> ENDED_BY_CLOSING =
            Set.of(
                    RequestKinds.CLOSED,
                    RequestKinds.OFFERED,
                    RequestKinds.ASSIGNED,
                    RequestKinds.RULED,
                    RequestKinds.MERGED);

    /** They answer the offer that is open, and with it a dispute about it. */
    static final Set<FactKind> ANSWERING =
            Set.of(
                    RequestKinds.ACCEPTED,
                    RequestKinds.RETURNED,
                    RequestKinds.ASSIGNED,
                    RequestKinds.RULED);

    /** Afterwards somebody named by the fact is the handler. */
    private static final Set<FactKind> BINDING =
            Set.of(RequestKinds.ACCEPTED, RequestKinds.ASSIGNED, RequestKinds.RULED);

    static final class NotARequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotARequest(String sentence) {
            super(sentence);
        }
    }

    /** The spine of a whole history; its facts are never proposed nor struck, so all count. */
    static Spine of(List<Fact> told) {
        Fact opened =
                told.stream()
                        .filter(fact -> fact.kind().equals(RequestKinds.OPENED))
                        .findFirst()
                        .orElseThrow(() -> new NotARequest("Nothing opened the request"));
        Spine spine = opened(opened);
        for (Fact fact : told) {
            spine = spine.after(fact);
        }
        return spine;
    }

    static Spine opened(Fact opened) {
        return new Spine(
                text(opened, RequestKinds.CUSTOMER).map(Long::valueOf),
                person(opened, RequestKinds.FIRST_CONTACT),
                text(opened, RequestKinds.FIRST_CONTACT_POST).map(Integer::valueOf),
                person(opened, RequestKinds.HANDLER),
                Optional.empty(),
                0,
                opened.occurredAt(),
                Optional.empty());
    }

    Spine after(Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(RequestKinds.OFFERED)) {
            return with(handler, Optional.of(person(fact, RequestKinds.TO)), returned, closedAt);
        }
        if (BINDING.contains(kind)) {
            return with(person(fact, RequestKinds.HANDLER), Optional.empty(), returned, closedAt);
        }
        if (kind.equals(RequestKinds.RETURNED)) {
            return with(handler, Optional.empty(), returned + 1, closedAt);
        }
        if (kind.equals(RequestKinds.REOPENED)) {
            return with(handler, offeredTo, returned, Optional.empty());
        }
        return kind.equals(RequestKinds.CLOSED) || kind.equals(RequestKinds.MERGED)
                ? with(handler, Optional.empty(), returned, Optional.of(fact.occurredAt()))
                : this;
    }

    private Spine with(
            int nextHandler, Optional<Integer> offered, int times, Optional<Instant> closed) {
        return new Spine(
                customer,
                firstContact,
                firstContactPost,
                nextHandler,
                offered,
                times,
                openedAt,
                closed);
    }

    /** Why the fact cannot follow, if it cannot. */
    Optional<Refused> refuse(Fact fact) {
        FactKind kind = fact.kind();
        if (kind.equals(RequestKinds.OPENED)) {
            return Optional.of(Refused.of("already-open"));
        }
        if (closedAt.isPresent() && ENDED_BY_CLOSING.contains(kind)) {
            return Optional.of(Refused.of("already-closed"));
        }
        if (closedAt.isEmpty() && kind.equals(RequestKinds.REOPENED)) {
            return Optional.of(Refused.of("not-closed"));
        }
        if (kind.equals(RequestKinds.OFFERED)) {
            return refuseOffer(fact);
        }
        if (kind.equals(RequestKinds.ACCEPTED) || kind.equals(RequestKinds.RETURNED)) {
            return refuseReply(fact);
        }
        return Optional.empty();
    }

    private Optional<Refused> refuseOffer(Fact fact) {
        if (offeredTo.isPresent()) {
            return Optional.of(Refused.of("offer-open", offeredTo.get().toString()));
        }
        if (!fact.actor().equals(Integer.toString(handler))) {
            return Optional.of(Refused.of("not-the-handler", Integer.toString(handler)));
        }
        int to = person(fact, RequestKinds.TO);
        return to == handler
                ? Optional.of(Refused.of("already-handler", Integer.toString(to)))
                : Optional.empty();
    }

    private Optional<Refused> refuseReply(Fact fact) {
        if (offeredTo.isEmpty()) {
            return Optional.of(Refused.of("no-open-offer"));
        }
        String to = offeredTo.get().toString();
        boolean acceptsForAnother =
                fact.kind().equals(RequestKinds.ACCEPTED)
                        && person(fact, RequestKinds.HANDLER) != offeredTo.get();
        return !fact.actor().equals(to) || acceptsForAnother
                ? Optional.of(Refused.of("offered-to-another", to))
                : Optional.empty();
    }

    /** The first attribute naming a person that is not the id of one. */
    static Optional<Refused> unnamed(Fact fact) {
        for (String name :
                List.of(
                        RequestKinds.HANDLER,
                        RequestKinds.TO,
                        RequestKinds.FIRST_CONTACT,
                        RequestKinds.FIRST_CONTACT_POST,
                        RequestKinds.CUSTOMER,
                        RequestKinds.PLACE,
                        RequestKinds.HELPER)) {
            Optional<String> id = text(fact, name);
            if (id.isPresent() && !id.get().matches("[1-9][0-9]{0,8}")) {
                return Optional.of(Refused.of("not-an-id", fact.kind().name(), name, id.get()));
            }
        }
        return Optional.empty();
    }

    private static int person(Fact fact, String attribute) {
        return text(fact, attribute)
                .map(Integer::parseInt)
                .orElseThrow(
                        () -> new NotARequest("%s names no %s".formatted(fact.kind(), attribute)));
    }

    private static Optional<String> text(Fact fact, String attribute) {
        return fact.value(attribute).map(Value::toString);
    }
}
