package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactId;

/** A fact and what it did to the verdict; sentences are rendered from it, never stored. */
public record Evidence(Role role, FactId fact) {
    /** What the fact did. */
    public enum Role {
        OPENED,
        AMENDED,
        PAUSED,
        RESUMED,
        MOVED,
        EXCUSED,
        KEPT,
        VOIDED,
        REASON,
        /** It lifted the demands of a check. */
        EXCEPTED,
        /** It had to come first, and did. */
        BEFORE,
        /** The act was compared with it. */
        COMPARED,
        /** It stands against the act. */
        AGAINST,
        /** It was counted. */
        COUNTED
    }
}
