package io.shouwen.pack.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A map of which it is known what may stand in it. Opening the form reports keys that do not belong
 * there; each accessor reports a value of the wrong shape and then answers empty, so that a reader
 * goes on and finds the next problem.
 */
public final class Form {
    /** The keys a form may hold, and what it is called in sentences: "a promise". */
    public record Keys(String what, List<String> names) {
        public Keys {
            names = List.copyOf(names);
        }

        public static Keys of(String what, String... names) {
            return new Keys(what, List.of(names));
        }
    }

    /** How keys that are often forgotten are written. */
    private static final Map<String, String> EXAMPLES =
            Map.ofEntries(
                    Map.entry("clause", "city.4.2"),
                    Map.entry("cite", "{article: 第四条}"),
                    Map.entry("says", "{zh: …, en: …}"),
                    Map.entry("zh", "…"),
                    Map.entry("en", "…"),
                    Map.entry("when", "repair.reported"),
                    Map.entry("kept-by", "visit.arrived"),
                    Map.entry("within", "30 min"),
                    Map.entry("answers", "technician"),
                    Map.entry("broken", "late-arrival"),
                    Map.entry("every", "month"),
                    Map.entry("during", "{from: desk.opened, until: desk.closed}"),
                    Map.entry("count", "call.answered"),
                    Map.entry("look", "{zh: …, en: …}"),
                    Map.entry("in-force", "{from: 2026-01-01}"),
                    Map.entry("zone", "Asia/Shanghai"));

    private final MapNode map;
    private final Keys keys;
    private final Problems problems;

    private Form(MapNode map, Keys keys, Problems problems) {
        this.map = map;
        this.keys = keys;
        this.problems = problems;
    }

