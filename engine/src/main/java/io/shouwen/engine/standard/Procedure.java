package io.shouwen.engine.standard;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ordered steps with branches (S22). It guides screens by its next step, and judges the order:
 * skipping or swapping is a breach of the later step.
 *
 * @param until what ends it; a step still missing then has been left out
 */
public record Procedure(
        Opening.OnFact opening, Pattern until, List<Step> steps, String answers, String broken)
        implements Obligation {
    public Procedure {
        checkArgument(!steps.isEmpty(), "a procedure has steps");
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name unique in the procedure
     * @param by the fact that says it was done
     * @param branch it is taken only if such a fact is there; empty for every time
     * @param anyOrder it may come at any place
     */
    public record Step(
            String name, Words says, Pattern by, Optional<Pattern> branch, boolean anyOrder) {}

    @Override
    public void looks(Consumer<Pattern> reader) {
        reader.accept(until);
        for (Step step : steps) {
            reader.accept(step.by());
            step.branch().ifPresent(reader);
        }
    }
}
