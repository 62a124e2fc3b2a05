package io.shouwen.server.inspection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How an inspection is made. */
public enum InspectionKind {
    /** Announced: whoever is inspected knows the inspectors. */
    OPEN,
    /** Unannounced: nobody but the inspectors and the planner sees it until it is done. */
    SECRET,
    /** By the recordings of cameras. */
    VIDEO;

    /** As it stands in facts, the database and text keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InspectionKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values())
                .map(InspectionKind::word)
                .collect(Collectors.toUnmodifiableSet());
    }
}
