package io.shouwen.engine.standard;

import java.util.function.Consumer;

/**
 * A rule that can be kept or broken. Each of its occasions is opened by a fact or by a period; who
 * answers and what finding a breach raises are the same question for all of them.
 */
public sealed interface Obligation extends Rule
        permits Promise, Check, Procedure, Cover, Threshold, Entitlement, Practice {
    /** What opens its occasions. */
    Opening opening();

    /** Tells every other pattern by which it looks at facts. */
    void looks(Consumer<Pattern> reader);

    /** Tells the name of every calendar that it reckons by. */
    default void calendars(Consumer<String> reader) {}

    /** The role that answers for a breach. */
    String answers();

    /** The name of the finding that a breach raises; empty where nothing can break. */
    String broken();
}
