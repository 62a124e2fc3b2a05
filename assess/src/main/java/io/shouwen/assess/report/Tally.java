package io.shouwen.assess.report;

import io.shouwen.assess.verdict.CaseJudge;
import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.pack.log.LogCase;
import io.shouwen.pack.mapping.Mapping.OtherVerdict;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the verdicts of many cases add up to. The tallies of parts add up to that of the whole. */
public final class Tally {
    private static final int WORST = 20;
    private static final Comparator<VerdictRow> MILDEST_FIRST =
            Comparator.comparing((VerdictRow row) -> row.late().orElse(Duration.ZERO))
                    .thenComparing(row -> row.of().id(), Comparator.reverseOrder())
                    .thenComparing(row -> row.judged().clause(), Comparator.reverseOrder())
                    .thenComparing(
                            row -> row.judged().occasion().value(), Comparator.reverseOrder());

    private final Optional<Beside> beside;
    private final Map<String, ClauseTally> clauses = new HashMap<>();
    private final Months months;
    private final PriorityQueue<VerdictRow> worst = new PriorityQueue<>(MILDEST_FIRST);
    private final Beside.Count unasked = new Beside.Count();
    private long cases;
    private long facts;
    private long repeated;

    public Tally(ZoneId zone, Optional<OtherVerdict> other) {
        this.months = new Months(zone);
        this.beside = other.map(said -> new Beside(said, zone));
    }

    /** Takes in one case; where the other system and we do not agree. */
    public List<Beside.Disagreement> add(LogCase of, List<VerdictRow> rows, CaseJudge judge) {
        cases++;
        facts += of.entries().size();
        repeated += of.repeated().size();
        if (rows.isEmpty()) {
            unasked.add(of.id());
        }
        for (VerdictRow row : rows) {
            add(row, judge);
        }
        return beside.isPresent() ? beside.get().add(of, rows, judge) : List.of();
    }

    private void add(VerdictRow row, CaseJudge judge) {
        clause(row.judged().clause().value()).add(row, judge.secondsTaken(row));
        months.of(row.judged().from()).add(row);
        if (row.late().isPresent()) {
            keepWorst(row);
        }
    }

    private void keepWorst(VerdictRow row) {
        if (worst.size() < WORST) {
            worst.add(row);
        } else if (MILDEST_FIRST.compare(row, worst.element()) > 0) {
            worst.remove();
            worst.add(row);
        }
    }

    private ClauseTally clause(String id) {
        return clauses.computeIfAbsent(id, one -> new ClauseTally());
    }

    public void add(Tally more) {
        cases += more.cases;
        facts += more.facts;
        repeated += more.repeated;
        unasked.add(more.unasked);
        more.clauses.forEach((clause, tally) -> clause(clause).add(tally));
        months.add(more.months);
        more.worst.forEach(this::keepWorst);
        if (beside.isPresent() && more.beside.isPresent()) {
            beside.get().add(more.beside.get());
        }
    }

    public long cases() {
        return cases;
    }

    /** Every fact once. */
    public long facts() {
        return facts;
    }

    /** Facts that the log tells more than once. */
    public long repeated() {
        return repeated;
    }

    /** Cases that no clause asks anything of. */
    public Beside.Count unasked() {
        return unasked;
    }

    /** Every occasion, whatever its clause. */
    public Counts all() {
        Counts all = new Counts();
        clauses.values().forEach(clause -> all.add(clause.counts()));
        return all;
    }

    /** By clause id, sorted. */
    public SortedMap<String, ClauseTally> clauses() {
        return new TreeMap<>(clauses);
    }

    /** The groups of all clauses together, sorted. */
    SortedMap<String, Counts> groups(ClauseTally.By by) {
        SortedMap<String, Counts> groups = new TreeMap<>();
        clauses.values().forEach(clause -> ClauseTally.addTo(groups, by.of(clause)));
        return groups;
    }

    public Map<YearMonth, Counts> months() {
        return months.counts();
    }

    public Optional<Beside> beside() {
        return beside;
    }

    /** The latest, the worst first. */
    public List<VerdictRow> worst() {
        List<VerdictRow> sorted = new ArrayList<>(worst);
        sorted.sort(MILDEST_FIRST.reversed());
        return sorted;
    }
}
