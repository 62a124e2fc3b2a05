package io.shouwen.server.seal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What of a fact its hash covers: every column but those that mean something inside one database
 * cluster alone.
 *
 * @param salt in hexadecimal
 * @param body as JSON
 */
record FactColumns(
        String salt,
        int org,
        long subject,
        int n,
        String kind,
        Instant occurredAt,
        Instant recordedAt,
        String standing,
        String actor,
        String toldAs,
        String source,
        Optional<String> sourceKey,
        long deviceAheadMs,
        String body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static FactColumns of(ResultSet row) throws SQLException {
        return new FactColumns(
                HexFormat.of().formatHex(row.getBytes("salt")),
                row.getInt("org"),
                row.getLong("subject"),
                row.getInt("n"),
                row.getString("kind"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("standing").toUpperCase(Locale.ROOT),
                row.getString("actor"),
                row.getString("told_as"),
                row.getString("source"),
                Optional.ofNullable(row.getString("source_key")),
                row.getLong("device_ahead_ms"),
                row.getString("body"));
    }

    /** As they stand in the proof of a case, with the names of docs/reference/seal.md. */
    ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("salt", salt).put("org", org).put("subject", subject).put("n", n);
        json.put("kind", kind).put("occurred_at", occurredAt.toString());
        json.put("recorded_at", recordedAt.toString()).put("standing", standing);
        json.put("actor", actor).put("told_as", toldAs).put("source", source);
        sourceKey.ifPresent(key -> json.put("source_key", key));
        json.put("device_ahead_ms", deviceAheadMs);
        json.set("body", JSON.readTree(body));
        return json;
    }

    /** Reads what {@link #json} wrote; anything else is some {@link RuntimeException}. */
    static FactColumns of(JsonNode json) {
        return new FactColumns(
                HexFormat.of().formatHex(HexFormat.of().parseHex(text(json, "salt"))),
                whole(json, "org").intValue(),
                whole(json, "subject").longValue(),
                whole(json, "n").intValue(),
                text(json, "kind"),
                Instant.parse(text(json, "occurred_at")),
                Instant.parse(text(json, "recorded_at")),
                text(json, "standing"),
                text(json, "actor"),
                text(json, "told_as"),
                text(json, "source"),
                json.has("source_key") ? Optional.of(text(json, "source_key")) : Optional.empty(),
                whole(json, "device_ahead_ms").longValue(),
                json.path("body").toString());
    }

    private static String text(JsonNode json, String name) {
        if (!json.path(name).isString()) {
            throw new IllegalArgumentException("No " + name);
        }
        return json.path(name).stringValue();
    }

    private static JsonNode whole(JsonNode json, String name) {
        if (!json.path(name).isIntegralNumber()) {
            throw new IllegalArgumentException("No " + name);
        }
        return json.path(name);
    }
}
