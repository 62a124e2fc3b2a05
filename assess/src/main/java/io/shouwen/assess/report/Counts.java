package io.shouwen.assess.report;

import io.shouwen.assess.verdict.VerdictRow;
import io.shouwen.engine.judge.Verdict;

import java.util.List;
import java.util.OptionalDouble;

/** How many occasions got which verdict, and how far from their due moments they were. */
public final class Counts {
    /** The verdict family in the order in which tables show it. */
    public static final List<String> WORDS =
            List.of(
                    "kept",
                    "broken",
                    "overdue",
                    "breached",
                    "met",
                    "decided",
                    "pending",
                    "excused",
                    "deviation",
                    "measured",
                    "unprovable",
                    "void");

    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int OVERDUE = 2;
    private static final int BREACHED = 3;
    private static final int MET = 4;

    private final long[] byWord = new long[WORDS.size()];
    private final Spread spread = new Spread();

    void add(VerdictRow row) {
        byWord[place(row.judged().verdict())]++;
        if (row.spare().isPresent()) {
            spread.spare(row.spare().get().toSeconds());
        } else if (row.late().isPresent()) {
            spread.late(row.late().get().toSeconds());
        }
    }

    /** The place of its word among {@link #WORDS}. */
    private static int place(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Kept kept -> KEPT;
            case Verdict.Broken broken -> BROKEN;
            case Verdict.Overdue overdue -> OVERDUE;
            case Verdict.Breached breached -> BREACHED;
            case Verdict.Met met -> MET;
            case Verdict.Decided decided -> 5;
            case Verdict.Pending pending -> 6;
            case Verdict.Excused excused -> 7;
            case Verdict.Deviation deviation -> 8;
            case Verdict.Measured measured -> 9;
            case Verdict.Unprovable unprovable -> 10;
            case Verdict.Void nothing -> 11;
        };
    }

    void add(Counts other) {
        for (int word = 0; word < byWord.length; word++) {
            byWord[word] += other.byWord[word];
        }
        spread.add(other.spread);
    }

    public long of(String word) {
        return byWord[WORDS.indexOf(word)];
    }

    public long all() {
        long all = 0;
        for (long count : byWord) {
            all += count;
        }
        return all;
    }

    /** Those that are either kept or not. */
    public long decided() {
        return byWord[KEPT] + byWord[BROKEN] + byWord[OVERDUE] + byWord[BREACHED] + byWord[MET];
    }

    /** The kept among the decided, in percent; empty when nothing is decided. */
    public OptionalDouble keptPercent() {
        return decided() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (byWord[KEPT] + byWord[MET]) / decided());
    }

    public Spread spread() {
        return spread;
    }
}
