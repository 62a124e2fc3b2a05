package io.shouwen.server.insight;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The figures of a span, beside those of earlier ones.
 *
 * @param columns that of the span itself first
 */
public record Report(List<Column> columns, List<Clause> clauses) {
    public Report {
        columns = List.copyOf(columns);
        clauses = List.copyOf(clauses);
    }

    /**
     * The figures of one span.
     *
     * @param figures the absent ones are nothing
     */
    public record Column(Span span, Map<Figure, Long> figures) {
        public Column {
            Map<Figure, Long> copy = new EnumMap<>(Figure.class);
            copy.putAll(figures);
            figures = copy;
        }

        public long of(Figure figure) {
            return figures.getOrDefault(figure, 0L);
        }
    }

    public Span span() {
        return columns.getFirst().span();
    }

    public long of(Figure figure) {
        return columns.getFirst().of(figure);
    }

    /**
     * Upheld complaints of each ten thousand customers, in hundredths, the half up; empty where
     * there are no customers.
     */
    public static Optional<Long> perTenThousand(long upheld, long customers) {
        return customers == 0
                ? Optional.empty()
                : Optional.of((2 * upheld * 1_000_000 + customers) / (2 * customers));
    }

    /**
     * How one clause was kept.
     *
     * @param verdicts how often it came to which verdict
     * @param keptBefore the share kept in the span before, in whole percent
     */
    public record Clause(
            String id, String says, Map<String, Long> verdicts, Optional<Long> keptBefore) {
        public Clause {
            verdicts = Map.copyOf(verdicts);
        }

        public long times(String verdict) {
            return verdicts.getOrDefault(verdict, 0L);
        }

        /** The share that was kept of what was decided, in whole percent; empty before any was. */
        public Optional<Long> kept() {
            return keptPercent(verdicts);
        }
    }

    static Optional<Long> keptPercent(Map<String, Long> verdicts) {
        long kept = sum(verdicts, "kept", "met");
        long decided = kept + sum(verdicts, "broken", "overdue", "breached");
        return decided == 0 ? Optional.empty() : Optional.of(100 * kept / decided);
    }

    private static long sum(Map<String, Long> verdicts, String... words) {
        long sum = 0;
        for (String word : words) {
            sum += verdicts.getOrDefault(word, 0L);
        }
        return sum;
    }
}
