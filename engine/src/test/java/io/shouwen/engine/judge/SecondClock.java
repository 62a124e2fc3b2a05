package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Limit;
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
 * The second judge's clock: it reckons from minute to minute.
 *
 * @param standing the stretches in which it stands still
 */
record SecondClock(
        Limit limit, Fact opened, Instant base, List<Interval> standing, WorkCalendar calendar) {
    /** The due moment where none can be told. */
    static final Instant NEVER = Instant.MAX;

    static final WorkCalendar ALWAYS = WorkCalendar.always(RandomCode.ZONE);

    static LocalDate day(Instant at) {
        return at.atZone(RandomCode.ZONE).toLocalDate();
    }

    /** Steps from minute to minute, and to where a pause begins or ends, until all is spent. */
    Instant due() {
        return switch (limit) {
            case Limit.Elapsed limit -> spent(limit.amount().toNanos(), this::time);
            case Limit.WorkingTime limit -> spent(limit.amount().toNanos(), this::time);
            case Limit.WorkingDays limit -> spent(limit.days(), this::workingDays);
            case Limit.EndOfDay limit -> spent(limit.daysAfter() + 1, this::days);
            case Limit.DateFrom limit ->
                    opened.values().get(limit.attribute()) instanceof Value.Moment(Instant at)
                            ? at
                            : NEVER;
            case Limit.Unbound limit -> NEVER;
            case Limit.AtTime limit -> throw new IllegalStateException("not drawn: " + limit);
            case Limit.DayOfMonth limit -> throw new IllegalStateException("not drawn: " + limit);
            case Limit.EndOfPeriod limit -> throw new IllegalStateException("not drawn: " + limit);
            case Limit.Before limit -> throw new IllegalStateException("not drawn: " + limit);
        };
    }

    private Instant spent(long amount, ToLongBiFunction<Instant, Instant> step) {
        boolean byTime = limit instanceof Limit.Elapsed || limit instanceof Limit.WorkingTime;
        long left = amount;
        Instant at = base;
        while (true) {
            Instant next = nextMinute(at);
            for (Interval one : standing) {
                next = one.from().isAfter(at) && one.from().isBefore(next) ? one.from() : next;
                next = one.to().isAfter(at) && one.to().isBefore(next) ? one.to() : next;
                if (one.contains(at) && one.to().equals(NEVER)) {
                    return NEVER;
                }
            }
            long spent = step.applyAsLong(at, next);
            if (left <= spent) {
                return byTime ? at.plusNanos(left) : next;
            }
            left -= spent;
            at = next;
        }
    }

    private static Instant nextMinute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
    }

    private boolean stands(Instant at) {
        return standing.stream().anyMatch(one -> one.contains(at));
    }

    private long time(Instant at, Instant next) {
        return stands(at) || !calendar.isOpen(at) ? 0 : Duration.between(at, next).toNanos();
    }

    /** A day is spent when it closes, unless the clock stands still right before and after. */
    private long days(Instant at, Instant next) {
        boolean closes = calendar.closing(day(at)).equals(Optional.of(next));
        return closes && !(stands(at) && stands(next)) ? 1 : 0;
    }

    private long workingDays(Instant at, Instant next) {
        return day(at).equals(day(base)) ? 0 : days(at, next);
    }

    /** As the limit counts it, pauses or not. */
    Duration measured(Instant from, Instant to) {
        boolean plain = !(limit instanceof Limit.WorkingTime);
        Duration sum = plain ? Duration.between(from, to) : Duration.ZERO;
        for (Instant at = from; !plain && at.isBefore(to); at = nextMinute(at)) {
            Instant next = nextMinute(at).isBefore(to) ? nextMinute(at) : to;
            sum = calendar.isOpen(at) ? sum.plus(Duration.between(at, next)) : sum;
        }
        return sum;
    }
}
