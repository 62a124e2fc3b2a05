package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.util.Optional;

/**
 * One opening of a rule.
 *
 * @param opened the fact that opened it, or that began the stretch whose period this is
 * @param period the period that opened it, where a period did
 * @param breach when the breach began that opened it, where a breach did; then the opening fact is
 *     that of the broken occasion
 * @param ended the fact that ended the stretch or cured the breach, if it is over
 * @param amended the facts that changed whether the clause applies, as far as they matter
 * @param left the amendment by which the clause ceased to apply, if the last word is that it does
 *     not
 * @param missing the attribute without which nobody can tell whether the clause applies
 */
record Occasion(
        OccasionId id,
        Fact opened,
        Optional<Interval> period,
        Optional<Instant> breach,
        Optional<Fact> ended,
        Optional<Fact> amended,
        Optional<Fact> left,
        Optional<String> missing) {

    static Occasion plain(Fact opened, Optional<String> missing) {
        return new Occasion(
                OccasionId.of(opened.id()),
                opened,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                missing);
    }

    static Occasion ofBreach(Fact opened, OccasionId broken, Instant at, Optional<Fact> cured) {
        return new Occasion(
                broken,
                opened,
                Optional.empty(),
                Optional.of(at),
                cured,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Occasion ofPeriod(Fact opened, String name, Interval period, Optional<Fact> ended) {
        return new Occasion(
                new OccasionId(opened.id(), name),
                opened,
                Optional.of(period),
                Optional.empty(),
                ended,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** When its clock starts. */
    Instant start() {
        return breach.orElseGet(
                () -> period.isPresent() ? period.get().from() : opened.occurredAt());
    }

    /** The first instant at which somebody asking could know of it. */
    Instant knownFrom() {
        Instant known = opened.knownFrom();
        return start().isAfter(known) ? start() : known;
    }
}
