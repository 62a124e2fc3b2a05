package io.shouwen.server.bill;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What money is owed for. */
public enum What {
    /** What is supplied and metered or subscribed. */
    ELECTRICITY,
    /** Work, goods and whatever else the tariff prices. */
    BUSINESS,
    OTHER;

    /** As it is stored and stands in facts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What all of these are for: what is metered, if any of them is; mixed otherwise, other. */
    public static What of(Collection<What> whats) {
        if (whats.contains(ELECTRICITY)) {
            return ELECTRICITY;
        }
        return Set.copyOf(whats).size() == 1 ? whats.iterator().next() : OTHER;
    }

    public static Optional<What> of(String word) {
        return Arrays.stream(values()).filter(what -> what.word().equals(word)).findFirst();
    }
}
