package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Course.Ending;

import java.util.Optional;

/** How an occasion of a promise went by one reading, by its own clock. */
final class Run {
    private final Occasion occasion;
    private final Reading reading;
    private final PromiseClock clock;
    private final Ending ending;
    private final boolean doubtful;
    private Fit doubt;

    Run(
            Occasion occasion,
            Reading reading,
            PromiseClock clock,
            Course.Outcome outcome,
            boolean doubtful) {
        this.occasion = occasion;
        this.reading = reading;
        this.clock = clock;
        this.ending = outcome.ending();
        this.doubt = outcome.doubt();
        this.doubtful = doubtful;
    }

    Occasion occasion() {
        return occasion;
    }

    Reading reading() {
        return reading;
    }

    PromiseClock clock() {
        return clock;
    }

    Ending ending() {
        return ending;
    }

    Optional<Ending.Kept> kept() {
        return ending instanceof Ending.Kept kept ? Optional.of(kept) : Optional.empty();
    }

    Optional<Fact> keptBy() {
        return ending instanceof Ending.Kept kept ? Optional.of(kept.by()) : Optional.empty();
    }

    /** Whether something may bear on it that does not surely do so. */
    boolean doubtful() {
        return doubtful;
    }

    /** What the first of those lacks without which it would not have gone so. */
    Fit doubt() {
        return doubt;
    }

    /** Its verdict hangs on this, too. */
    void hangsOn(Fit fit) {
        doubt = doubt.and(fit);
    }
}
