package io.shouwen.server.subscription;

/** Those who tell the addresses, each at its own pace. */
@FunctionalInterface
interface Senders {
    /** Begins to tell one address. */
    void begin(Runnable telling);

    /** Whether the process is about to end: no further message is begun. */
    default boolean ending() {
        return false;
    }
}
