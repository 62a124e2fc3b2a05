package io.shouwen.engine.standard;

import java.util.Optional;
import java.util.Set;

/**
 * Which offences or rewards a consequence follows.
 *
 * @param clauses whose findings; empty for every clause of the code
 * @param where what their attributes must be (C30)
 * @param nth which place they must have in a count
 */
public record Following(Set<ClauseId> clauses, Condition where, Optional<Ordinal> nth) {
    public Following {
        clauses = Set.copyOf(clauses);
    }

    /** Every finding of some clauses, or of the whole code. */
    public static Following of(Set<ClauseId> clauses) {
        return new Following(clauses, Condition.ALWAYS, Optional.empty());
    }

    /** True when it speaks of findings of the clause. */
    public boolean covers(ClauseId clause) {
        return clauses.isEmpty() || clauses.contains(clause);
    }

    /** True when it has a condition. */
    public boolean conditional() {
        return !where.equals(Condition.ALWAYS);
    }
}
