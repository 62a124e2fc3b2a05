package io.shouwen.server.privacy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A customer as a screen may show them without asking.
 *
 * @param values masked; a field that was never entered is absent
 */
public record MaskedPerson(PersonId id, Map<PersonField, String> values) {
    public MaskedPerson {
        Map<PersonField, String> copy = new EnumMap<>(PersonField.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The masked value, or nothing. */
    public String value(PersonField field) {
        return values.getOrDefault(field, "");
    }
}
