package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;

import java.util.Optional;

/**
 * One opening of a promise.
 *
 * @param opened the fact that opened it
 * @param amended the facts that changed whether the clause applies, as far as they matter
 * @param left the amendment by which the clause ceased to apply, if the last word is that it does
 *     not
 * @param missing the attribute without which nobody can tell whether the clause applies
 */
record Occasion(
        Fact opened, Optional<Fact> amended, Optional<Fact> left, Optional<String> missing) {}
