package io.shouwen.server.judgement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last judgement of a subject as stored.
 *
 * @param uptoN the place of the newest fact it knows
 * @param revision how often it concluded something
 */
public record StoredJudgement(int uptoN, Instant asOf, int revision, List<Line> lines) {
    /** Of a subject that was never judged. */
    public static final StoredJudgement NONE = new StoredJudgement(0, Instant.EPOCH, 0, List.of());

    public StoredJudgement {
        lines = List.copyOf(lines);
    }

    /**
     * One occasion.
     *
     * @param text its canonical line, with its line end
     */
    public record Line(String clause, String occasion, String verdict, String text) {
        private static final Set<String> BREACHES = Set.of("overdue", "broken", "breached");

        boolean breach() {
            return BREACHES.contains(verdict);
        }
    }

    /** The canonical text, as the judge would write it. */
    public String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining());
    }

    /** True when something in it holds against somebody. */
    public boolean breach() {
        return lines.stream().anyMatch(Line::breach);
    }
}
