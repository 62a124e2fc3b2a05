package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import io.shouwen.engine.time.Cycle;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What opens the occasions of a rule. */
public sealed interface Opening {
    /**
     * The patterns one of whose facts must be there before an occasion can open; none where a
     * breach opens it.
     */
    List<Pattern> patterns();

    /** Tells every pattern by which it looks at facts. */
    default void looks(Consumer<Pattern> reader) {
        patterns().forEach(reader);
    }

    /** Each fact that fits one of the patterns opens an occasion at the moment it happened. */
    record OnFact(List<Pattern> patterns) implements Opening {
        public OnFact {
            checkArgument(!patterns.isEmpty(), "an opening names at least one kind of fact");
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * Each period that shares a day with the stretch opens an occasion at its start (S15, D1). What
     * ends the stretch makes the occasions void that are not yet due.
     *
     * @param anchored periods are counted from the day after the stretch began, not by the calendar
     *     (S14)
     * @param times how many periods there are at most
     */
    record EachPeriod(Cycle every, Stretch during, boolean anchored, OptionalInt times)
            implements Opening {
        public EachPeriod {
            checkArgument(times.orElse(1) >= 1, "a series has at least one period");
        }

        @Override
        public List<Pattern> patterns() {
            return List.of(during.from());
        }

        @Override
        public void looks(Consumer<Pattern> reader) {
            during.looks(reader);
        }
    }

    /**
     * Each breach of another clause of the same version opens an occasion (S9). Its clock starts at
     * the due moment that passed, or when what broke the clause happened; the fact that opened the
     * broken occasion is its opening fact, too. A breach that is mended takes the occasion away.
     *
     * @param of the clause whose breach is meant
     * @param untilCured what keeps the broken promise late makes the occasions void that are not
     *     yet due
     */
    record OnBreach(ClauseId of, boolean untilCured) implements Opening {
        @Override
        public List<Pattern> patterns() {
            return List.of();
        }
    }
}
