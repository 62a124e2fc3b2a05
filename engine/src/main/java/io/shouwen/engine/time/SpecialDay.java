package io.shouwen.engine.time;

import java.time.LocalDate;

/**
 * One date whose hours are not those of its weekday: a holiday (closed), a make-up working day
 * (调休上班) or an exception for one day. It overrules season and week.
 */
public record SpecialDay(LocalDate date, String name, DayHours hours) {
    public static SpecialDay holiday(LocalDate date, String name) {
        return new SpecialDay(date, name, DayHours.CLOSED);
    }
}
