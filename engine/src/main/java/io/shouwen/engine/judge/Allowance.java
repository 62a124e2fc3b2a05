package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** From a start, a limit and the pauses to the due moment; empty while it cannot be told. */
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
                if (pause.to().equals(Instant.MAX)) {
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
                if (pause.to().equals(Instant.MAX)) {
                    return Optional.empty();
                }
                cursor = pause.to();
            }
        }
        return Optional.of(calendar.plus(cursor, left));
    }

    /** A working day whose closing falls into a pause is not counted. */
    private static Optional<Instant> workingDays(
            int days, Instant start, List<Interval> pauses, WorkCalendar calendar) {
        List<Interval> closed = pauses.stream().filter(p -> !p.to().equals(Instant.MAX)).toList();
        Instant due = calendar.plusWorkingDays(start, days, closed);
        return unlessStandingStill(due, pauses);
    }

    /** A day whose end falls into a pause is not counted. */
    private static Optional<Instant> endOfDay(
            int daysAfter, Instant start, List<Interval> pauses, ZoneId zone) {
        LocalDate day = start.atZone(zone).toLocalDate();
        int left = daysAfter;
        while (true) {
            Instant end = endOf(day, zone);
            Optional<Interval> pause =
                    pauses.stream()
                            .filter(p -> !p.from().isAfter(end) && p.to().isAfter(end))
                            .findFirst();
            if (pause.isEmpty()) {
                if (left == 0) {
                    return Optional.of(end);
                }
                left--;
                day = day.plusDays(1);
            } else if (pause.get().to().equals(Instant.MAX)) {
                return Optional.empty();
            } else {
                day = pause.get().to().minusNanos(1).atZone(zone).toLocalDate();
            }
        }
    }

    private static Optional<Instant> unlessStandingStill(Instant due, List<Interval> pauses) {
        return pauses.stream().anyMatch(p -> p.to().equals(Instant.MAX) && p.from().isBefore(due))
                ? Optional.empty()
                : Optional.of(due);
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
