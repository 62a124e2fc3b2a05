package io.shouwen.pack.log;

import io.shouwen.pack.mapping.Mapping;
import io.shouwen.pack.mapping.Mapping.Column;
import io.shouwen.pack.mapping.Mapping.FactRule;
import io.shouwen.pack.yaml.Problems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the slot of a value by the keys that lead to it. The name of a column is that path with
 * dots between; a key that has a dot itself is found as well. Remembers which were met, because
 * only the whole log shows which it lacks.
 */
final class PathSlots {
    /** Where nothing is mapped, whatever lies inside. */
    static final Place NOWHERE = new Place();

    private static final int NEAR = 200;
    private final Place root = new Place();
    private final Set<String> met = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    /** A place in nested data: its slot, or -1, and what lies inside. */
    static final class Place {
        private final Map<String, Place> inside = new HashMap<>();
        private String column = "";
        private int slot = -1;
        private boolean met;

        int slot() {
            return slot;
        }
    }

    PathSlots(RowSlots slots) {
        for (int slot = 0; slot < slots.count(); slot++) {
            add(root, slots.name(slot), slots.name(slot), slot);
        }
    }

    private static void add(Place in, String path, String column, int slot) {
        Place leaf = in.inside.computeIfAbsent(path, key -> new Place());
        leaf.column = column;
        leaf.slot = slot;
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            Place inner = in.inside.computeIfAbsent(path.substring(0, dot), key -> new Place());
            add(inner, path.substring(dot + 1), column, slot);
        }
    }

    Place root() {
        return root;
    }

    /** What is mapped below a first key, whether or not the log has it. */
    Place below(String first) {
        return root.inside.getOrDefault(first, NOWHERE);
    }

    /** The place behind a key; {@link #NOWHERE} where nothing of it is mapped. */
    Place at(Place in, String key) {
        Place found = in.inside.getOrDefault(key, NOWHERE);
        if (!found.met && found.slot >= 0) {
            found.met = true;
            met.add(found.column);
        } else if (found.slot < 0 && others.size() < NEAR) {
            others.add(key);
        }
        return found;
    }

    /**
     * The columns that no row has had, in the order of the mapping. A log may do without one; if it
     * names no case or never says when, the mapping is not its own, and that is a problem.
     */
    List<String> unseen(Mapping mapping, RowSlots slots, Problems problems) {
        List<Column> needed = new ArrayList<>(mapping.cases());
        List<Column> moments = mapping.facts().stream().map(FactRule::at).toList();
        if (moments.stream().noneMatch(moment -> met.contains(moment.name()))) {
            needed.addAll(moments);
        }
        List<String> near = others.stream().sorted().toList();
        RowSlots.tellMissing(needed, met, near, problems);
        return slots.names().stream().filter(name -> !met.contains(name)).toList();
    }
}
