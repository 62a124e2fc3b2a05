package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

/** Names a clause for ever: it survives the versions of its code. */
public record ClauseId(String value) implements Comparable<ClauseId> {
    public ClauseId {
        checkArgument(!value.isBlank(), "a clause id is not blank");
    }

    @Override
    public int compareTo(ClauseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
