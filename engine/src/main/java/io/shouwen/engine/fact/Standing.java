package io.shouwen.engine.fact;

/** Whether a fact counts by itself or waits for a second person. */
public enum Standing {
    /** Judged at once. */
    COUNTED,
    /** Kept, shown, and judged only after {@link FactKind#ACCEPTED}. */
    PROPOSED
}
