package io.shouwen.engine.check;

/** What a record demands of its values at the door; a failure is a bug of the caller. */
public final class Checks {
    private Checks() {}

    /** Fails with an {@link IllegalArgumentException} unless the condition holds. */
    public static void checkArgument(boolean holds, String sentence, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(sentence.formatted(values));
        }
    }
}
