package io.shouwen.server.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The hours of a unit that a person can be rostered for.
 *
 * @param code what stands in a cell of the roster
 * @param fromMinute minutes after midnight
 * @param untilMinute minutes after the same midnight; beyond 1440 the shift ends on the next day
 */
public record Shift(
        int id,
        int unit,
        String code,
        String nameZh,
        String nameEn,
        int fromMinute,
        int untilMinute) {
    private static final int DAY = 1440;

    /** The first instant of the shift that begins on the day. */
    public Instant from(LocalDate day, ZoneId zone) {
        return at(day, fromMinute, zone);
    }

    /** The first instant after the shift that begins on the day. */
    public Instant until(LocalDate day, ZoneId zone) {
        return at(day, untilMinute, zone);
    }

    /** Whether both have the same hours and names. */
    boolean saysAs(Shift other) {
        return fromMinute == other.fromMinute
                && untilMinute == other.untilMinute
                && nameZh.equals(other.nameZh)
                && nameEn.equals(other.nameEn);
    }

    /** The hours as they are written, such as {@code 18:00–08:00}. */
    public String hours() {
        return clock(fromMinute) + "–" + (untilMinute == DAY ? "24:00" : clock(untilMinute));
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute % DAY / 60, minute % 60);
    }

    private static Instant at(LocalDate day, int minute, ZoneId zone) {
        return day.plusDays(minute / DAY)
                .atTime(minute % DAY / 60, minute % 60)
                .atZone(zone)
                .toInstant();
    }
}
