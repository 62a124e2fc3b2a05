package io.shouwen.server.slip;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

/** What became of the slips of visits: what {@code visit.settled} says of a sheet is asked here. */
@Component
public final class Slips {
    private final OrgScope scope;
    private final SlipRows rows;

    public Slips(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.rows = new SlipRows(JdbcClient.create(dataSource));
    }

    /** The slips of a request, the one of its first job first. */
    public List<Slip> of(OrgId org, SubjectId request) {
        return scope.reading(org, () -> rows.of(org, request));
    }

    /** How many visits there were, and of how many the slip was filled and came back. */
    public record Sum(long visits, long filled, long returned) {
        public long missing() {
            return visits - returned;
        }
    }

    /** Counts the visits of these units on days from one to before another. */
    public Sum of(OrgId org, Collection<Integer> units, LocalDate from, LocalDate until) {
        return scope.reading(org, () -> rows.sum(org, units, from, until));
    }
}
