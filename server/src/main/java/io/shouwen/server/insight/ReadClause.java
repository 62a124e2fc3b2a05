package io.shouwen.server.insight;

import io.shouwen.engine.standard.Clause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A clause as the page shows it: what it does, and how it went this month. */
public record ReadClause(Clause clause, List<Line> lines, List<Count> counts) {
    public ReadClause {
        lines = List.copyOf(lines);
        counts = List.copyOf(counts);
    }

    /** One line: what it is about, and what the rule says of it. */
    public record Line(String about, String says) {}

    /** How often the clause came to a verdict, as counted last. */
    public record Count(String clause, String verdict, long times, Instant asOf) {}

    /** The share that was kept of what was decided, in whole percent; empty before any was. */
    public Optional<Long> keptPercent() {
        long kept = times("kept") + times("met");
        long decided = kept + times("broken") + times("overdue") + times("breached");
        return decided == 0 ? Optional.empty() : Optional.of(100 * kept / decided);
    }

    private long times(String verdict) {
        return counts.stream()
                .filter(count -> count.verdict().equals(verdict))
                .mapToLong(Count::times)
                .sum();
    }
}
