package io.shouwen.server.subject;

import io.shouwen.engine.fact.Value;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The attributes of a fact as JSON, there and back. Text, counts and flags are plain; the others
 * say what they are: {@code {"at": instant}}, {@code {"day": date}}, {@code {"fen": amount}}.
 */
public final class FactBody {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FactBody() {}

    public static ObjectNode write(Map<String, Value> values) {
        ObjectNode body = JSON.createObjectNode();
        new TreeMap<>(values).forEach((name, value) -> put(body, name, value));
        return body;
    }

    private static void put(ObjectNode body, String name, Value value) {
        switch (value) {
            case Value.Text text -> body.put(name, text.text());
            case Value.Whole whole -> body.put(name, whole.count());
            case Value.Flag flag -> body.put(name, flag.set());
            case Value.Moment moment -> body.putObject(name).put("at", moment.at().toString());
            case Value.Day day -> body.putObject(name).put("day", day.date().toString());
            case Value.Money money -> body.putObject(name).put("fen", money.fen());
        }
    }

    public static Map<String, Value> read(String json) {
        return read(JSON.readTree(json));
    }

    public static Map<String, Value> read(JsonNode body) {
        Map<String, Value> values = new HashMap<>();
        body.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static Value value(JsonNode node) {
        if (node.isString()) {
            return new Value.Text(node.stringValue());
        }
        if (node.isBoolean()) {
            return new Value.Flag(node.booleanValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Value.Whole(node.longValue());
        }
        if (node.path("at").isString()) {
            return new Value.Moment(Instant.parse(node.path("at").stringValue()));
        }
        if (node.path("day").isString()) {
            return new Value.Day(LocalDate.parse(node.path("day").stringValue()));
        }
        if (node.path("fen").isIntegralNumber()) {
            return new Value.Money(node.path("fen").longValue());
        }
        throw new IllegalArgumentException("Expected the value of an attribute, but was " + node);
    }
}
