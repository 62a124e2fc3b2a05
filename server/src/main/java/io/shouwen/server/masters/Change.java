package io.shouwen.server.masters;

import java.util.List;

/**
 * What a row would do.
 *
 * @param name whom or what it is about, in the words of the file
 */
public record Change(int row, Kind kind, String name, List<Difference> differences) {
    /** What becomes of it. */
    public enum Kind {
        ADDED,
        CHANGED,
        CLOSED
    }

    /** One column, before and after; both empty where neither may be shown. */
    public record Difference(String column, String before, String after) {}

    public Change {
        differences = List.copyOf(differences);
    }
}
