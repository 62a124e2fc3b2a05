package io.shouwen.pack.standard;

import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads what is one thing or another, as a reading of the code is answered. Under an answer it may
 * depend on a second reading, and so on.
 */
final class ByReading {
    static final String KEY = "by-reading";
    static final String RULES = "rules";
    static final Form.Keys KEYS = Form.Keys.of("a rule by reading", "reading", RULES);

    private final Map<String, Reading> readings;
    private final Problems problems;

    ByReading(Map<String, Reading> readings, Problems problems) {
        this.readings = readings;
        this.problems = problems;
    }

    /** The rules under the names of all options, the nested too, whatever else is wrong there. */
    static Stream<MapNode> rules(Node node) {
        return node instanceof MapNode map
                ? map.get(RULES).stream()
                        .filter(MapNode.class::isInstance)
                        .flatMap(rules -> ((MapNode) rules).entries().stream())
                        .map(MapNode.Entry::value)
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .flatMap(rule ->
                                Stream.concat(
                                        Stream.of(rule),
                                        rule.get(KEY).stream().flatMap(ByReading::rules)))
                : Stream.empty();
    }

    /**
     * What holds by each answer, in the order written.
     *
     * @param inside reads what stands under an option; nothing where it has a problem
     */
    <T> List<Variant<T>> read(Node node, Function<Node, List<Variant<T>>> inside) {
        Optional<Form> form = Form.open(node, KEYS, problems);
        Optional<ScalarNode> name = form.flatMap(f -> f.requiredText("reading"));
        Optional<Reading> reading = name.flatMap(this::reading);
        Optional<Node> rules = form.flatMap(f -> f.required(RULES));
        if (reading.isEmpty() || rules.isEmpty()) {
            return List.of();
        }
        if (!(rules.get() instanceof MapNode map)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    rules.get().spot(),
                    "expected options with their rules, but found " + rules.get().described());
            return List.of();
        }
        List<Variant<T>> read = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            reading.get()
                    .option(entry.key(), problems)
                    .ifPresent(option ->
                            once(name.get(), inside.apply(entry.value())).stream()
                                    .map(one -> one.under(name.get().text(), option))
                                    .forEach(read::add));
        }
        tellMissing(reading.get(), map);
        return read;
    }

    private void tellMissing(Reading reading, MapNode map) {
        reading.options().keySet().stream()
                .filter(option -> map.get(option).isEmpty())
                .forEach(option ->
                        problems.add(
                                Slug.MISSING_KEY,
                                map.spot(),
                                "no rule for the option " + Phrases.quoted(option)));
    }

    /** What holds by the usual answers. */
    <T> Optional<T> usual(List<Variant<T>> variants) {
        return variants.stream()
                .filter(variant -> variant.holds(Map.of(), readings))
                .map(Variant::value)
                .findFirst();
    }

    private <T> List<Variant<T>> once(ScalarNode name, List<Variant<T>> inside) {
        if (inside.stream().noneMatch(one -> one.answers().containsKey(name.text()))) {
            return inside;
        }
        problems.add(
                Slug.CONFLICTING_KEYS,
                name.spot(),
                "the reading " + name.described() + " is asked again under its own answer",
                "ask it once; what stands under an answer may ask another reading");
        return List.of();
    }

    private Optional<Reading> reading(ScalarNode name) {
        Optional<Reading> reading = Optional.ofNullable(readings.get(name.text()));
        if (reading.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    name.spot(),
                    "no reading named " + name.described() + " in `version.yaml`",
                    Phrases.suggestion(name.text(), readings.keySet().stream().sorted().toList()));
        }
        return reading;
    }
}
