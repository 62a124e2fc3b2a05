package io.shouwen.server.privacy;

/** Stands for a customer in facts and lists; says nothing about them. */
public record PersonId(long value) {
    public PersonId {
        if (value <= 0) {
            throw new IllegalArgumentException("Expected a customer's id, but was " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
