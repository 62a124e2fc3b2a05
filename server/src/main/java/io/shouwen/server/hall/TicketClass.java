package io.shouwen.server.hall;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which customers go before which; the first goes first. */
public enum TicketClass {
    /** The old, the disabled, pregnant women, parents with infants. */
    FIRST,
    USUAL,
    /** Colleagues, after all customers (lianzhong.3.4.1b). */
    INTERNAL;

    /** As it is stored and as text keys have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A lower one goes before. */
    public int rank() {
        return rank(false);
    }

    /**
     * The same; from the appointed time on, who came in time for it goes before the others of the
     * usual class (decision 354).
     */
    int rank(boolean appointed) {
        return switch (this) {
            case FIRST -> 0;
            case USUAL -> appointed ? 1 : 2;
            case INTERNAL -> 3;
        };
    }

    public static Optional<TicketClass> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
