package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactId;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was not as a rule demands. */
public sealed interface Failing {
    /** An attribute of the act is not as it must be. */
    record Wrong(String attribute) implements Failing {}

    /** Something that must come first, or at all, is not there: a kind of fact or a step. */
    record Lacking(String what) implements Failing {}

    /** It came before something that must come first. */
    record TooEarly(String what) implements Failing {}

    /** It must not happen while what this fact began lasts. */
    record Forbidden(FactId by) implements Failing {}

    /** It happened more often than it may. */
    record TooMany(long counted, long most) implements Failing {}

    /** Too small a share, or too small a number where {@code among} is nought. */
    record TooFew(long counted, long among) implements Failing {}

    /**
     * Nothing covered this time.
     *
     * @param length empty while it lasts
     */
    record Gap(Instant from, Optional<Duration> length) implements Failing {}

    /** It happened outside the hours of this calendar. */
    record Closed(String calendar) implements Failing {}
}
