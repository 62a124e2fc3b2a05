package io.shouwen.server.organisation;

import java.util.Arrays;
import java.util.Locale;

/** What a position lets its holder do. The code is the word in the database and in text keys. */
public enum Role {
    AGENT,
    DISPATCHER,
    TECHNICIAN,
    CHIEF,
    QUALITY,
    DEPUTY,
    HEAD,
    EXECUTIVE,
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role " + code));
    }
}
