package io.shouwen.engine.score;

import io.shouwen.engine.standard.ClauseId;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * A measure that is neither points nor money, proposed to a person.
 *
 * @param on the day of what fired it
 * @param firedBy the findings that fired it, in their order; the last one names it in a decision
 * @param steps what may be imposed; only the measure itself where the code names no steps
 */
public record Proposal(
        ClauseId by,
        String account,
        String name,
        Optional<Period> span,
        LocalDate on,
        List<String> firedBy,
        List<String> steps,
        State state) {
    public Proposal {
        firedBy = List.copyOf(firedBy);
        steps = List.copyOf(steps);
    }

    /** What became of it. */
    public enum State {
        PROPOSED,
        IMPOSED,
        DECLINED,
        LIFTED,
        /** A step was imposed that the code does not allow. */
        WRONG_STEP,
        /** It was imposed, and what fired it no longer stands: to be decided again by a person. */
        UNFOUNDED
    }
}
