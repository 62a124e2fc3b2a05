package io.shouwen.pack.yaml;

/** One piece of a file that was read: a map, a list or a single value, and where it begins. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {
    Spot spot();

    /** What it is in plain words, for "expected ..., but found ...". */
    String described();
}
