package io.shouwen.server.masters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came out of reading a workbook: its problems, and what each sheet would change. */
final class Findings {
    /** The most problems that are listed; the others are counted. */
    static final int MOST_PROBLEMS = 2_000;

    /** How many changes of a sheet are shown. */
    static final int FIRST_CHANGES = 10;

    private final List<Problem> problems = new ArrayList<>();
    private final Map<Sheet, Tally> tallies = new LinkedHashMap<>();
    private final Set<String> mentioned = new HashSet<>();
    private final MessageDigest plan;
    private int problemCount;

    Findings() {
        try {
            plan = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** What one sheet would change: how much, and the first of it. */
    static final class Tally {
        private final Map<Change.Kind, Integer> counts = new EnumMap<>(Change.Kind.class);
        private final List<Change> first = new ArrayList<>();
        private int rows;

        int count(Change.Kind kind) {
            return counts.getOrDefault(kind, 0);
        }

        int rows() {
            return rows;
        }

        List<Change> first() {
            return first.stream().sorted(Comparator.comparingInt(Change::row)).toList();
        }
    }

    void problem(Problem problem) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void change(Sheet sheet, Change change) {
        Tally tally = tally(sheet);
        tally.counts.merge(change.kind(), 1, Integer::sum);
        if (tally.first.size() < FIRST_CHANGES) {
            tally.first.add(change);
        }
        plan.update((sheet.key() + change).getBytes(StandardCharsets.UTF_8));
    }

    void rows(Sheet sheet, int more) {
        tally(sheet).rows += more;
    }

    private Tally tally(Sheet sheet) {
        return tallies.computeIfAbsent(sheet, key -> new Tally());
    }

    void mention(String sheet, String name) {
        mentioned.add(sheet + "\n" + name);
    }

    boolean mentions(String sheet, String name) {
        return mentioned.contains(sheet + "\n" + name);
    }

    /** By sheet, row and column as far as they are listed. */
    List<Problem> problems() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(
                Comparator.<Problem>comparingInt(
                                problem -> problem.sheet().map(Sheet::order).orElse(0))
                        .thenComparingInt(Problem::row));
        return sorted;
    }

    int problemCount() {
        return problemCount;
    }

    Map<Sheet, Tally> tallies() {
        return Collections.unmodifiableMap(tallies);
    }

    int count(Change.Kind kind) {
        return tallies.values().stream().mapToInt(tally -> tally.count(kind)).sum();
    }

    boolean changesNothing() {
        return tallies.values().stream().allMatch(tally -> tally.counts.isEmpty());
    }

    /** The hash of every change in order; equal plans do the same. Asked once, at the end. */
    String planHash() {
        return HexFormat.of().formatHex(plan.digest());
    }
}
