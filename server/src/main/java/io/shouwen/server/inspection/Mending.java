package io.shouwen.server.inspection;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.quality.Findings;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.standard.WorkingDays;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneId;

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
        return WorkingDays.of(shelf.of(org).standards(), name, zone, now)
                .plusWorkingDays(now, days);
    }
}
