package io.shouwen.server.inspection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an inspection is. */
public enum InspectionState {
    /** The sheet is drawn and not signed by all inspectors yet. */
    PLANNED,
    /** Signed; something was broken, and it is not rectified yet. */
    MENDING,
    /** Signed; nothing was broken, or all is rectified. */
    DONE;

    /** As it stands in the database, addresses and text keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<InspectionState> of(String word) {
        return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
}
