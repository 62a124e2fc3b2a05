package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.util.Optional;

/**
 * What the second judge found late.
 *
 * @param from since when
 * @param cure what kept it after all
 */
record SecondBreach(
        Standard standard, ClauseId clause, Fact opened, Instant from, Optional<Fact> cure) {
    /** Whether a clause of the same version is about breaches of this one. */
    boolean opens(Clause other) {
        return ((Promise) other.rule()).opening() instanceof Opening.OnBreach on
                && on.of().equals(clause);
    }
}
