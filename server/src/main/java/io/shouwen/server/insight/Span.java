package io.shouwen.server.insight;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** A week from Monday on, a month or a year: what a report is about. */
public record Span(Length length, LocalDate from) {
    private static final int DAYS = 7;

    /** How long it is. */
    public enum Length {
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
            case WEEK -> from.toString();
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

    public Span before() {
        return moved(-1);
    }

    public Span after() {
        return moved(1);
    }

    /** The same span a year before; a week is that of as many weeks before as a year has. */
    public Span yearBefore() {
        return length == Length.WEEK
                ? new Span(length, from.minusWeeks(ChronoUnit.YEARS.getDuration().toDays() / DAYS))
                : new Span(length, from.minusYears(1));
    }

    private Span moved(int by) {
        return new Span(
                length,
                switch (length) {
                    case WEEK -> from.plusWeeks(by);
                    case MONTH -> from.plusMonths(by);
                    case YEAR -> from.plusYears(by);
                });
    }
}
