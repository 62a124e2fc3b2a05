package io.shouwen.bench;

import io.shouwen.engine.time.Span;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Working time as one writes it with java.time alone: day by day, opening by opening. */
final class DayWalk {
    private final WorkCalendar hours;

    /**
     * @param hours asked for the written hours of each day, and for nothing else
     */
    DayWalk(WorkCalendar hours) {
        this.hours = hours;
    }

    Instant plus(Instant start, Duration working) {
        Duration left = working;
        for (LocalDate day = day(start); ; day = day.plusDays(1)) {
            for (Span span : hours.hoursOn(day).spans()) {
                Instant from = later(at(day, span.fromMinute()), start);
                Instant to = at(day, span.toMinute());
                if (from.isBefore(to)) {
                    Duration open = Duration.between(from, to);
                    if (left.compareTo(open) <= 0) {
                        return from.plus(left);
                    }
                    left = left.minus(open);
                }
            }
        }
    }

    /** The other is later. */
    Duration between(Instant one, Instant other) {
        Duration sum = Duration.ZERO;
        LocalDate last = day(other);
        for (LocalDate day = day(one); !day.isAfter(last); day = day.plusDays(1)) {
            for (Span span : hours.hoursOn(day).spans()) {
                Instant from = later(at(day, span.fromMinute()), one);
                Instant end = at(day, span.toMinute());
                Instant to = end.isBefore(other) ? end : other;
                sum = from.isBefore(to) ? sum.plus(Duration.between(from, to)) : sum;
            }
        }
        return sum;
    }

    Instant plusWorkingDays(Instant start, int days) {
        int left = days;
        LocalDate day = day(start);
        while (left > 0) {
            day = day.plusDays(1);
            left -= hours.hoursOn(day).isClosed() ? 0 : 1;
        }
        return at(day, hours.hoursOn(day).spans().getLast().toMinute());
    }

    private LocalDate day(Instant at) {
        return at.atZone(hours.zone()).toLocalDate();
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay(hours.zone()).plusMinutes(minute).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
