package io.shouwen.server.rating;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was done about a rating.
 *
 * @param act feedback, verify, rectify, revisit or reopen
 * @param by the actor: a person's number, or the name of a system
 * @param what was answered, found, mended or heard, in their words
 * @param found of a verification, whether it was true
 */
public record Step(String act, Instant at, String by, String what, Optional<Boolean> found) {
    private static final Map<String, String> ACTS =
            Map.of(
                    RatingKinds.FED_BACK.name(), "feedback",
                    RatingKinds.VERIFIED.name(), "verify",
                    RatingKinds.RECTIFIED.name(), "rectify",
                    RatingKinds.REVISITED.name(), "revisit",
                    RatingKinds.REOPENED.name(), "reopen");

    /** As a fact tells it; empty of everything else. */
    static Optional<Step> of(Fact fact) {
        return Optional.ofNullable(ACTS.get(fact.kind().name()))
                .map(act ->
                        new Step(
                                act,
                                fact.occurredAt(),
                                fact.actor(),
                                fact.value(RatingKinds.WHAT)
                                        .or(() -> fact.value(RatingKinds.EVIDENCE))
                                        .map(Value::toString)
                                        .orElse(""),
                                fact.value(RatingKinds.TRUE).map(new Value.Flag(true)::equals)));
    }
}
