package io.shouwen.assess.report;

import io.shouwen.assess.verdict.CaseJudge;
import io.shouwen.assess.verdict.CsvLine;
import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.pack.log.LogCase;
import io.shouwen.pack.mapping.Mapping.OtherVerdict;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The other system's verdicts and due moments beside ours. */
public final class Beside {
    private static final int EXAMPLES = 5;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Why two verdicts may differ, as far as the facts themselves tell. */
    public enum Why {
        AGREES,
        THEY_ARE_SILENT,
        NO_CLAUSE_ASKS,
        ATTRIBUTE_MISSING,
        SAME_WORKING_MOMENT,
        OURS_IS_DUE_EARLIER,
        OURS_IS_DUE_LATER,
        SAME_DUE,
        NO_DUE_TO_COMPARE;

        /** As files write it. */
        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How near our due moment is to theirs. */
    public enum Near {
        SAME_MOMENT,
        SAME_MINUTE,
        SAME_WORKING_MOMENT,
        SAME_DAY,
        ANOTHER_DAY
    }

    /** A pair of verdicts: their word, empty when they are silent, ours, and why. */
    public record Pair(String theirs, String ours, Why why) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int compared = theirs.compareTo(other.theirs);
            compared = compared != 0 ? compared : ours.compareTo(other.ours);
            return compared != 0 ? compared : why.compareTo(other.why);
        }
    }

    /** One occasion on which the two do not say the same; no row where no clause asks. */
    public record Disagreement(LogCase of, Pair pair, Optional<VerdictRow> row) {
        /** The columns of {@link #write}. */
        public static final String HEADER = "case,clause,ours,theirs,due,their_due,kept_at,why";

        public void write(CsvLine line) {
            line.cell(of.id()).word(row.map(one -> one.judged().clause().value()).orElse(""));
            line.word(pair.ours).cell(pair.theirs);
            line.instant(row.flatMap(one -> one.judged().due()));
            line.instant(of.other().flatMap(LogCase.Other::due));
            line.instant(row.flatMap(VerdictRow::keptAt));
            line.word(pair.why.slug()).end();
        }
    }

    /** How often a pair stands in the log, with the first few cases. */
    public static final class Count {
        private long times;
        private final TreeSet<String> examples = new TreeSet<>();

        void add(String id) {
            times++;
            example(id);
        }

        void add(Count other) {
            times += other.times;
            other.examples.forEach(this::example);
        }

        private void example(String id) {
            if (examples.size() < EXAMPLES) {
                examples.add(id);
            } else if (id.compareTo(examples.last()) < 0) {
                examples.add(id);
                examples.pollLast();
            }
        }

        public long times() {
            return times;
        }

        public Set<String> examples() {
            return examples;
        }
    }

    private final OtherVerdict other;
    private final ZoneId zone;
    private final Map<Pair, Count> pairs = new TreeMap<>();
    private final Map<String, Map<Near, Count>> dues = new TreeMap<>();

    Beside(OtherVerdict other, ZoneId zone) {
        this.other = other;
        this.zone = zone;
    }

    /** Takes in one case; where the two do not agree. */
    List<Disagreement> add(LogCase of, List<VerdictRow> rows, CaseJudge judge) {
        if (of.other().isEmpty()) {
            return List.of();
        }
        LogCase.Other said = of.other().get();
        List<Disagreement> disagreements = new ArrayList<>(0);
        boolean asked = false;
        for (VerdictRow row : rows) {
            if (other.clause().isEmpty() || other.clause().get().equals(row.judged().clause())) {
                asked = true;
                String ours = row.judged().verdict().word();
                Pair pair = new Pair(said.word(), ours, why(said, row, ours, judge));
                take(of, pair, Optional.of(row), disagreements);
                near(said, row, judge);
            }
        }
        if (!asked) {
            Pair pair = new Pair(said.word(), "", Why.NO_CLAUSE_ASKS);
            take(of, pair, Optional.empty(), disagreements);
        }
        return disagreements;
    }

    private void take(
            LogCase of, Pair pair, Optional<VerdictRow> row, List<Disagreement> disagreements) {
        count(pair).add(of.id());
        if (pair.why != Why.AGREES) {
            disagreements.add(new Disagreement(of, pair, row));
        }
    }

    private Count count(Pair pair) {
        return pairs.computeIfAbsent(pair, key -> new Count());
    }

    private Why why(LogCase.Other said, VerdictRow row, String ours, CaseJudge judge) {
        if (said.word().isEmpty()) {
            return Why.THEY_ARE_SILENT;
        }
        if (other.words().getOrDefault(said.word(), Set.of()).contains(ours)) {
            return Why.AGREES;
        }
        if (row.judged().verdict() instanceof Verdict.Unprovable) {
            return Why.ATTRIBUTE_MISSING;
        }
        Optional<Instant> due = row.judged().due();
        if (due.isEmpty() || said.due().isEmpty()) {
            return Why.NO_DUE_TO_COMPARE;
        }
        int compared = due.get().compareTo(said.due().get());
        if (compared != 0
                && judge.between(row.judged().clause(), due.get(), said.due().get()).isZero()) {
            return Why.SAME_WORKING_MOMENT;
        }
        return compared < 0
                ? Why.OURS_IS_DUE_EARLIER
                : compared > 0 ? Why.OURS_IS_DUE_LATER : Why.SAME_DUE;
    }

    private void near(LogCase.Other said, VerdictRow row, CaseJudge judge) {
        Optional<Instant> ours = row.judged().due();
        if (said.due().isEmpty() || ours.isEmpty()) {
            return;
        }
        Instant theirs = said.due().get();
        Duration apart = Duration.between(ours.get(), theirs).abs();
        Near near = Near.ANOTHER_DAY;
        if (apart.compareTo(SECOND) <= 0) {
            near = Near.SAME_MOMENT;
        } else if (apart.compareTo(MINUTE) < 0) {
            near = Near.SAME_MINUTE;
        } else if (judge.between(row.judged().clause(), ours.get(), theirs).isZero()) {
            near = Near.SAME_WORKING_MOMENT;
        } else if (ours.get()
                .atZone(zone)
                .toLocalDate()
                .equals(theirs.atZone(zone).toLocalDate())) {
            near = Near.SAME_DAY;
        }
        dues.computeIfAbsent(row.judged().clause().value(), key -> new EnumMap<>(Near.class))
                .computeIfAbsent(near, key -> new Count())
                .add(row.of().id());
    }

    void add(Beside more) {
        more.pairs.forEach((pair, count) -> count(pair).add(count));
        more.dues.forEach((clause, counts) ->
                counts.forEach((near, count) ->
                        dues.computeIfAbsent(clause, key -> new EnumMap<>(Near.class))
                                .computeIfAbsent(near, key -> new Count())
                                .add(count)));
    }

    public Map<Pair, Count> pairs() {
        return pairs;
    }

    /** By clause, how many due moments are how near to theirs. */
    public Map<String, Map<Near, Count>> dues() {
        return dues;
    }

    public OtherVerdict other() {
        return other;
    }
}
