package io.shouwen.server.callback;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

import javax.sql.DataSource;

/** What became of the callbacks that the repairs of a day are owed. */
@Component
public final class Callbacks {
    /** So many attempts in vain count apart (R-cable-6). */
    static final int UNREACHABLE = 3;

    private final OrgScope scope;
    private final CallbackRows rows;

    public Callbacks(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.rows = new CallbackRows(JdbcClient.create(dataSource));
    }

    /** How many were reported, called, and tried in vain; and what was said of the others. */
    public record Sum(long all, long called, long unreached, long dissatisfied, long notFixed) {}

    /** Counts the repairs that were reported on a day in these units. */
    public Sum of(OrgId org, Collection<Integer> units, LocalDate day, ZoneId zone) {
        CallbackRows.Day asked = CallbackRows.Day.of(org, units, day, zone);
        return scope.reading(org, () -> rows.sum(asked, UNREACHABLE));
    }
}
