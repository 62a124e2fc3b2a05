package io.shouwen.engine.time;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.Map;

/** The hours of each weekday; a day that is not named is closed. */
public record WeekHours(Map<DayOfWeek, DayHours> days) {
    public static final WeekHours CLOSED = new WeekHours(Map.of());

    public WeekHours {
        days = Map.copyOf(days);
    }

    /** The same hours on each of the seven days. */
    public static WeekHours daily(DayHours hours) {
        return on(hours, DayOfWeek.values());
    }

    /** The same hours Monday to Friday. */
    public static WeekHours mondayToFriday(DayHours hours) {
        return on(
                hours,
                DayOfWeek.MONDAY,
                DayOfWeek.TUESDAY,
                DayOfWeek.WEDNESDAY,
                DayOfWeek.THURSDAY,
                DayOfWeek.FRIDAY);
    }

    /** The same hours on each of these days. */
    public static WeekHours on(DayHours hours, DayOfWeek... days) {
        Map<DayOfWeek, DayHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : days) {
            week.put(day, hours);
        }
        return new WeekHours(week);
    }

    public DayHours on(DayOfWeek day) {
        return days.getOrDefault(day, DayHours.CLOSED);
    }
}
