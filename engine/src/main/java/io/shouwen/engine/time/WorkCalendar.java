package io.shouwen.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The hours in which an organisation works, and the arithmetic of time in them. Hours are read off
 * the wall clock of the zone: an instant is open if the clock shows an open minute of that date's
 * hours, which are those of the special day, else of the season, else of the weekday. Open is half
 * open: the closing instant itself is closed.
 *
 * <p>It answers for the years 1900 to 2200; a question beyond them, or one that no opening ever
 * answers, fails with a {@link CalendarException}. Safe for use by many threads.
 */
public final class WorkCalendar {
    private static final int NANOS = 1_000_000_000;

    private final String name;
    private final ZoneId zone;
    private final Almanac almanac;
    private final LaidOutYears years;

    private WorkCalendar(String name, ZoneId zone, Almanac almanac) {
        this.name = name;
        this.zone = zone;
        this.almanac = almanac;
        this.years = new LaidOutYears(name, zone, almanac);
    }

    /** A calendar; refuses two seasons on one day of the year and two special days on one date. */
    public static WorkCalendar of(
            String name,
            ZoneId zone,
            WeekHours base,
            List<Season> seasons,
            Collection<SpecialDay> specials) {
        return new WorkCalendar(name, zone, Almanac.of(name, base, seasons, specials));
    }

    /** Open at every instant. */
    public static WorkCalendar always(ZoneId zone) {
        return of("always", zone, WeekHours.daily(DayHours.ALL_DAY), List.of(), List.of());
    }

    public String name() {
        return name;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The hours that the calendar gives a date, before the wall clock skips or repeats any. */
    public DayHours hoursOn(LocalDate day) {
        return almanac.hoursOn(day);
    }

    /** The hours of a date's season or weekday, as if it were no special day. */
    public DayHours usualHoursOn(LocalDate day) {
        return almanac.usualHoursOn(day);
    }

    /**
     * The instant at which so much working time has passed. A start outside hours counts from the
     * next opening; a result exactly on a closing stays there; nothing added is the start itself. A
     * negative amount counts backwards by the mirrored rule: from the closing before, and a result
     * exactly on an opening stays there.
     */
    public Instant plus(Instant start, Duration working) {
        if (working.isZero()) {
            return start;
        }
        boolean forward = !working.isNegative();
        Timetable table = years.covering(start);
        while (true) {
            long second = start.getEpochSecond();
            int opening = table.openingAtOrBefore(second);
            long nanos = table.isOpen(opening, second) ? start.getNano() : 0;
            nanos += working.getNano();
            long target = saturatedSum(table.workedBefore(opening, second), working.getSeconds());
            if (nanos >= NANOS) {
                nanos -= NANOS;
                target++;
            }
            if (reaches(table, target, nanos, forward)) {
                long result = table.secondAfter(target, forward && nanos == 0);
                if (table.coverFrom <= result && result <= table.coverTo) {
                    return Instant.ofEpochSecond(result, nanos);
                }
            }
            table = years.grown(table, forward, "%s after %s".formatted(working, start));
        }
    }

    private static boolean reaches(Timetable table, long target, long nanos, boolean forward) {
        long total = table.totalWorked();
        return forward
                ? target < total || (target == total && nanos == 0)
                : target >= 0 && target < total;
    }

    private static long saturatedSum(long worked, long amount) {
        long sum = worked + amount;
        // Working seconds are never negative, so only a huge positive amount can overflow.
        return sum < 0 && amount > 0 ? Long.MAX_VALUE - 1 : sum;
    }

    /**
     * As {@link #plus(Instant, Duration)}, forwards only, but the working time within pauses does
     * not count. A pause that begins at the result or later changes nothing.
     */
    public Instant plus(Instant start, Duration working, Collection<Interval> pauses) {
        if (working.isNegative()) {
            throw new IllegalArgumentException(
                    "only a time forwards has pauses, but this is " + working);
        }
        Instant due = plus(start, working);
        Duration paused = Duration.ZERO;
        for (Interval pause : Interval.unite(pauses)) {
            if (!pause.from().isBefore(due)) {
                break;
            }
            Instant from = pause.from().isBefore(start) ? start : pause.from();
            if (from.isBefore(pause.to())) {
                paused = paused.plus(between(from, pause.to()));
                due = plus(start, working.plus(paused));
            }
        }
        return due;
    }

    /** The working time from one instant to another; negative if the other is earlier. */
    public Duration between(Instant from, Instant to) {
        Timetable table = years.covering(from, to);
        long fromSecond = from.getEpochSecond();
        long toSecond = to.getEpochSecond();
        int fromOpening = table.openingAtOrBefore(fromSecond);
        int toOpening = table.openingAtOrBefore(toSecond);
        long seconds =
                table.workedBefore(toOpening, toSecond)
                        - table.workedBefore(fromOpening, fromSecond);
        long nanos =
                (table.isOpen(toOpening, toSecond) ? to.getNano() : 0L)
                        - (table.isOpen(fromOpening, fromSecond) ? from.getNano() : 0L);
        return Duration.ofSeconds(seconds, nanos);
    }

    public boolean isOpen(Instant at) {
        long second = at.getEpochSecond();
        Timetable table = years.covering(at);
        return table.isOpen(table.openingAtOrBefore(second), second);
    }

    /** The first open instant at or after this one. */
    public Instant nextOpen(Instant at) {
        long second = at.getEpochSecond();
        Timetable table = years.covering(at);
        while (true) {
            int opening = table.openingAtOrBefore(second);
            if (table.isOpen(opening, second)) {
                return at;
            }
            long start = table.startAfter(opening);
            if (start != Timetable.CLOSED && start < table.coverTo) {
                return Instant.ofEpochSecond(start);
            }
            table = years.grown(table, true, "the next opening after %s".formatted(at));
        }
    }

    /** Whether the day has any opening. */
    public boolean isWorkingDay(LocalDate day) {
        return years.covering(day).closing(day) != Timetable.CLOSED;
    }

    /** The last closing of a working day; 24:00 is the first instant of the next day. */
    public Optional<Instant> closing(LocalDate day) {
        long closing = years.covering(day).closing(day);
        return closing == Timetable.CLOSED
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(closing));
    }

