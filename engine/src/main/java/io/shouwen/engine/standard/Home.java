package io.shouwen.engine.standard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sorts of subject that a fact may be about. No rule looks at two subjects at once. */
public enum Home {
    /** One thing that a customer asked for. */
    REQUEST,
    /** One telephone call. */
    CALL,
    /** One customer's stay in a hall, from the guide's first question to the farewell. */
    TICKET,
    /** One payment at a cash desk, or its refund. */
    PAYMENT,
    /** The book of a unit. */
    UNIT,
    /** The book of a person. */
    PERSON,
    /** Whatever else has a beginning and an end: a project, an outage, an order of material. */
    MATTER;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The home of a written word. */
    public static Optional<Home> of(String word) {
        return Arrays.stream(values()).filter(home -> home.word().equals(word)).findFirst();
    }
}
