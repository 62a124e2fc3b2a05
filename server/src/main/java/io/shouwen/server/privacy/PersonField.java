package io.shouwen.server.privacy;

import java.util.Arrays;
import java.util.Locale;

/** The personal values that are kept of a customer. */
public enum PersonField {
    NAME,
    PHONE,
    /** Every further phone, one after the other. */
    SECOND_PHONE,
    ADDRESS,
    /** The number of the account under which they are supplied. */
    ACCOUNT,
    /** Free text: what somebody wrote down, about a customer's matter or as their own words. */
    NOTE;

    /** As it stands in the database and in facts. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PersonField named(String written) {
        return Arrays.stream(values())
                .filter(field -> field.written().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown field " + written));
    }
}
