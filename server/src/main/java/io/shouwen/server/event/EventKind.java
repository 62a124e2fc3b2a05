package io.shouwen.server.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be declared. */
public enum EventKind {
    OUTAGE,
    STORM,
    SPECIAL_PERIOD,
    SYSTEM_FAILURE;

    /** As facts, addresses and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<EventKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(EventKind::word).collect(Collectors.toUnmodifiableSet());
    }
}
