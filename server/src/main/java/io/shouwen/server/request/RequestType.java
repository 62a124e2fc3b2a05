package io.shouwen.server.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a customer wants of us. */
public enum RequestType {
    REPAIR,
    INSTALLATION,
    COMPLAINT,
    ENQUIRY,
    SUGGESTION,
    PRAISE,
    REPORT;

    /** As facts, addresses and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of a word; empty if there is none. */
    public static Optional<RequestType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values())
                .map(RequestType::word)
                .collect(Collectors.toUnmodifiableSet());
    }
}
