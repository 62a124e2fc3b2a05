package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongBiFunction;

/**
 * The second judge's clock. It steps from minute to minute, and asks a calendar nothing but whether
 * it is open.
 *
 * @param standing the stretches in which it stands still
 */
record SecondClock(WorkCalendar calendar, Instant base, List<Interval> standing) {
    /** The moment that does not come. */
    static final Instant NEVER = Instant.MAX;

    static LocalDate day(Instant at) {
        return at.atZone(RandomCode.ZONE).toLocalDate();
    }

    static Instant endOf(Instant at, int daysAfter) {
        return day(at).plusDays(daysAfter + 1L).atStartOfDay(RandomCode.ZONE).toInstant();
    }

    static Optional<Instant> moment(Fact fact, String attribute) {
        boolean told = fact.values().get(attribute) instanceof Value.Moment;
        return told ? fact.value(attribute).map(it -> ((Value.Moment) it).at()) : Optional.empty();
    }

    static String shown(Instant at) {
        return at.equals(NEVER) ? "-" : at.toString();
    }

    private static Instant minuteAfter(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    }

    Instant after(Duration amount) {
        return spent(amount.toNanos(), this::time);
    }

    /** The closing of the last of so many days, that of the base among them or not. */
    Instant closing(int days, boolean first) {
        return spent(days, (at, next) -> first || !day(at).equals(day(base)) ? day(at, next) : 0);
    }

    /** Steps from minute to minute, and to where a pause begins or ends, until all is spent. */
    private Instant spent(long allowed, ToLongBiFunction<Instant, Instant> cost) {
        long left = allowed;
        Instant at = base;
        while (true) {
            Instant next = minuteAfter(at);
            for (Interval one : standing) {
                next = one.from().isAfter(at) && one.from().isBefore(next) ? one.from() : next;
                next = one.to().isAfter(at) && one.to().isBefore(next) ? one.to() : next;
                if (one.contains(at) && one.to().equals(NEVER)) {
                    return NEVER;
                }
            }
            long spent = cost.applyAsLong(at, next);
            if (left <= spent) {
                return left == spent ? next : at.plusNanos(left);
            }
            left -= spent;
            at = next;
        }
    }

    private boolean stands(Instant at) {
        return standing.stream().anyMatch(one -> one.contains(at));
    }

    private long time(Instant at, Instant next) {
        return stands(at) || !calendar.isOpen(at) ? 0 : Duration.between(at, next).toNanos();
    }

    /** A day is spent when it closes, unless the clock stands still right before and after. */
    private long day(Instant at, Instant next) {
        boolean closes = calendar.isOpen(at) && !(stands(at) && stands(next));
        for (Instant then = next; closes && day(then).equals(day(at)); then = minuteAfter(then)) {
            closes = !calendar.isOpen(then);
        }
        return closes ? 1 : 0;
    }

    Duration open(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (Instant at = from; at.isBefore(to); at = minuteAfter(at)) {
            Instant next = minuteAfter(at).isBefore(to) ? minuteAfter(at) : to;
            sum = calendar.isOpen(at) ? sum.plus(Duration.between(at, next)) : sum;
        }
        return sum;
    }
}
