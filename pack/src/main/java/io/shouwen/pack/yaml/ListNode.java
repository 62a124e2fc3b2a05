package io.shouwen.pack.yaml;

import java.util.List;

/** A list of values in the order of the file. */
public record ListNode(Spot spot, List<Node> items) implements Node {
    public ListNode {
        items = List.copyOf(items);
    }

    @Override
    public String described() {
        return items.isEmpty() ? "an empty list" : "a list";
    }
}
