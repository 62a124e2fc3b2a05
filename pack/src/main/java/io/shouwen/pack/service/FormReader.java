package io.shouwen.pack.service;

import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the form of a service: that part of JSON Schema which a counter shows field by field.
 * Anything else of JSON Schema is a problem, never passed over.
 */
final class FormReader {
    static final Form.Keys KEYS = Form.Keys.of("a form", "type", "properties", "required");
    static final Form.Keys FIELD =
            Form.Keys.of(
                    "a field",
                    "type",
                    "title",
                    "x-title-en",
                    "enum",
                    "x-enum-en",
                    "format",
                    "pattern",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum");

    /** Keys that say something of texts, and of numbers, only. */
    private static final List<String> OF_TEXTS =
            List.of("enum", "x-enum-en", "format", "pattern", "minLength", "maxLength");

    private static final List<String> OF_NUMBERS = List.of("minimum", "maximum");
    private static final List<String> TYPES = List.of("string", "integer", "boolean");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final long LONGEST_TEXT = 2000;
    private static final long MOST = 1_000_000_000;

    private final Problems problems;

    FormReader(Problems problems) {
        this.problems = problems;
    }

    /** The schema as JSON text, as written; empty if it is none. */
    Optional<String> read(Node node) {
        Optional<Form> form = Form.open(node, KEYS, problems);
        if (form.isEmpty()) {
            return Optional.empty();
        }
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        type(form.get(), List.of("object")).ifPresent(type -> schema.put("type", type));
        form.get().required("properties");
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        for (MapNode.Entry entry : form.get().named("properties", "fields by name")) {
            named(entry.key());
            Form.open(entry.value(), FIELD, problems)
                    .ifPresent(field -> fields.put(entry.key().text(), field(field)));
        }
        schema.put("properties", fields);
        List<String> required = required(form.get(), fields);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return Optional.of(Json.of(schema));
    }

    private void named(ScalarNode name) {
        if (!NAME.matcher(name.text()).matches()) {
            problems.add(
                    Slug.BAD_NAME,
                    name.spot(),
                    name.described() + " cannot name a field",
                    "write lower-case letters, digits and `_`, such as `meter_number`");
        }
    }

    private List<String> required(Form form, Map<String, Object> fields) {
        List<ScalarNode> names = form.texts("required");
        names.stream()
                .filter(name -> !fields.containsKey(name.text()))
                .forEach(name ->
                        problems.add(
                                Slug.UNKNOWN_ENTRY,
                                name.spot(),
                                "no field named " + name.described(),
                                Phrases.suggestion(name.text(), fields.keySet())));
        return names.stream().map(ScalarNode::text).filter(fields::containsKey).toList();
    }

    private SequencedMap<String, Object> field(Form form) {
        SequencedMap<String, Object> field = new LinkedHashMap<>();
        Optional<String> type = type(form, TYPES);
        type.ifPresent(one -> field.put("type", one));
        form.requiredWords("title").ifPresent(title -> field.put("title", title));
        form.requiredWords("x-title-en").ifPresent(title -> field.put("x-title-en", title));
        type.filter(one -> !one.equals("string")).ifPresent(one -> foreign(form, OF_TEXTS, one));
        type.filter(one -> !one.equals("integer")).ifPresent(one -> foreign(form, OF_NUMBERS, one));
        choices(form, field);
        format(form).ifPresent(format -> field.put("format", format));
        pattern(form).ifPresent(pattern -> field.put("pattern", pattern));
        bounds(form, field, "minLength", "maxLength", 0, LONGEST_TEXT);
        bounds(form, field, "minimum", "maximum", -MOST, MOST);
        return field;
    }

    /** What one may choose from, and how each choice reads in English. */
    private void choices(Form form, Map<String, Object> field) {
        List<String> choices = form.texts("enum").stream().map(ScalarNode::text).toList();
        List<String> english = form.texts("x-enum-en").stream().map(ScalarNode::text).toList();
        if (choices.size() != english.size()) {
            problems.add(
                    Slug.BAD_FORM,
                    form.keySpot(form.has("x-enum-en") ? "x-enum-en" : "enum"),
                    "the choices are not said in both languages",
                    "write under `x-enum-en` one text for each of `enum`, in the same order");
        }
        if (!choices.isEmpty()) {
            field.put("enum", choices);
            field.put("x-enum-en", english);
        }
    }

    private Optional<String> type(Form form, List<String> allowed) {
        Optional<ScalarNode> type = form.requiredText("type");
        type.filter(text -> !allowed.contains(text.text()))
                .ifPresent(text ->
                        problems.add(
                                Slug.BAD_FORM,
                                text.spot(),
                                "a counter does not show the type " + text.described() + " here",
                                Phrases.suggestion(text.text(), allowed)));
        return type.map(ScalarNode::text).filter(allowed::contains);
    }

    private void foreign(Form form, List<String> keys, String type) {
        keys.stream()
                .filter(form::has)
                .forEach(key ->
                        problems.add(
                                Slug.BAD_FORM,
                                form.keySpot(key),
                                Phrases.quoted(key) + " says nothing of the type " + type,
                                "remove it, or give the field another type"));
    }

    private Optional<String> format(Form form) {
        Optional<ScalarNode> format = form.text("format");
        format.filter(text -> !text.text().equals("date"))
                .ifPresent(text ->
                        problems.add(
                                Slug.BAD_FORM,
                                text.spot(),
                                "a counter does not know the format " + text.described(),
                                "the only one is `date`"));
        return format.map(ScalarNode::text).filter("date"::equals);
    }

    private Optional<String> pattern(Form form) {
        Optional<ScalarNode> written = form.text("pattern");
        try {
            return written.map(text -> Pattern.compile(text.text()).pattern());
        } catch (PatternSyntaxException e) {
            problems.add(
                    Slug.BAD_FORM,
                    written.orElseThrow().spot(),
                    written.orElseThrow().described() + " is no pattern: " + e.getDescription(),
                    "write such as `'^[0-9]{10}$'`, in single quotes");
            return Optional.empty();
        }
    }

    private void bounds(
            Form form, Map<String, Object> field, String from, String to, long least, long most) {
        OptionalLong low = form.whole(from, least, most);
        OptionalLong high = form.whole(to, least, most);
        low.ifPresent(bound -> field.put(from, bound));
        high.ifPresent(bound -> field.put(to, bound));
        if (low.isPresent() && high.isPresent() && low.getAsLong() > high.getAsLong()) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.keySpot(to),
                    Phrases.quoted(to) + " is less than " + Phrases.quoted(from));
        }
    }
}
