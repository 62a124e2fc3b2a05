package io.shouwen.server.inspection;

import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.standard.Shelf;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

import javax.sql.DataSource;

/**
 * Until when something is to be rectified: no code on the shelf says it, so the house does, in
 * working days of the calendar by which it counts those of appeals.
 */
@Component
class Mending {
    static final int USUAL_DAYS = 5;
    static final int MOST_DAYS = 60;

    private final OrgScope scope;
    private final Shelf shelf;
    private final Findings findings;
    private final InspectionRows rows;

    Mending(DataSource dataSource, OrgScope scope, Shelf shelf, Findings findings) {
        this.scope = scope;
        this.shelf = shelf;
        this.findings = findings;
        this.rows = new InspectionRows(JdbcClient.create(dataSource));
    }

    int usualDays(OrgId org) {
        return scope.reading(org, () -> rows.mendDays(org));
    }

    void settle(OrgId org, int days, int by) {
        scope.run(org, () -> rows.settleMendDays(org, days, by));
    }

    /** The end of the so-manieth working day after today. */
    Instant until(OrgId org, ZoneId zone, Instant now, int days) {
        String name = findings.terms(org).calendar();
        return shelf.of(org).standards().calendars().byName().getOrDefault(name, List.of()).stream()
                .filter(edition -> !edition.knownFrom().isAfter(now))
                .map(Calendars.Edition::calendar)
                .reduce((earlier, later) -> later)
                .orElseGet(() -> mondayToFriday(zone))
                .plusWorkingDays(now, days);
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
