package io.shouwen.server.counter;

import io.shouwen.engine.standard.Words;

import java.util.List;
import java.util.Optional;

/**
 * The steps of one clause, as they stand with the customer who is here.
 *
 * @param named whether the catalogue names it for the service
 */
public record Course(String clause, String says, String cite, boolean named, List<Step> steps) {
    /**
     * A step as it stands.
     *
     * @param state done, next, later, skipped, wrong or perhaps: a branch that is not taken yet
     * @param say what may be said to the customer, in both languages
     */
    public record Step(String says, String state, Optional<Words> say) {}

    public Course {
        steps = List.copyOf(steps);
    }

    /** Whether something is still to be done by it. */
    public boolean open() {
        return steps.stream().anyMatch(step -> step.state().equals("next"));
    }
}
