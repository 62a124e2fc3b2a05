package io.shouwen.server.hotline;

import io.shouwen.engine.fact.FactKind;

import java.util.List;
import java.util.Set;

/** What calls are about, in the words of the code where it has one. */
public final class Matters {
    /** A fault, a fault that is chased, an agreed time that the customer moves; then the rest. */
    public static final List<String> ALL =
            List.of(
                    "repair",
                    "repair-chased",
                    "moved-time",
                    "install",
                    "business",
                    "inquiry",
                    "complaint",
                    "suggestion",
                    "other");

    private static final Set<String> REPAIRS = Set.of("repair", "repair-chased", "moved-time");

    private Matters() {}

    /** Whether the fact shows that a request is about such a matter. */
    static boolean opens(String matter, FactKind kind) {
        return REPAIRS.contains(matter)
                ? kind.equals(HotlineKinds.REPORTED)
                : matter.equals("install") && kind.name().startsWith("install.");
    }
}
