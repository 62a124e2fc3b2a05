package io.shouwen.engine.standard;

/** What a condition says of some attributes; a missing one is said, never guessed. */
public enum Truth {
    YES,
    NO,
    UNKNOWN;

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }
}
