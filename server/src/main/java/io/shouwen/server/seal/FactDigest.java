package io.shouwen.server.seal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reckons a fact's hash from the columns of its row, as docs/reference/seal.md tells an auditor to.
 * It shares no code with the journal that wrote the hash, so that one mistake cannot pass twice.
 */
final class FactDigest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte ENCODING = 1;
    private static final long ABSENT = -1;

    private final MessageDigest digest = SealAlgorithm.SHA256_ED25519.digest();

    private FactDigest() {}

    /** The hash; none if the body holds what no attribute looks like. */
    static Optional<Hash> of(FactColumns columns) {
        FactDigest fact = new FactDigest();
        fact.digest.update(ENCODING);
        fact.bytes(HexFormat.of().parseHex(columns.salt()));
        fact.number(columns.org());
        fact.number(columns.subject());
        fact.number(columns.n());
        fact.text(columns.kind());
        fact.moment(columns.occurredAt());
        fact.moment(columns.recordedAt());
        fact.text(columns.standing());
        fact.text(columns.actor());
        fact.text(columns.toldAs());
        fact.text(columns.source());
        if (columns.sourceKey().isEmpty()) {
            fact.number(ABSENT);
        } else {
            fact.text(columns.sourceKey().orElseThrow());
        }
        fact.number(columns.deviceAheadMs());
        return fact.body(columns.body())
                ? Optional.of(Hash.of(fact.digest.digest()))
                : Optional.empty();
    }

    private boolean body(String json) {
        JsonNode body = JSON.readTree(json);
        if (!body.isObject()) {
            return false;
        }
        Map<String, JsonNode> values = new TreeMap<>();
        body.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        number(values.size());
        for (Map.Entry<String, JsonNode> entry : values.entrySet()) {
            text(entry.getKey());
            if (!value(entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean value(JsonNode value) {
        if (value.isString()) {
            digest.update((byte) 't');
            text(value.stringValue());
            return true;
        }
        if (value.isBoolean()) {
            return tagged('f', value.booleanValue() ? 1 : 0);
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return tagged('w', value.longValue());
        }
        return value.isObject() && value.size() == 1 && marked(value);
    }

    private boolean marked(JsonNode value) {
        try {
            if (value.path("at").isString()) {
                return tagged('m', micros(Instant.parse(value.path("at").stringValue())));
            }
            if (value.path("day").isString()) {
                return tagged('d', LocalDate.parse(value.path("day").stringValue()).toEpochDay());
            }
        } catch (DateTimeException e) {
            return false;
        }
        return value.path("fen").isIntegralNumber()
                && value.path("fen").canConvertToLong()
                && tagged('c', value.path("fen").longValue());
    }

    private boolean tagged(char type, long number) {
        digest.update((byte) type);
        number(number);
        return true;
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void moment(Instant at) {
        number(micros(at));
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
