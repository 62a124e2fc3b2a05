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
        IMPOSE(BookFacts.IMPOSED),
        DECLINE(BookFacts.DECLINED),
        LIFT(BookFacts.LIFTED);

        private final FactKind kind;

        Decision(FactKind kind) {
            this.kind = kind;
        }

        FactKind kind() {
            return kind;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Decision> of(FactKind kind) {
            return Arrays.stream(values()).filter(one -> one.kind.equals(kind)).findFirst();
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
