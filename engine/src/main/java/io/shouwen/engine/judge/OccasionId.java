package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactId;

/**
 * Names one occasion of one clause within its subject, for ever.
 *
 * @param opened the fact that opened it
 * @param part which of several that this fact opens: a period such as {@code 2026-03}, a step, the
 *     number of a gap; empty where it opens only one
 */
public record OccasionId(FactId opened, String part) {
    /** The one occasion that a fact opens. */
    public static OccasionId of(FactId opened) {
        return new OccasionId(opened, "");
    }

    /** As it is written in tables and addresses. */
    public String value() {
        return part.isEmpty() ? opened.value() : opened.value() + "@" + part;
    }

    @Override
    public String toString() {
        return value();
    }
}
