package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which facts are meant: the name of a kind, or a map with conditions on its attributes. */
final class PatternReader {
    static final String FACT = "fact";

    private final Vocabulary words;
    private final Problems problems;

    PatternReader(Vocabulary words) {
        this.words = words;
        this.problems = words.problems();
    }

    /**
     * The pattern.
     *
     * @param extra keys that the caller reads itself
     */
    Optional<Pattern> read(Node node, String... extra) {
        if (!(node instanceof MapNode map)) {
            return Form.scalar(node, problems)
                    .flatMap(words::kind)
                    .map(kind -> Pattern.any(kind.kind()));
        }
        Optional<Catalogue.Kind> kind = kind(map);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        List<String> read = new ArrayList<>(List.of(extra));
        read.add(FACT);
        int before = problems.count();
        tellMisspelt(map, kind.get(), List.of(extra));
        Condition where =
                new ConditionReader(words, kind.get())
                        .all(
                                map.entries().stream()
                                        .filter(e -> !read.contains(e.key().text()))
                                        .filter(e ->
                                                meant(e, kind.get(), List.of(extra)).isEmpty()));
        where.references(reference ->
                reference
                        .of()
                        .ifPresent(other ->
                                problems.add(
                                        Slug.UNKNOWN_KEY,
                                        map.spot(),
                                        "a pattern compares a fact with itself, not with "
                                                + Phrases.quoted(other.name()),
                                        "another fact is compared with under `holds` of a check"
                                                + " and `if` of an entitlement")));
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Pattern(kind.get().kind(), where));
    }

    /** A key that is no attribute, but nearly one that the caller reads. */
    private void tellMisspelt(MapNode map, Catalogue.Kind kind, List<String> extra) {
        for (MapNode.Entry entry : map.entries()) {
            meant(entry, kind, extra)
                    .ifPresent(key ->
                            problems.add(
                                    Slug.UNKNOWN_KEY,
                                    entry.key().spot(),
                                    "no key " + entry.key().described() + " in a pattern here",
                                    "did you mean " + Phrases.quoted(key) + "?"));
        }
    }

    private static Optional<String> meant(
            MapNode.Entry entry, Catalogue.Kind kind, List<String> extra) {
        String key = entry.key().text();
        return kind.fields().containsKey(key) || extra.contains(key)
                ? Optional.empty()
                : Phrases.nearest(key, extra)
                        .filter(near -> Phrases.nearest(key, kind.fields().keySet()).isEmpty());
    }

    /** The kind of fact that a pattern names; reports nothing that {@link #read} does not. */
    Optional<Catalogue.Kind> kind(Node node) {
        if (!(node instanceof MapNode map)) {
            return Form.scalar(node, problems).flatMap(words::kind);
        }
        Optional<Node> name = map.get(FACT);
        if (name.isEmpty()) {
            problems.add(
                    Slug.MISSING_KEY,
                    map.spot(),
                    "this needs the key `fact` with the kind of fact it speaks of",
                    map.get(Origins.BREACH_OF)
                            .map(breach -> "only a `promise` is opened by a breach"));
        }
        return name.flatMap(n -> Form.scalar(n, problems)).flatMap(words::kind);
    }

    /** The patterns of a list, or of a single value. */
    List<Pattern> list(Optional<Node> node) {
        return node.stream()
                .flatMap(n ->
                        n instanceof ListNode list ? list.items().stream() : List.of(n).stream())
                .flatMap(n -> read(n).stream())
                .toList();
    }
}
