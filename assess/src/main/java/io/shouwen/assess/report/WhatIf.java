package io.shouwen.assess.report;

import io.shouwen.assess.verdict.CsvLine;
import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.OccasionId;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.pack.log.LogCase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a change of the code would make of the verdicts, occasion by occasion. */
public final class WhatIf {
    /** The columns of {@link #write}. */
    public static final String HEADER =
            "case,clause,from,before,after,due_before,due_after,kept_at";

    private static final int SHOWN = 20;
    private final SortedMap<String, Difference> clauses = new TreeMap<>();
    private final TreeMap<String, List<Changed>> first = new TreeMap<>();
    private long cases;

    /** Everything judged of one clause, as written and as changed. */
    static final class Difference {
        private final Counts before = new Counts();
        private final Counts after = new Counts();
        private long changed;

        Counts before() {
            return before;
        }

        Counts after() {
            return after;
        }

        /** How many occasions got another verdict, or are judged by only one of the two. */
        long changed() {
            return changed;
        }

        private void add(Difference more) {
            before.add(more.before);
            after.add(more.after);
            changed += more.changed;
        }
    }

    /** One occasion with another verdict; a side is missing where it is not judged. */
    public record Changed(
            String id, ClauseId clause, Optional<VerdictRow> before, Optional<VerdictRow> after) {
        Instant from() {
            return before.or(() -> after).orElseThrow().judged().from();
        }

        static String word(Optional<VerdictRow> row) {
            return row.map(one -> one.judged().verdict().word()).orElse("");
        }

        static Optional<Instant> due(Optional<VerdictRow> row) {
            return row.map(VerdictRow::judged).flatMap(Judged::due);
        }
    }

    private record Key(ClauseId clause, OccasionId occasion) {
        static Key of(VerdictRow row) {
            return new Key(row.judged().clause(), row.judged().occasion());
        }
    }

    /** Takes in one case; the occasions with another verdict. */
    public List<Changed> add(LogCase of, List<VerdictRow> before, List<VerdictRow> after) {
        Map<Key, VerdictRow> rest = new LinkedHashMap<>();
        after.forEach(row -> rest.put(Key.of(row), row));
        List<Changed> changed = new ArrayList<>();
        for (VerdictRow row : before) {
            Optional<VerdictRow> other = Optional.ofNullable(rest.remove(Key.of(row)));
            add(new Changed(of.id(), row.judged().clause(), Optional.of(row), other), changed);
        }
        for (VerdictRow row : rest.values()) {
            Optional<VerdictRow> none = Optional.empty();
            add(new Changed(of.id(), row.judged().clause(), none, Optional.of(row)), changed);
        }
        if (!changed.isEmpty()) {
            cases++;
            keep(of.id(), changed);
        }
        return changed;
    }

    private void add(Changed pair, List<Changed> changed) {
        Difference difference = clause(pair.clause.value());
        pair.before.ifPresent(difference.before::add);
        pair.after.ifPresent(difference.after::add);
        if (!Changed.word(pair.before).equals(Changed.word(pair.after))) {
            difference.changed++;
            changed.add(pair);
        }
    }

    private Difference clause(String id) {
        return clauses.computeIfAbsent(id, one -> new Difference());
    }

    private void keep(String id, List<Changed> changed) {
        first.put(id, List.copyOf(changed));
        if (first.size() > SHOWN) {
            first.pollLastEntry();
        }
    }

    public void add(WhatIf more) {
        more.clauses.forEach((id, difference) -> clause(id).add(difference));
        more.first.forEach(this::keep);
        cases += more.cases;
    }

    SortedMap<String, Difference> clauses() {
        return clauses;
    }

    /** How many cases have an occasion with another verdict. */
    public long cases() {
        return cases;
    }

    /** The changed occasions of the first cases, by id. */
    List<Changed> first() {
        return first.values().stream().flatMap(List::stream).toList();
    }

    /** Writes one row a changed occasion. */
    public static void write(CsvLine line, List<Changed> changed) {
        for (Changed one : changed) {
            line.cell(one.id).word(one.clause.value()).instant(Optional.of(one.from()));
            line.word(Changed.word(one.before)).word(Changed.word(one.after));
            line.instant(Changed.due(one.before)).instant(Changed.due(one.after));
            line.instant(one.before.or(() -> one.after).flatMap(VerdictRow::keptAt));
            line.end();
        }
    }
}