    /**
     * The n-th working day after a day, or before it if n is negative; the day itself is not
     * counted.
     */
    public LocalDate workingDay(LocalDate day, int n) {
        if (n == 0) {
            throw new IllegalArgumentException(
                    "working days are counted from 1, or from -1 backwards");
        }
        Timetable table = years.covering(day);
        while (true) {
            LocalDate found = table.workingDay(day, n);
            if (!found.equals(LocalDate.MAX) && !found.equals(LocalDate.MIN)) {
                return found;
            }
            table = years.grown(table, n > 0, "working day %d after %s".formatted(n, day));
        }
    }

    /**
     * The closing of the n-th working day after the local day of the start, which is not counted.
     */
    public Instant plusWorkingDays(Instant start, int n) {
        return plusWorkingDays(start, n, List.of());
    }

    /**
     * The closing of the n-th working day after the local day of the start, where a working day
     * whose closing lies inside a pause is not counted.
     */
    public Instant plusWorkingDays(Instant start, int n, Collection<Interval> pauses) {
        if (n < 1) {
            throw new IllegalArgumentException("working days are counted from 1, but this is " + n);
        }
        years.covering(start);
        LocalDate day = start.atZone(zone).toLocalDate();
        if (pauses.isEmpty()) {
            return closingOf(workingDay(day, n));
        }
        List<Interval> united = Interval.unite(pauses);
        Instant closing = start;
        for (int counted = 0; counted < n; ) {
            day = workingDay(day, 1);
            closing = closingOf(day);
            if (!contains(united, closing)) {
                counted++;
            }
        }
        return closing;
    }

    private static boolean contains(List<Interval> intervals, Instant at) {
        return intervals.stream().anyMatch(interval -> interval.contains(at));
    }

    private Instant closingOf(LocalDate workingDay) {
        return Instant.ofEpochSecond(years.covering(workingDay).closing(workingDay));
    }

    @Override
    public String toString() {
        return "WorkCalendar[%s, %s]".formatted(name, zone);
    }
}
