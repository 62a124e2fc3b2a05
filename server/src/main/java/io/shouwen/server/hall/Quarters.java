package io.shouwen.server.hall;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The quarters of an hour in which a hall has appointments.
 *
 * @param taken how many there are in each that has any
 */
record Quarters(AgendaRules rules, LocalTime closesAt, ZoneId zone, Map<Instant, Integer> taken) {
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

    /** Whether the hall is open at a moment. */
    boolean open(Instant at) {
        LocalTime time = at.atZone(zone).toLocalTime();
        return !time.isBefore(rules.opensAt()) && time.isBefore(closesAt);
    }

    /** Whether one more fits into the quarter of a moment. */
    boolean free(Instant at) {
        return taken.getOrDefault(of(at), 0) < rules.most();
    }

    /** The next one that has room. */
    Optional<Instant> next(Instant at) {
        return Stream.iterate(of(at).plus(LONG), one -> one.plus(LONG))
                .limit(AHEAD.dividedBy(LONG))
                .filter(this::open)
                .filter(this::free)
                .findFirst();
    }
}
