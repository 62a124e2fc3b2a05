package io.shouwen.assess.report;

import io.shouwen.assess.log.LogCase;
import io.shouwen.assess.mapping.Mapping.OtherVerdict;
import io.shouwen.assess.verdict.CaseJudge;
import io.shouwen.assess.verdict.VerdictRow;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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
    private final Map<String, Counts> clauses = new TreeMap<>();
    private final Map<String, Counts> units = new TreeMap<>();
    private final Map<String, Counts> persons = new TreeMap<>();
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

    public void add(LogCase of, List<VerdictRow> rows, CaseJudge judge) {
        cases++;
        facts += of.entries().size();
        repeated += of.repeated().size();
        if (rows.isEmpty()) {
            unasked.add(of.id());
        }
        for (VerdictRow row : rows) {
            add(row);
        }
        if (beside.isPresent()) {
            beside.get().add(of, rows, judge);
        }
    }

    private void add(VerdictRow row) {
        counts(clauses, row.judged().clause().value()).add(row);
        months.of(row.judged().from()).add(row);
        if (!row.unit().isEmpty()) {
            counts(units, row.unit()).add(row);
        }
        if (!row.person().isEmpty()) {
            counts(persons, row.person()).add(row);
        }
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

    private static <K> Counts counts(Map<K, Counts> by, K key) {
        return by.computeIfAbsent(key, one -> new Counts());
    }

    public void add(Tally more) {
        cases += more.cases;
        facts += more.facts;
        repeated += more.repeated;
        unasked.add(more.unasked);
        more.clauses.forEach((clause, counts) -> counts(clauses, clause).add(counts));
        more.units.forEach((unit, counts) -> counts(units, unit).add(counts));
        more.persons.forEach((person, counts) -> counts(persons, person).add(counts));
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
        clauses.values().forEach(all::add);
        return all;
    }

    public Map<String, Counts> clauses() {
        return clauses;
    }

    public Map<String, Counts> units() {
        return units;
    }

    public Map<String, Counts> persons() {
        return persons;
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
