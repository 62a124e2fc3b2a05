package io.shouwen.server.hall;

import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quarters of an hour in which a hall has appointments.
 *
 * @param calendar of the days that have any; every day has where it is empty
 * @param taken how many there are in each that has any
 */
record Quarters(
        AgendaRules rules,
        LocalTime closesAt,
        ZoneId zone,
        Optional<WorkCalendar> calendar,
        Map<Instant, Integer> taken) {
    /** How far ahead a free one is looked for. */
    static final Duration AHEAD = Duration.ofDays(14);

    private static final Duration LONG = Duration.ofMinutes(15);

    Quarters {
        taken = Map.copyOf(taken);
    }

    /** When the quarter of a moment begins. */
    static Instant of(Instant at) {
        long seconds = at.getEpochSecond();
        return Instant.ofEpochSecond(seconds - Math.floorMod(seconds, LONG.toSeconds()));
    }

    /** Whether a day has appointments. */
    boolean works(LocalDate day) {
        return calendar.map(one -> !one.hoursOn(day).isClosed()).orElse(true);
    }

    /** Whether the hall is open at that time of a day. */
    boolean open(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return !time.isBefore(rules.opensAt()) && time.isBefore(closesAt);
    }

    /** Whether one more fits into the quarter of a moment. */
    boolean free(Instant at) {
        return taken.getOrDefault(of(at), 0) < rules.most();
    }

    /** Those of a working day that begin after a moment and have room. */
    List<Instant> free(LocalDate day, Instant after) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        return from(day.atStartOfDay(zone).toInstant())
                .takeWhile(one -> one.isBefore(end))
                .filter(one -> one.isAfter(after) && open(one) && free(one))
                .toList();
    }

    /** The next one that has room. */
    Optional<Instant> next(Instant at) {
        return from(of(at).plus(LONG))
                .limit(AHEAD.dividedBy(LONG))
                .filter(one -> open(one) && free(one))
                .filter(one -> works(one.atZone(zone).toLocalDate()))
                .findFirst();
    }

    private static Stream<Instant> from(Instant first) {
        return Stream.iterate(first, one -> one.plus(LONG));
    }
}
