package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.util.List;
import java.util.Set;

/**
 * What one confirmed finding costs, and who answers with the person found. A named human picks
 * inside the ranges (C20); the shares are of the amount actually imposed (C22).
 *
 * @param of the clauses whose findings it follows; empty for every clause of the code
 * @param pointsHundredths the deduction in hundredths of a point
 * @param moneyFen the proposed deduction in fen
 */
public record Consequence(
        Set<ClauseId> of, Range pointsHundredths, Range moneyFen, List<Share> shares)
        implements Rule {

    public Consequence {
        of = Set.copyOf(of);
        shares = List.copyOf(shares);
    }

    /** True when a finding of the clause has this consequence. */
    public boolean follows(ClauseId clause) {
        return of.isEmpty() || of.contains(clause);
    }

    /** Inclusive bounds; both zero means that the code sets nothing here. */
    public record Range(long min, long max) {
        public static final Range NOTHING = new Range(0, 0);

        public Range {
            checkArgument(0 <= min && min <= max, "a range goes from %d up to %d", min, max);
        }

        public boolean contains(long amount) {
            return min <= amount && amount <= max;
        }
    }

    /** What the holder of a role bears beside the person found: an exact fraction. */
    public record Share(String role, long numerator, long denominator) {
        public Share {
            checkArgument(
                    numerator > 0 && denominator > 0, "a share is a positive fraction of %s", role);
        }
    }
}
