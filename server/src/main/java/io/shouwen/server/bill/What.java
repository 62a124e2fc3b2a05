package io.shouwen.server.bill;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    public static Optional<What> of(String word) {
        return Arrays.stream(values()).filter(what -> what.word().equals(word)).findFirst();
    }
}
