package io.shouwen.engine.time;

import java.time.LocalDate;
import java.time.MonthDay;

/** A part of every year with its own weekly hours. Both ends belong to it; it may span New Year. */
public record Season(String name, MonthDay from, MonthDay to, WeekHours hours) {
    public boolean includes(LocalDate day) {
        return includes(MonthDay.from(day));
    }

    boolean includes(MonthDay day) {
        boolean afterStart = !day.isBefore(from);
        boolean beforeEnd = !day.isAfter(to);
        return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
    }
}