    /** Opens a node as a form; a node that is not a map is a problem. */
    public static Optional<Form> open(Node node, Keys keys, Problems problems) {
        if (!(node instanceof MapNode map)) {
            if (node instanceof ScalarNode
                    && problems.toldFullWidth(node.spot().file(), node.spot().line())) {
                return Optional.empty();
            }
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected "
                            + keys.what()
                            + " as keys with values, but found "
                            + node.described(),
                    shape(node, keys));
            return Optional.empty();
        }
        for (MapNode.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!keys.names().contains(key)) {
                problems.add(
                        Slug.UNKNOWN_KEY,
                        entry.key().spot(),
                        "no key " + Phrases.quoted(key) + " in " + keys.what(),
                        Phrases.nearest(key, keys.names())
                                .map(near -> "did you mean " + Phrases.quoted(near) + "?")
                                .or(() -> glued(key, keys))
                                .or(() -> torn(entry))
                                .or(() ->
                                        Optional.of(
                                                "allowed here: " + Phrases.listed(keys.names()))));
            } else if (entry.value() instanceof ListNode list && list.items().isEmpty()) {
                problems.add(
                        Slug.MISSING_VALUE,
                        list.spot(),
                        "this list is empty",
                        "write at least one value, or remove the key");
            }
        }
        return Optional.of(new Form(map, keys, problems));
    }

    /** A key without the space behind its colon runs together with its value. */
    private static Optional<String> glued(String key, Keys keys) {
        int colon = key.indexOf(':');
        return colon > 0 && keys.names().contains(key.substring(0, colon))
                ? Optional.of("write a space after the colon")
                : Optional.empty();
    }

    /** A key without a value, which a comma has torn from the value before it. */
    private static Optional<String> torn(MapNode.Entry entry) {
        return entry.value() instanceof ScalarNode value && value.blank()
                ? Optional.of("text that holds a comma stands in quotes, several values in `[ ]`")
                : Optional.empty();
    }

    /** How the form is written, for whoever wrote a single value. */
    private static Optional<String> shape(Node node, Keys keys) {
        Optional<String> allowed = Phrases.suggestion("", keys.names());
        if (!(node instanceof ScalarNode)) {
            return allowed;
        }
        boolean few = keys.names().size() <= 2;
        String form =
                keys.names().stream()
                        .limit(few ? 2 : 1)
                        .map(name -> name + ": …")
                        .collect(Collectors.joining(", ", "{", "}"));
        return allowed.map(
                list -> "write such as " + Phrases.quoted(form) + (few ? "" : "; " + list));
    }

    public Spot spot() {
        return map.spot();
    }

    /** The keys that may stand here. */
    public List<String> keys() {
        return keys.names();
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** Where the key stands; the form itself when it does not. */
    public Spot keySpot(String key) {
        return map.entry(key).map(entry -> entry.key().spot()).orElse(spot());
    }

    /** The value of a key, whatever its shape. */
    public Optional<Node> node(String key) {
        if (!keys.names().contains(key)) {
            throw new IllegalArgumentException("Expected a key of " + keys + ", but got " + key);
        }
        return map.get(key);
    }

    /** The value of a key that must be there. */
    public Optional<Node> required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty() && !misspelt(key)) {
            problems.add(
                    Slug.MISSING_KEY,
                    spot(),
                    keys.what() + " needs the key " + Phrases.quoted(key),
                    Optional.ofNullable(EXAMPLES.get(key))
                            .map(example ->
                                    "write such as " + Phrases.quoted(key + ": " + example)));
        }
        return node;
    }

    /** Whether a key that does not belong here was probably meant as this one: told already. */
    public boolean misspelt(String key) {
        return map.entries().stream()
                .map(entry -> entry.key().text())
                .filter(found -> !keys.names().contains(found))
                .anyMatch(found ->
                        found.startsWith(key + ":")
                                || Phrases.nearest(found, keys.names()).equals(Optional.of(key)));
    }

    /** The single value of a key; a map, a list or nothing is a problem. */
    public Optional<ScalarNode> text(String key) {
        return node(key).flatMap(this::scalar);
    }

    public Optional<ScalarNode> requiredText(String key) {
        return required(key).flatMap(this::scalar);
    }

    /** A text that a person reads: quotes with nothing in them are a problem too. */
    public Optional<String> requiredWords(String key) {
        Optional<String> words = requiredText(key).map(ScalarNode::text);
        if (words.filter(String::isBlank).isPresent()) {
            problems.add(
                    Slug.MISSING_VALUE, node(key).orElseThrow().spot(), "a value is missing here");
        }
        return words.filter(text -> !text.isBlank());
    }

    public OptionalLong whole(String key, long least, long most) {
        Optional<ScalarNode> found = text(key);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        ScalarNode value = found.get();
        OptionalLong number = value.whole();
        if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
            problems.add(
                    Slug.BAD_NUMBER,
                    value.spot(),
                    "expected a whole number from "
                            + least
                            + " to "
                            + most
                            + ", but found "
                            + value.described(),
                    "write the number alone, such as `" + Math.max(least, 1) + "`");
            return OptionalLong.empty();
        }
        return number;
    }

    public Optional<Boolean> flag(String key) {
        Optional<ScalarNode> value = text(key);
        value.filter(scalar -> scalar.flag().isEmpty())
                .ifPresent(scalar ->
                        problems.add(
                                Slug.UNKNOWN_CHOICE,
                                scalar.spot(),
                                "expected `true` or `false`, but found " + scalar.described()));
        return value.flatMap(ScalarNode::flag);
    }

    /** One of an enum's words: {@code END_OF_DAY} is written {@code end-of-day}. */
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Optional<ScalarNode> value = text(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Function<E, String> word = one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<E> all = List.of(type.getEnumConstants());
        Optional<E> chosen =
                all.stream().filter(one -> word.apply(one).equals(value.get().text())).findFirst();
        if (chosen.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    value.get().spot(),
                    "the key " + Phrases.quoted(key) + " has no " + value.get().described(),
                    Phrases.suggestion(value.get().text(), all.stream().map(word).toList()));
        }
        return chosen;
    }

    /** The items of a list; a single value counts as a list of one; no key as an empty list. */
    public List<Node> items(String key) {
        return node(key).stream()
                .flatMap(node ->
                        switch (node) {
                            case ListNode list -> list.items().stream();
                            case MapNode one -> Stream.of(one);
                            case ScalarNode one -> scalar(one).stream();
                        })
                .toList();
    }

    /** The single values of a list, as {@link #items}. */
    public List<ScalarNode> texts(String key) {
        return items(key).stream().flatMap(item -> scalar(item).stream()).toList();
    }

    /** Reports every further key of those given that stands beside the first of them. */
    public boolean onlyOneOf(String... names) {
        List<MapNode.Entry> present =
                entries().filter(e -> List.of(names).contains(e.key().text())).toList();
        for (MapNode.Entry more : present.stream().skip(1).toList()) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    more.key().spot(),
                    present.getFirst().key().described()
                            + " and "
                            + more.key().described()
                            + " do not stand together",
                    "keep one of the two");
        }
        return present.size() < 2;
    }

    /** The entries of a map whose keys are names; any other value is a problem. */
    public List<MapNode.Entry> named(String key, String what) {
        Optional<Node> node = node(key);
        node.filter(found -> !(found instanceof MapNode))
                .ifPresent(found ->
                        problems.add(
                                Slug.WRONG_SHAPE,
                                found.spot(),
                                "expected " + what + ", but found " + found.described()));
        return node.orElse(null) instanceof MapNode names ? names.entries() : List.of();
    }

    /** Opens the value of a key as a form of its own. */
    public Optional<Form> form(String key, Keys inner) {
        return node(key).flatMap(node -> open(node, inner, problems));
    }

    /**
     * The keys of this form and their values in the order of the file, the unknown ones left out.
     */
    public Stream<MapNode.Entry> entries() {
        return map.entries().stream().filter(e -> keys.names().contains(e.key().text()));
    }

    private Optional<ScalarNode> scalar(Node node) {
        return scalar(node, problems);
    }

    /** A node as a single value that is not empty; anything else is a problem. */
    public static Optional<ScalarNode> scalar(Node node, Problems problems) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected a single value, but found " + node.described());
            return Optional.empty();
        }
        if (scalar.blank()) {
            problems.add(Slug.MISSING_VALUE, node.spot(), "a value is missing here");
            return Optional.empty();
        }
        return Optional.of(scalar);
    }
}
