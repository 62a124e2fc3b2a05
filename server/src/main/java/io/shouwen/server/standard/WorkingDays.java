package io.shouwen.server.standard;

import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The working days by which an organisation counts what its codes leave to it. */
public final class WorkingDays {
    /** A calendar lays out its years when it is first asked: one for each zone, kept. */
    private static final Map<ZoneId, WorkCalendar> WEEKDAYS = new ConcurrentHashMap<>();

    private WorkingDays() {}

    /** The calendar of that name as it was known then; Monday to Friday where there is none. */
    public static WorkCalendar of(Standards standards, String name, ZoneId zone, Instant at) {
        return standards.calendars().byName().getOrDefault(name, List.of()).stream()
                .filter(edition -> !edition.knownFrom().isAfter(at))
                .map(Calendars.Edition::calendar)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> WEEKDAYS.computeIfAbsent(zone, WorkingDays::mondayToFriday));
    }

    private static WorkCalendar mondayToFriday(ZoneId zone) {
        return WorkCalendar.of(
                "monday-to-friday",
                zone,
                WeekHours.mondayToFriday(DayHours.ALL_DAY),
                List.of(),
                List.of());
    }
}
