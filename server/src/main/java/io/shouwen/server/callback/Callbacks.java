package io.shouwen.server.callback;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.standard.Numbers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;

import javax.sql.DataSource;

/** What became of the callbacks that the repairs of a day are owed. */
@Component
public final class Callbacks {
    private static final FactKind MISSED = new FactKind("callback.missed");

    private final OrgScope scope;
    private final Numbers numbers;
    private final int unreachable;
    private final CallbackRows rows;

    /**
     * @param unreachable how many attempts in vain count apart where no code on the shelf says so
     */
    public Callbacks(
            DataSource dataSource,
            OrgScope scope,
            Numbers numbers,
            @Value("${shouwen.callback.attempts:3}") int unreachable) {
        this.scope = scope;
        this.numbers = numbers;
        this.unreachable = unreachable;
        this.rows = new CallbackRows(JdbcClient.create(dataSource));
    }

    /** So many attempts in vain count apart (R-cable-6). */
    int unreachable() {
        return Math.toIntExact(numbers.least(MISSED, "attempts").orElse((long) unreachable));
    }

    /** How many were reported, called, and tried in vain; and what was said of the others. */
    public record Sum(long all, long called, long unreached, long dissatisfied, long notFixed) {}

    /** Counts the repairs that were reported on a day in these units. */
    public Sum of(OrgId org, Collection<Integer> units, LocalDate day, ZoneId zone) {
        CallbackRows.Day asked = CallbackRows.Day.of(org, units, day, zone);
        return scope.reading(org, () -> rows.sum(asked, unreachable()));
    }
}
