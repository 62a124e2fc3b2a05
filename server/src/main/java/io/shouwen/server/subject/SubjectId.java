package io.shouwen.server.subject;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Names one subject for ever: the month of its birth (yymm) in the high bits, a running number in
 * the lower forty.
 *
 * <p>People see and say {@link #number()}: month, running number of at least six digits, check
 * digit, as in {@code 2611-000123-4}. The check digit is Damm's: every single wrong digit and every
 * swap of two neighbours is noticed.
 */
public record SubjectId(long value) {
    private static final int SEQUENCE_BITS = 40;
    private static final int MONTH_DIGITS = 4;
    private static final int MIN_DIGITS = 11;
    private static final int MAX_DIGITS = 18;

    /** Damm's totally anti-symmetric quasigroup of order ten, one row a line. */
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
    };

    public SubjectId {
        if (value <= 0) {
            throw new IllegalArgumentException("Expected a subject's id, but was " + value);
        }
    }

    /** The least value a subject born in the month can have; its months are two-digit years. */
    public static long firstOf(YearMonth month) {
        return (month.getYear() % 100 * 100L + month.getMonthValue()) << SEQUENCE_BITS;
    }

    /** The number for people, as in {@code 2611-000123-4}. */
    public String number() {
        String month = "%04d".formatted(value >>> SEQUENCE_BITS);
        String running = "%06d".formatted(value & ((1L << SEQUENCE_BITS) - 1));
        return month + "-" + running + "-" + check(month + running);
    }

    /** The subject of a typed number; empty if no subject can have it, so it was mistyped. */
    public static Optional<SubjectId> parse(String typed) {
        String digits =
                Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\-‐–—]", "");
        if (!digits.matches("[0-9]{%d,%d}".formatted(MIN_DIGITS, MAX_DIGITS))
                || check(digits) != 0) {
            return Optional.empty();
        }
        long month = Long.parseLong(digits.substring(0, MONTH_DIGITS));
        long running = Long.parseLong(digits.substring(MONTH_DIGITS, digits.length() - 1));
        boolean possible = month > 0 && running > 0 && running < 1L << SEQUENCE_BITS;
        SubjectId id = new SubjectId(Math.max(1, (month << SEQUENCE_BITS) | running));
        return possible && id.number().replace("-", "").equals(digits)
                ? Optional.of(id)
                : Optional.empty();
    }

    private static int check(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = DAMM[interim][digits.charAt(i) - '0'];
        }
        return interim;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
