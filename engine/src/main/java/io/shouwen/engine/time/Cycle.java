package io.shouwen.engine.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The recurring periods of calendar days by which duties, indicators and books are kept. */
public enum Cycle {
    DAY,
    /** Monday to Sunday. */
    WEEK,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR;

    /** The first day of the period in which a day lies. */
    public LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH, QUARTER, HALF_YEAR, YEAR -> {
                int months = months();
                yield LocalDate.of(
                        day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
            }
        };
    }

    /**
     * The day so many periods after another. Counted from one anchor it does not drift: a month
     * after 31 January is the last day of February, two months after it 31 March.
     */
    public LocalDate after(LocalDate day, int periods) {
        return switch (this) {
            case DAY -> day.plusDays(periods);
            case WEEK -> day.plusWeeks(periods);
            case MONTH, QUARTER, HALF_YEAR, YEAR -> day.plusMonths((long) months() * periods);
        };
    }

    /** How many whole periods lie between two days. */
    public int between(LocalDate from, LocalDate to) {
        return Math.toIntExact(
                switch (this) {
                    case DAY -> ChronoUnit.DAYS.between(from, to);
                    case WEEK -> ChronoUnit.WEEKS.between(from, to);
                    case MONTH, QUARTER, HALF_YEAR, YEAR ->
                            ChronoUnit.MONTHS.between(from, to) / months();
                });
    }

    /** What people call the period that starts on a day: {@code 2026-03}, {@code 2026-Q1}. */
    public String name(LocalDate start) {
        int year = start.getYear();
        return switch (this) {
            case DAY -> start.toString();
            case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "%d-W%02d",
                            start.get(IsoFields.WEEK_BASED_YEAR),
                            start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> String.format(Locale.ROOT, "%d-%02d", year, start.getMonthValue());
            case QUARTER -> year + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
            case HALF_YEAR -> year + "-H" + (start.getMonthValue() <= 6 ? 1 : 2);
            case YEAR -> Integer.toString(year);
        };
    }

    private int months() {
        return switch (this) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
            case DAY, WEEK -> throw new IllegalStateException(this + " is not made of months");
        };
    }
}
