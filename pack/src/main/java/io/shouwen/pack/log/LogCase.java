package io.shouwen.pack.log;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Subject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything a log tells about one case, each fact once.
 *
 * @param entries by when they happened
 * @param repeated the lines that tell once more what another line has told
 */
public record LogCase(
        Subject subject, List<Entry> entries, Optional<Other> other, List<Repeat> repeated) {

    /**
     * One fact, with what the report needs besides.
     *
     * @param unit the id of the unit it is told of; empty when none is
     */
    public record Entry(Fact fact, String unit, long line) {}

    /** What the other system said: its word, empty when it said nothing, and its due moment. */
    public record Other(String word, Optional<Instant> due) {}

    /** A line that repeats an earlier one. */
    public record Repeat(long line, long first) {}

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            facts.add(entry.fact());
        }
        return facts;
    }

    /** The id of the case. */
    public String id() {
        return subject.id();
    }
}
