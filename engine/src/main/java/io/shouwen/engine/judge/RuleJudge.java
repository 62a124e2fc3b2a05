package io.shouwen.engine.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Judges the occasions of one rule as of one instant; one for each kind of rule. */
interface RuleJudge {
    /**
     * Judges the occasions.
     *
     * @param occasions in the order in which they opened
     */
    List<Judged> judge(List<Occasion> occasions, Docket docket);

    /** Judges one by one; of an occasion that nobody can tell to apply that is said. */
    static List<Judged> each(
            Hearing hearing, List<Occasion> occasions, BiConsumer<Occasion, List<Judged>> judge) {
        List<Judged> judged = new ArrayList<>(occasions.size());
        for (Occasion occasion : occasions) {
            if (occasion.missing().isPresent()) {
                judged.add(hearing.undecided(occasion));
            } else {
                judge.accept(occasion, judged);
            }
        }
        return judged;
    }

    /**
     * When its judgement may change without a new fact, other than by the passing of a due moment.
     */
    default Optional<Instant> next(List<Occasion> occasions) {
        return Optional.empty();
    }
}
