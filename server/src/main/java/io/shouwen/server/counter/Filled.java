package io.shouwen.server.counter;

import io.shouwen.server.counter.Form.Field;
import io.shouwen.server.counter.Form.Kind;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * A form as it was filled in, checked against its schema: the same rules as the browser's, and the
 * browser is not believed.
 *
 * @param values as typed, by field
 * @param mistakes what is wrong with a field, as the last word of a text key
 */
public record Filled(Map<String, String> values, SequencedMap<String, String> mistakes) {
    /** Nothing is typed yet. */
    static final Filled NOTHING = new Filled(Map.of(), new LinkedHashMap<>());

    /** Before the name of a field in what a browser sends. */
    static final String PREFIX = "f_";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Filled {
        values = Map.copyOf(values);
        mistakes = new LinkedHashMap<>(mistakes);
    }

    static Filled check(Form form, Map<String, String> sent) {
        Map<String, String> values = new LinkedHashMap<>();
        SequencedMap<String, String> mistakes = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            String typed = sent.getOrDefault(PREFIX + field.name(), "").strip();
            values.put(field.name(), typed);
            mistake(field, typed).ifPresent(mistake -> mistakes.put(field.name(), mistake));
        }
        return new Filled(values, mistakes);
    }

    public boolean right() {
        return mistakes.isEmpty();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public Optional<String> mistake(String field) {
        return Optional.ofNullable(mistakes.get(field));
    }

    private static Optional<String> mistake(Field field, String typed) {
        if (typed.isEmpty()) {
            return field.required() ? Optional.of("missing") : Optional.empty();
        }
        boolean chosen =
                field.choices().isEmpty()
                        || field.choices().stream().anyMatch(one -> one.value().equals(typed));
        if (!chosen) {
            return Optional.of("choice");
        }
        return switch (field.kind()) {
            case TEXT -> text(field, typed);
            case DAY -> day(typed) ? Optional.empty() : Optional.of("day");
            case WHOLE -> whole(field, typed);
            case FLAG -> typed.equals("true") ? Optional.empty() : Optional.of("choice");
        };
    }

    private static Optional<String> text(Field field, String typed) {
        long length = typed.codePointCount(0, typed.length());
        if (field.least().filter(least -> length < least).isPresent()) {
            return Optional.of("short");
        }
        if (field.most().filter(most -> length > most).isPresent()) {
            return Optional.of("long");
        }
        boolean fits =
                field.pattern().isEmpty() || Pattern.compile(field.pattern()).matcher(typed).find();
        return fits ? Optional.empty() : Optional.of("pattern");
    }

    private static boolean day(String typed) {
        try {
            LocalDate.parse(typed);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static Optional<String> whole(Field field, String typed) {
        if (!typed.matches("-?[0-9]{1,18}")) {
            return Optional.of("whole");
        }
        long number = Long.parseLong(typed);
        boolean within =
                field.least().filter(least -> number < least).isEmpty()
                        && field.most().filter(most -> number > most).isEmpty();
        return within ? Optional.empty() : Optional.of("range");
    }

    /** What is kept: the object that the schema describes. */
    String json(Form form) {
        ObjectNode object = JSON.createObjectNode();
        for (Field field : form.fields()) {
            String typed = value(field.name());
            if (field.kind() == Kind.FLAG) {
                object.put(field.name(), typed.equals("true"));
            } else if (!typed.isEmpty() && field.kind() == Kind.WHOLE) {
                object.put(field.name(), Long.parseLong(typed));
            } else if (!typed.isEmpty()) {
                object.put(field.name(), typed);
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object);
    }
}
