package io.shouwen.server.privacy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
    NOTE,
    /** The name on an invoice. */
    TITLE,
    /** The number by which the tax office knows them. */
    TAX_NUMBER,
    EMAIL;

    /** What is kept of a customer wherever they are taken in; the others are for invoices. */
    public static final List<PersonField> OF_CUSTOMERS = List.copyOf(EnumSet.range(NAME, NOTE));

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
