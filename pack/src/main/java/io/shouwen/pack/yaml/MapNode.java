package io.shouwen.pack.yaml;

import java.util.List;
import java.util.Optional;

/** Keys with their values, in the order of the file; no key stands twice. */
public record MapNode(Spot spot, List<Entry> entries) implements Node {
    /** One key and its value. */
    public record Entry(ScalarNode key, Node value) {}

    public MapNode {
        entries = List.copyOf(entries);
    }

    public Optional<Node> get(String key) {
        return entry(key).map(Entry::value);
    }

    public Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.key().text().equals(key)).findFirst();
    }

    @Override
    public String described() {
        return entries.isEmpty()
                ? "an empty map"
                : "a map with the key " + Phrases.quoted(entries.getFirst().key().text());
    }
}
