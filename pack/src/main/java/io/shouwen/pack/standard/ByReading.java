package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads a clause that does one thing or another, as a reading of the code is answered. */
final class ByReading {
    static final String KEY = "by-reading";
    static final Form.Keys KEYS = Form.Keys.of("a rule by reading", "reading", "rules");

    private final Map<String, Reading> readings;
    private final Problems problems;
    private final Map<ClauseId, List<Variant>> variants = new HashMap<>();

    ByReading(Map<String, Reading> readings, Problems problems) {
        this.readings = readings;
        this.problems = problems;
    }

    /** The rules of a clause under the names of their options, whatever else is wrong there. */
    static List<MapNode> rules(Node node) {
        return node instanceof MapNode map
                ? map.get("rules").stream()
                        .filter(MapNode.class::isInstance)
                        .flatMap(rules -> ((MapNode) rules).entries().stream())
                        .map(MapNode.Entry::value)
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .toList()
                : List.of();
    }

    /** The rule as the code is usually read; the others are kept beside it. */
    Optional<Rule> read(ClauseId clause, Node node, Function<Node, Optional<Rule>> rule) {
        Optional<Form> form = Form.open(node, KEYS, problems);
        Optional<ScalarNode> name = form.flatMap(f -> f.requiredText("reading"));
        Optional<Reading> reading = name.flatMap(this::reading);
        Optional<Node> rules = form.flatMap(f -> f.required("rules"));
        if (reading.isEmpty() || rules.isEmpty()) {
            return Optional.empty();
        }
        if (!(rules.get() instanceof MapNode map)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    rules.get().spot(),
                    "expected options with their rules, but found " + rules.get().described());
            return Optional.empty();
        }
        List<Variant> read = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            reading.get()
                    .option(entry.key(), problems)
                    .flatMap(option ->
                            rule.apply(entry.value())
                                    .map(one -> new Variant(name.get().text(), option, one)))
                    .ifPresent(read::add);
        }
        reading.get().options().keySet().stream()
                .filter(option -> map.get(option).isEmpty())
                .forEach(option ->
                        problems.add(
                                Slug.MISSING_KEY,
                                map.spot(),
                                "no rule for the option " + Phrases.quoted(option)));
        variants.put(clause, List.copyOf(read));
        return read.stream()
                .filter(variant -> variant.option().equals(reading.get().usual()))
                .map(Variant::rule)
                .findFirst();
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

    /** What clauses do by reading, all options; complete when every clause was read. */
    Map<ClauseId, List<Variant>> variants() {
        return Map.copyOf(variants);
    }
}
