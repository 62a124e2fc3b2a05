package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * From a start, a limit and the pauses to the due moment; empty while the clock stands still or no
 * date is known. A pause that begins at the due moment or later changes nothing; one never moves a
 * date that the calendar or the data gives.
 *
 * @param date the attribute that the limit reckons from
 * @param end the end of the period that opened the occasion
 */
record Allowance(
        Limit limit,
        Optional<Value> date,
        Optional<Instant> end,
        Optional<WorkCalendar> calendar,
        ZoneId zone) {

    Optional<Instant> due(Instant start, List<Interval> pauses) {
        return switch (limit) {
            case Limit.Elapsed elapsed -> elapsed(elapsed.amount(), start, pauses);
            case Limit.WorkingTime working ->
                    workingTime(working.amount(), start, pauses, calendar.orElseThrow());
            case Limit.WorkingDays days ->
                    workingDays(days.days(), start, pauses, calendar.orElseThrow());
            case Limit.EndOfDay after -> endOfDay(after.daysAfter(), start, pauses, zone);
            case Limit.AtTime at ->
                    Optional.of(
                            day(start)
                                    .plusDays(at.daysAfter())
                                    .atTime(at.time())
                                    .atZone(zone)
                                    .toInstant());
            case Limit.DayOfMonth of -> Optional.of(endOf(dayOfMonth(of, day(start)), zone));
            case Limit.EndOfPeriod period -> end;
            case Limit.DateFrom from -> date.flatMap(value -> moment(value, zone));
            case Limit.Before before -> date.flatMap(value -> before(before.lead(), value));
            case Limit.AnyTime any -> Optional.empty();
            case Limit.InEdition edited -> Optional.empty();
            case Limit.Unbound unbound -> Optional.empty();
        };
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static LocalDate dayOfMonth(Limit.DayOfMonth of, LocalDate from) {
        YearMonth month =
                switch (of.month()) {
                    case Limit.DayOfMonth.Month.After after ->
                            YearMonth.from(from).plusMonths(after.months());
                    case Limit.DayOfMonth.Month.OfNext next ->
                            YearMonth.from(next.period().after(next.period().startOf(from), 1));
                    case Limit.DayOfMonth.Month.Named named ->
                            YearMonth.of(from.getYear(), named.month());
                };
        return month.atDay(Math.min(of.day(), month.lengthOfMonth()));
    }

    private Optional<Instant> before(Limit.Before.Lead lead, Value value) {
        if (lead instanceof Limit.Before.Lead.Time time) {
            Optional<Instant> at =
                    value instanceof Value.Day day
                            ? Optional.of(day.date().atStartOfDay(zone).toInstant())
                            : moment(value, zone);
            return at.map(instant -> instant.minus(time.amount()));
        }
        Optional<LocalDate> day =
                value instanceof Value.Day named
                        ? Optional.of(named.date())
                        : moment(value, zone).map(this::day);
        return day.map(date ->
                endOf(
                        switch (lead) {
                            case Limit.Before.Lead.Days days -> date.minusDays(days.days());
                            case Limit.Before.Lead.WorkingDays days ->
                                    calendar.orElseThrow().workingDay(date, -days.days());
                            case Limit.Before.Lead.Time time -> date;
                        },
                        zone));
    }

    private static Optional<Instant> elapsed(
            Duration amount, Instant start, List<Interval> pauses) {
        Duration left = amount;
        Instant cursor = start;
        for (Interval pause : pauses) {
            if (pause.to().isAfter(cursor)) {
                Instant due = cursor.plus(left);
                if (!due.isAfter(pause.from())) {
                    return Optional.of(due);
                }
                if (pause.from().isAfter(cursor)) {
                    left = left.minus(Duration.between(cursor, pause.from()));
                }
                if (openEnded(pause)) {
                    return Optional.empty();
                }
                cursor = pause.to();
            }
        }
        return Optional.of(cursor.plus(left));
    }

    private static Optional<Instant> workingTime(
            Duration amount, Instant start, List<Interval> pauses, WorkCalendar calendar) {
        Duration left = amount;
        Instant cursor = start;
        for (Interval pause : pauses) {
            if (pause.to().isAfter(cursor)) {
                Instant due = calendar.plus(cursor, left);
                if (!due.isAfter(pause.from())) {
                    return Optional.of(due);
                }
                if (pause.from().isAfter(cursor)) {
                    left = left.minus(calendar.between(cursor, pause.from()));
                }
                if (openEnded(pause)) {
                    return Optional.empty();
                }
                cursor = pause.to();
            }
        }
        return Optional.of(calendar.plus(cursor, left));
    }

    /** A working day whose closing lies within a pause, not at its ends, is not counted. */
    private static Optional<Instant> workingDays(
            int days, Instant start, List<Interval> pauses, WorkCalendar calendar) {
        if (pauses.isEmpty()) {
            return Optional.of(calendar.plusWorkingDays(start, days));
        }
        LocalDate day = start.atZone(calendar.zone()).toLocalDate();
        Instant closing = start;
        for (int counted = 0; counted < days; ) {
            day = calendar.workingDay(day, 1);
            closing = calendar.closing(day).orElseThrow();
            Optional<Interval> pause = around(closing, pauses);
            if (pause.isEmpty()) {
                counted++;
            } else if (openEnded(pause.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(closing);
    }

    private static Optional<Interval> around(Instant at, List<Interval> pauses) {
        for (Interval pause : pauses) {
            if (pause.from().isBefore(at) && pause.to().isAfter(at)) {
                return Optional.of(pause);
            }
        }
        return Optional.empty();
    }

    /** A day whose end lies within a pause, not at its ends, is not counted. */
    private static Optional<Instant> endOfDay(
            int daysAfter, Instant start, List<Interval> pauses, ZoneId zone) {
        LocalDate opened = start.atZone(zone).toLocalDate();
        LocalDate day = opened.plusDays(daysAfter);
        for (Interval pause : pauses) {
            if (pause.to().isAfter(start) && pause.from().isBefore(endOf(day, zone))) {
                if (openEnded(pause)) {
                    return Optional.empty();
                }
                LocalDate from = pause.from().atZone(zone).toLocalDate();
                // The first day whose end is not before the end of the pause: it counts again.
                LocalDate again = pause.to().minusNanos(1).atZone(zone).toLocalDate();
                LocalDate lost = from.isBefore(opened) ? opened : from;
                day = day.plusDays(ChronoUnit.DAYS.between(lost, again));
            }
        }
        return Optional.of(endOf(day, zone));
    }

    private static boolean openEnded(Interval pause) {
        return pause.to().equals(Instant.MAX);
    }

    /** 24:00 of a day: the first instant of the next, which daylight saving may put after 00:00. */
    static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** An instant taken from data; a bare day means its end. */
    static Optional<Instant> moment(Value value, ZoneId zone) {
        return switch (value) {
            case Value.Moment moment -> Optional.of(moment.at());
            case Value.Day day -> Optional.of(endOf(day.date(), zone));
            case Value.Text text -> Optional.empty();
            case Value.Whole whole -> Optional.empty();
            case Value.Flag flag -> Optional.empty();
            case Value.Money money -> Optional.empty();
        };
    }
}
