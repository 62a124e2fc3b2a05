package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * From a start, a limit and the pauses to the due moment; empty while the clock stands still or no
 * date is known. A pause that begins at the due moment or later changes nothing.
 */
final class Allowance {
    private Allowance() {}

    static Optional<Instant> due(
            Limit limit,
            Instant start,
            List<Interval> pauses,
            Optional<Value> date,
            Optional<WorkCalendar> calendar,
            ZoneId zone) {
        return switch (limit) {
            case Limit.Elapsed elapsed -> elapsed(elapsed.amount(), start, pauses);
            case Limit.WorkingTime working ->
                    workingTime(working.amount(), start, pauses, calendar.orElseThrow());
            case Limit.WorkingDays days ->
                    workingDays(days.days(), start, pauses, calendar.orElseThrow());
            case Limit.EndOfDay end -> endOfDay(end.daysAfter(), start, pauses, zone);
            case Limit.DateFrom from -> date.flatMap(value -> moment(value, zone));
            case Limit.Unbound unbound -> Optional.empty();
        };
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
