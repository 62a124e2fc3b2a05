package io.shouwen.server.api;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Map;

/**
 * A fact as another system tells it.
 *
 * @param occurredAt RFC 3339; absent for now
 * @param attributes by the names and types of the catalogue
 * @param sourceKey the sender's own key: told twice, it is recorded once
 * @param deviceAheadMillis how far the telling clock is ahead of ours
 */
public record FactBody(
        String kind,
        @Nullable String occurredAt,
        Map<String, JsonNode> attributes,
        @Nullable String sourceKey,
        @Nullable Long deviceAheadMillis) {
    public FactBody {
        kind = orEmpty(kind);
        attributes = copy(attributes);
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, JsonNode> copy(@Nullable Map<String, JsonNode> attributes) {
        return attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /** How far the telling clock is ahead of ours; nothing said, not at all. */
    Duration ahead() {
        Long told = deviceAheadMillis;
        return Duration.ofMillis(told == null ? 0 : told);
    }
}
