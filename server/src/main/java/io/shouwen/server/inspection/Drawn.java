package io.shouwen.server.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A sheet with all that it takes to draw it again.
 *
 * @param seed by which anybody can draw again
 * @param weights of all items among which it was drawn
 * @param fixed the items that were not left to the lot, which come first
 * @param reason why they were not
 * @param items the whole sheet
 */
public record Drawn(
        String seed,
        SortedMap<String, Long> weights,
        List<String> fixed,
        String reason,
        List<String> items) {
    public Drawn {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        fixed = List.copyOf(fixed);
        items = List.copyOf(items);
    }

    /** Draws so many items by lot after those that are fixed. */
    static Drawn draw(
            String seed,
            SortedMap<String, Long> weights,
            List<String> fixed,
            String reason,
            int wanted) {
        NavigableMap<String, Long> free = new TreeMap<>(weights);
        fixed.forEach(free::remove);
        List<String> items = new ArrayList<>(fixed);
        items.addAll(Lot.draw(free, seed, Math.min(wanted, Lot.MOST - fixed.size())));
        return new Drawn(seed, free, fixed, reason, items);
    }

    /** Whether drawing again by the seed gives the same sheet. */
    public boolean same() {
        return draw(seed, weights, fixed, reason, items.size() - fixed.size())
                .items()
                .equals(items);
    }

    public boolean isFixed(String item) {
        return fixed.contains(item);
    }

    /** The weight of an item; none if it was not drawn by lot. */
    public long weight(String item) {
        return weights.getOrDefault(item, 0L);
    }

    /** The weights as a fact holds them. */
    String written() {
        return weights.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }

    static SortedMap<String, Long> weights(String written) {
        SortedMap<String, Long> weights = new TreeMap<>();
        words(written).stream()
                .map(one -> one.split("=", 2))
                .forEach(pair -> weights.put(pair[0], Long.valueOf(pair[1])));
        return weights;
    }

    static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }

    /** The total of all weights, so that a page can say how likely an item was. */
    public long total() {
        return weights.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The weights of the items that were not drawn. */
    public Map<String, Long> left() {
        NavigableMap<String, Long> left = new TreeMap<>(weights);
        items.forEach(left::remove);
        return left;
    }
}
