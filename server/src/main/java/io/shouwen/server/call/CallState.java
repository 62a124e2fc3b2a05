package io.shouwen.server.call;

import java.util.Arrays;
import java.util.Locale;

/** Where a call stands. */
public enum CallState {
    RINGING,
    TALKING,
    /** The customer has hung up, the record is not complete yet. */
    WRAP_UP,
    DONE,
    /** The customer gave up before anybody answered. */
    ABANDONED;

    /** As the database and text keys write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody is still busy with it. */
    public boolean open() {
        return this != DONE && this != ABANDONED;
    }

    static CallState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + word));
    }
}
