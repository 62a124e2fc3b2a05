package io.shouwen.server.insight;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Shown;
import io.shouwen.pack.explain.Explanation;
import io.shouwen.pack.standard.Adoption;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A clause as the page shows it: what it does, and how it went this month. */
public record ReadClause(Clause clause, Explanation does, List<Count> counts) {
    public ReadClause {
        counts = List.copyOf(counts);
    }

    /** False for a clause that is only shown because the site did not adopt it. */
    public boolean adopted() {
        return !Adoption.leavesOut(clause);
    }

    /** Whether it comes to verdicts here; the others are read alone. */
    public boolean judged() {
        return !(clause.rule() instanceof Shown);
    }

    /** How often the clause came to a verdict, as counted last. */
    public record Count(String clause, String verdict, long times, Instant asOf) {}

    /** The share that was kept of what was decided, in whole percent; empty before any was. */
    public Optional<Long> keptPercent() {
        return keptPercent(counts);
    }

    static Optional<Long> keptPercent(List<Count> counts) {
        long kept = times(counts, Set.of("kept", "met"));
        long decided = kept + times(counts, Set.of("broken", "overdue", "breached"));
        return decided == 0 ? Optional.empty() : Optional.of(100 * kept / decided);
    }

    private static long times(List<Count> counts, Set<String> verdicts) {
        return counts.stream()
                .filter(count -> verdicts.contains(count.verdict()))
                .mapToLong(Count::times)
                .sum();
    }
}
