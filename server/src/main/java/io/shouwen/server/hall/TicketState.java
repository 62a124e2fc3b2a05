package io.shouwen.server.hall;

import java.util.Arrays;
import java.util.Locale;

/** Where a customer's stay in the hall stands. */
public enum TicketState {
    /** With the guide; without a number yet, or never to have one. */
    GUIDED,
    /** Has a number from elsewhere and is not in the hall yet. */
    AWAITED,
    WAITING,
    CALLED,
    SERVING,
    /** Sent for something; comes back into line. */
    PARKED,
    /** Did not come when called. */
    MISSED,
    /** Another unit has taken the matter over. */
    HANDED_OVER,
    DONE,
    /** Gone without being served. */
    LEFT;

    /** As it is stored and as text keys have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody of the hall still has to do with it. */
    public boolean open() {
        return this != HANDED_OVER && this != DONE && this != LEFT;
    }

    /** Whether the customer is in the hall, as far as anybody knows. */
    public boolean inside() {
        return this == GUIDED || this == WAITING || atCounter();
    }

    /** Whether it is at a counter. */
    public boolean atCounter() {
        return this == CALLED || this == SERVING;
    }

    public static TicketState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state " + word));
    }
}
