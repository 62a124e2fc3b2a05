package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Truth;

import java.util.Optional;
import java.util.Set;

/**
 * Whether a fact is one of those that a rule looks for.
 *
 * @param missing the attribute for want of which nobody can tell; empty where that can be told
 */
record Fit(Truth truth, String missing) {
    static final Fit YES = new Fit(Truth.YES, "");
    static final Fit NO = new Fit(Truth.NO, "");

    static Fit unknown(String missing) {
        return new Fit(Truth.UNKNOWN, missing);
    }

    /**
     * Whether two facts agree on attributes. On what one of them does not carry they may agree; one
     * that differs decides alone. Of several that are missing the first by name is told.
     */
    static Fit agreeing(Fact one, Fact other, Set<String> same) {
        String missing = "";
        for (String name : same) {
            Optional<Value> here = one.value(name);
            Optional<Value> there = other.value(name);
            if (here.isEmpty() || there.isEmpty()) {
                missing = missing.isEmpty() || name.compareTo(missing) < 0 ? name : missing;
            } else if (!here.equals(there)) {
                return NO;
            }
        }
        return missing.isEmpty() ? YES : unknown(missing);
    }

    /** Both: one that does not hold decides, else the first that nobody can tell. */
    Fit and(Fit other) {
        return truth == Truth.NO || (truth == Truth.UNKNOWN && other.truth != Truth.NO)
                ? this
                : other;
    }

    boolean sure() {
        return truth == Truth.YES;
    }

    boolean possible() {
        return truth != Truth.NO;
    }
}
