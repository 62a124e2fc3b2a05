package io.shouwen.server.above;

import java.util.Locale;

/** How far an order from above has come. */
public enum Step {
    /** It came in and waits to be signed for. */
    RECEIVED,
    /** It is being handled. */
    SIGNED,
    /** The hotline is asked to take it back. */
    RETURNING,
    /** They took it back. */
    RETURNED,
    /** A reply waits for a second person. */
    WRITTEN,
    /** The reply may go. */
    ANSWERED,
    /** The reply went. */
    SENT;

    /** As tables and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the house still owes something. */
    boolean open() {
        return this != RETURNED && this != SENT;
    }

    /** Whether the request behind it may be closed. */
    boolean settled() {
        return this == RETURNED || this == ANSWERED || this == SENT;
    }
}
