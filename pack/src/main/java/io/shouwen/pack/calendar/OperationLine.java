package io.shouwen.pack.calendar;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One line of operations, read as far as it is JSON: its texts by key, and its id as written. */
final class OperationLine {
    static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> otherKeys = new HashSet<>();
    private Optional<String> id = Optional.empty();
    private Optional<String> fault = Optional.empty();

    private OperationLine() {}

    static OperationLine parse(String line) {
        OperationLine operation = new OperationLine();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            operation.read(parser);
        } catch (JacksonException e) {
            operation.fault =
                    Optional.of(
                            "the line is not JSON from column %d on: %s"
                                    .formatted(
                                            e.getLocation().getColumnNr(), e.getOriginalMessage()));
        }
        return operation;
    }

    private void read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            fault = Optional.of("the line is not a JSON object; an operation is {\"op\": ...}");
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (key.equals("id")) {
                id = Optional.of(raw(parser));
            } else if (value == JsonToken.VALUE_STRING) {
                texts.put(key, parser.getString());
            } else {
                otherKeys.add(key);
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            fault = Optional.of("something stands after the JSON object; write one on each line");
        }
    }

    private static String raw(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator copy = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            copy.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    /** The id as JSON, even if the rest of the line is bad. */
    Optional<String> id() {
        return id;
    }

    String text(String key) throws BadOperation {
        if (fault.isPresent()) {
            throw new BadOperation(fault.get());
        }
        String text = texts.get(key);
        if (text == null) {
            throw new BadOperation(
                    (otherKeys.contains(key)
                                    ? "the value of `%s` is no text; put it in quotes"
                                    : "the operation needs the key `%s`")
                            .formatted(key));
        }
        return text;
    }
}
