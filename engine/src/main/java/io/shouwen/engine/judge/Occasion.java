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
 * @param ended the fact that ended the stretch, if it is over
 * @param amended the facts that changed whether the clause applies, as far as they matter
 * @param left the amendment by which the clause ceased to apply, if the last word is that it does
 *     not
 * @param missing the attribute without which nobody can tell whether the clause applies
 */
record Occasion(
        OccasionId id,
        Fact opened,
        Optional<Interval> period,
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
                missing);
    }

    static Occasion ofPeriod(Fact opened, String name, Interval period, Optional<Fact> ended) {
        return new Occasion(
                new OccasionId(opened.id(), name),
                opened,
                Optional.of(period),
                ended,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** When its clock starts. */
    Instant start() {
        return period.isPresent() ? period.get().from() : opened.occurredAt();
    }

    /** The first instant at which somebody asking could know of it. */
    Instant knownFrom() {
        Instant known = opened.knownFrom();
        return start().isAfter(known) ? start() : known;
    }
}
