package io.shouwen.server.counter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of a service, read from the JSON Schema in the code: one flat object of texts, days,
 * whole numbers and flags. A keyword outside of that is not passed over but refused, since whoever
 * wrote it relies on it (decision 338).
 */
public record Form(List<Field> fields) {
    /** A service without a form. */
    static final Form NONE = new Form(List.of());

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OF_FORMS =
            Set.of(
                    "$schema",
                    "$id",
                    "title",
                    "x-title-en",
                    "type",
                    "properties",
                    "required",
                    "additionalProperties");
    private static final Set<String> OF_FIELDS =
            Set.of(
                    "title",
                    "x-title-en",
                    "type",
                    "format",
                    "enum",
                    "x-enum-en",
                    "pattern",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum");
    private static final int LONGEST = 500;

    /** What may stand in a field. */
    public enum Kind {
        TEXT,
        DAY,
        WHOLE,
        FLAG
    }

    /** One of the values that a field takes. */
    public record Choice(String value, String zh, String en) {}

    /**
     * A field.
     *
     * @param choices the only values; empty where there is no such bound
     * @param pattern that a text has somewhere in it; empty for any
     * @param least the smallest number, or the fewest characters
     * @param most the greatest number, or the most characters
     */
    public record Field(
            String name,
            String zh,
            String en,
            Kind kind,
            boolean required,
            List<Choice> choices,
            String pattern,
            Optional<Long> least,
            Optional<Long> most) {
        public Field {
            choices = List.copyOf(choices);
        }

        /** The pattern as browsers read it: there it must fit the whole text. */
        public String wholePattern() {
            String start = pattern.startsWith("^") ? pattern.substring(1) : ".*(?:" + pattern;
            boolean anchored = start.endsWith("$") && !start.endsWith("\\$");
            String end = anchored ? start.substring(0, start.length() - 1) : start;
            return (pattern.startsWith("^") ? end : end + ")") + (anchored ? "" : ".*");
        }
    }

    public Form {
        fields = List.copyOf(fields);
    }

    public boolean empty() {
        return fields.isEmpty();
    }

    /** Reads a schema; one that asks for more than a form can is refused. */
    static Form read(String schema) {
        JsonNode root = JSON.readTree(schema);
        only(root, OF_FORMS, "the form");
        Set<String> required =
                root.path("required").values().stream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());
        List<Field> fields = new ArrayList<>();
        root.path("properties")
                .properties()
                .forEach(one ->
                        fields.add(
                                field(
                                        one.getKey(),
                                        one.getValue(),
                                        required.contains(one.getKey()))));
        return new Form(fields);
    }

    private static Field field(String name, JsonNode node, boolean required) {
        only(node, OF_FIELDS, name);
        Kind kind = kind(name, node);
        boolean counted = kind == Kind.WHOLE;
        return new Field(
                name,
                text(node, "title", name),
                text(node, "x-title-en", text(node, "title", name)),
                kind,
                required,
                choices(node),
                text(node, "pattern", ""),
                number(node, counted ? "minimum" : "minLength"),
                number(node, counted ? "maximum" : "maxLength")
                        .or(() -> counted ? Optional.empty() : Optional.of((long) LONGEST)));
    }

    private static Kind kind(String name, JsonNode node) {
        String format = text(node, "format", "");
        return switch (text(node, "type", "")) {
            case "string" -> {
                if (!format.isEmpty() && !format.equals("date")) {
                    throw unknown(name, "format " + format);
                }
                yield format.isEmpty() ? Kind.TEXT : Kind.DAY;
            }
            case "integer" -> Kind.WHOLE;
            case "boolean" -> Kind.FLAG;
            default -> throw unknown(name, "type");
        };
    }

    private static List<Choice> choices(JsonNode node) {
        List<JsonNode> values = List.copyOf(node.path("enum").values());
        List<JsonNode> english = List.copyOf(node.path("x-enum-en").values());
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i).asString();
            choices.add(
                    new Choice(
                            value, value, i < english.size() ? english.get(i).asString() : value));
        }
        return choices;
    }

    private static void only(JsonNode node, Set<String> known, String where) {
        node.propertyNames().stream()
                .filter(keyword -> !known.contains(keyword))
                .findFirst()
                .ifPresent(keyword -> {
                    throw unknown(where, keyword);
                });
    }

    private static IllegalArgumentException unknown(String where, String keyword) {
        return new IllegalArgumentException(
                "A form cannot have %s, as %s has".formatted(keyword, where));
    }

    private static String text(JsonNode node, String name, String otherwise) {
        JsonNode value = node.path(name);
        return value.isMissingNode() ? otherwise : value.asString();
    }

    private static Optional<Long> number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }
}
