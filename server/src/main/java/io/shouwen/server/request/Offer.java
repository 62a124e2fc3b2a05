package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.organisation.OrgId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hand-over that waits for an answer.
 *
 * @param late whether it was told that the answer did not come in time
 */
record Offer(Instant at, boolean late) {
    /** It was not answered in time: told by the clock, once for each offer. */
    static final FactKind UNANSWERED = new FactKind("handover.unanswered");

    /** The one that is open after these facts. */
    static Optional<Offer> of(List<Fact> told) {
        Optional<Offer> open = Optional.empty();
        for (Fact fact : told) {
            if (fact.kind().equals(RequestKinds.OFFERED)) {
                open = Optional.of(new Offer(fact.recordedAt(), false));
            } else if (fact.kind().equals(UNANSWERED)) {
                open = open.map(offer -> new Offer(offer.at(), true));
            } else if (Spine.ANSWERING.contains(fact.kind())
                    || fact.kind().equals(RequestKinds.CLOSED)
                    || fact.kind().equals(RequestKinds.MERGED)) {
                open = Optional.empty();
            }
        }
        return open;
    }

    static Instant answerBy(LimitRows limits, OrgId org, RequestRow request, Instant offered) {
        return answerBy(limits, org, request.type().word(), request.unit(), offered);
    }

    /** By what was settled when it was made: a later version moves no clock that runs. */
    static Instant answerBy(LimitRows limits, OrgId org, String type, int unit, Instant offered) {
        int minutes =
                limits.value(org, Limit.ACCEPT, type, unit, offered).orElse(Limit.ACCEPT.usual());
        return offered.plus(Duration.ofMinutes(minutes));
    }
}
