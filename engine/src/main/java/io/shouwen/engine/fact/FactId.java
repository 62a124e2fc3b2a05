package io.shouwen.engine.fact;

import static io.shouwen.engine.check.Checks.checkArgument;

/** Names one fact within its subject, the same for ever; two facts with equal ids are one fact. */
public record FactId(String value) implements Comparable<FactId> {
    public FactId {
        checkArgument(!value.isBlank(), "a fact id is not blank");
    }

    @Override
    public int compareTo(FactId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
