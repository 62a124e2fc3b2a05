package io.shouwen.server.counter;

import io.shouwen.engine.standard.Words;

import java.util.List;
import java.util.Optional;

/**
 * A stage of what is done with a customer at a counter, and what the code says of it.
 *
 * @param name as the last word of a text key
 * @param state done, next or later
 */
public record Stage(String name, String state, List<Line> lines) {
    /**
     * A clause in its own words, and where it stands.
     *
     * @param say what may be said to the customer, in both languages
     */
    public record Line(String clause, String says, String cite, Optional<Words> say) {}

    public Stage {
        lines = List.copyOf(lines);
    }
}
