package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges the occasions of one rule as of one instant; one for each kind of rule. */
interface RuleJudge {
    /**
     * Judges the occasions.
     *
     * @param occasions in the order in which they opened
     * @param carried the opening facts whose date other clauses carry
     */
    List<Judged> judge(List<Occasion> occasions, Set<FactId> carried);

    /**
     * When its judgement may change without a new fact, other than by the passing of a due moment.
     */
    default Optional<Instant> next(List<Occasion> occasions) {
        return Optional.empty();
    }
}
