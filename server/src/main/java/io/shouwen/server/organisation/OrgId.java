package io.shouwen.server.organisation;

import java.io.Serializable;

/** The number of an organisation; everything stored belongs to exactly one. */
public record OrgId(int value) implements Serializable {
    public OrgId {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "Expected an organisation's number, but was " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
