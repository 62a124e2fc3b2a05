package io.shouwen.server.organisation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a position lets its holder do. The code is the word in the database and in text keys. */
public enum Role {
    AGENT,
    DISPATCHER,
    TECHNICIAN,
    CHIEF,
    /** Receives whoever enters a hall, and judges what they need. */
    GREETER,
    /** Serves at a counter of a hall. */
    CLERK,
    /** Takes money at a counter of a hall. */
    CASHIER,
    /** Answers for a hall while it is open. */
    MANAGER,
    QUALITY,
    DEPUTY,
    HEAD,
    EXECUTIVE,
    ADMIN;

    /** Who decides about findings, for the units that their position reaches. */
    public static final Set<Role> DECIDING =
            Collections.unmodifiableSet(EnumSet.of(QUALITY, HEAD, EXECUTIVE));

    /** Who reads findings, ledgers and signatures there. */
    public static final Set<Role> OVERSEEING =
            Collections.unmodifiableSet(
                    EnumSet.of(QUALITY, HEAD, EXECUTIVE, DEPUTY, CHIEF, MANAGER));

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
