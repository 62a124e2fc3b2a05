package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A fact that somebody tells.
 *
 * @param occurredAt when it happened, by the clock of whoever tells it; empty for now
 * @param sourceKey its own key in the source it comes from: told twice, it is recorded once
 * @param deviceAhead how far the telling device's clock is ahead of ours; taken off the claim
 */
public record NewFact(
        FactKind kind,
        Optional<Instant> occurredAt,
        Map<String, Value> values,
        Optional<String> sourceKey,
        Duration deviceAhead) {
    public NewFact {
        values = Map.copyOf(values);
    }

    /** It happens now. */
    public static NewFact now(FactKind kind, Map<String, Value> values) {
        return new NewFact(kind, Optional.empty(), values, Optional.empty(), Duration.ZERO);
    }

    /** It happened then. */
    public static NewFact at(FactKind kind, Instant occurredAt, Map<String, Value> values) {
        return new NewFact(kind, Optional.of(occurredAt), values, Optional.empty(), Duration.ZERO);
    }
}
