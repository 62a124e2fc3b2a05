package io.shouwen.server.insight;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A day, a week from Monday on, a month or a year: what a report is about. */
public record Span(Length length, LocalDate from) {
    private static final int DAYS = 7;

    /** The whole weeks of a year. */
    private static final int WEEKS = 52;

    /** How long it is. */
    public enum Length {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        /** As it stands in addresses and text keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The span of this length in which a day lies. */
        public Span around(LocalDate day) {
            return new Span(
                    this,
                    switch (this) {
                        case DAY -> day;
                        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case MONTH -> day.withDayOfMonth(1);
                        case YEAR -> day.withDayOfYear(1);
                    });
        }
    }

    static Span of(YearMonth month) {
        return new Span(Length.MONTH, month.atDay(1));
    }

    /** The span of an address, such as {@code month} and {@code 2026-03}; empty if none is. */
    public static Optional<Span> parse(String length, String from) {
        try {
            return switch (length) {
                case "day" -> Optional.of(new Span(Length.DAY, LocalDate.parse(from)));
                case "week" -> {
                    Span week = Length.WEEK.around(LocalDate.parse(from));
                    yield Optional.of(week).filter(it -> it.written().equals(from));
                }
                case "month" -> Optional.of(of(YearMonth.parse(from)));
                case "year" -> Optional.of(Length.YEAR.around(Year.parse(from).atDay(1)));
                default -> Optional.empty();
            };
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As it stands in addresses. */
    public String written() {
        return switch (length) {
            case DAY, WEEK -> from.toString();
            case MONTH -> YearMonth.from(from).toString();
            case YEAR -> Year.from(from).toString();
        };
    }

    public String path() {
        return "/reports/" + length.word() + "/" + written();
    }

    /** The first day that no longer belongs to it. */
    public LocalDate until() {
        return moved(1).from;
    }

    /** The last day of it. */
    public LocalDate last() {
        return until().minusDays(1);
    }

    /** Whether it begins and ends with a month. */
    public boolean wholeMonths() {
        return length == Length.MONTH || length == Length.YEAR;
    }

    public Span before() {
        return moved(-1);
    }

    public Span after() {
        return moved(1);
    }

    /**
     * Beside what it is shown, the nearest first: the span before and that of a year before. A day
     * stands beside the same day of the week.
     */
    public List<Span> beside() {
        return switch (length) {
            case DAY -> List.of(daysBefore(DAYS), daysBefore(WEEKS * DAYS));
            case WEEK -> List.of(before(), daysBefore(WEEKS * DAYS));
            case MONTH -> List.of(before(), new Span(length, from.minusYears(1)));
            case YEAR -> List.of(before());
        };
    }

    private Span daysBefore(int days) {
        return new Span(length, from.minusDays(days));
    }

    private Span moved(int by) {
        return new Span(
                length,
                switch (length) {
                    case DAY -> from.plusDays(by);
                    case WEEK -> from.plusWeeks(by);
                    case MONTH -> from.plusMonths(by);
                    case YEAR -> from.plusYears(by);
                });
    }
}
