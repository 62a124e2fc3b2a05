package io.shouwen.engine.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The years of one calendar that were asked for so far. Readers take the latest table without a
 * lock; a table only ever gives way to one of more years.
 */
final class LaidOutYears {
    private final String calendar;
    private final ZoneId zone;
    private final Almanac almanac;
    private volatile Timetable latest;

    LaidOutYears(String calendar, ZoneId zone, Almanac almanac) {
        this.calendar = calendar;
        this.zone = zone;
        this.almanac = almanac;
        this.latest = layOut(Horizon.FIRST_YEAR, Horizon.FIRST_YEAR - 1);
    }

    Timetable covering(Instant at) {
        Timetable table = latest;
        if (table.covers(at.getEpochSecond())) {
            return table;
        }
        if (Horizon.mayHold(at.getEpochSecond())) {
            table = cover(at.atZone(zone).getYear());
            if (table.covers(at.getEpochSecond())) {
                return table;
            }
        }
        throw new CalendarException.BeyondHorizon(calendar, at.toString());
    }

    /** A table that covers both. */
    Timetable covering(Instant one, Instant other) {
        Timetable table = covering(one);
        return table.covers(other.getEpochSecond()) ? table : covering(other);
    }

    Timetable covering(LocalDate day) {
        Timetable table = latest;
        if (table.covers(day)) {
            return table;
        }
        if (day.getYear() < Horizon.FIRST_YEAR || day.getYear() > Horizon.LAST_YEAR) {
            throw new CalendarException.BeyondHorizon(calendar, day.toString());
        }
        return cover(day.getYear());
    }

    private synchronized Timetable cover(int year) {
        if (latest.fromYear > latest.toYear) {
            return publish(year - 1, year + 2);
        }
        return publish(Math.min(latest.fromYear, year - 1), Math.max(latest.toYear, year + 1));
    }

    /**
     * About twice as many years, so that a far answer costs few layouts. At the horizon it fails,
     * naming the question that led there.
     */
    synchronized Timetable grown(Timetable table, boolean forward, String question) {
        if (forward ? table.toYear == Horizon.LAST_YEAR : table.fromYear == Horizon.FIRST_YEAR) {
            if (table.hasNoOpening()
                    && layOut(Horizon.FIRST_YEAR, Horizon.LAST_YEAR).hasNoOpening()) {
                throw new CalendarException.NeverOpens(calendar);
            }
            throw new CalendarException.BeyondHorizon(calendar, question);
        }
        int years = table.toYear - table.fromYear + 1;
        return publish(
                Math.min(latest.fromYear, forward ? table.fromYear : table.fromYear - years),
                Math.max(latest.toYear, forward ? table.toYear + years : table.toYear));
    }

    private Timetable publish(int fromYear, int toYear) {
        Timetable table =
                layOut(Math.max(Horizon.FIRST_YEAR, fromYear), Math.min(Horizon.LAST_YEAR, toYear));
        latest = table;
        return table;
    }

    private Timetable layOut(int fromYear, int toYear) {
        return Timetable.of(fromYear, toYear, zone.getRules(), almanac);
    }
}
