package io.shouwen.server.quality;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Proposal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A measure that the code proposes, as one person sees it.
 *
 * @param open what this person may decide about it
 */
public record Measure(Proposal proposal, Set<Decision> open) {
    public Measure {
        open = Set.copyOf(open);
    }

    /** What may be decided about a measure. */
    public enum Decision {
        IMPOSE,
        DECLINE,
        LIFT;

        FactKind kind() {
            return switch (this) {
                case IMPOSE -> BookFacts.IMPOSED;
                case DECLINE -> BookFacts.DECLINED;
                case LIFT -> BookFacts.LIFTED;
            };
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Decision> of(FactKind kind) {
            return Arrays.stream(values()).filter(one -> one.kind().equals(kind)).findFirst();
        }

        static Optional<Decision> of(String code) {
            return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
        }

        /** Whether it can be decided about a measure as it stands. */
        boolean fits(Proposal.State state) {
            return switch (state) {
                case PROPOSED -> this != LIFT;
                case IMPOSED, WRONG_STEP, UNFOUNDED -> this == LIFT;
                case DECLINED, LIFTED -> false;
            };
        }
    }
}
