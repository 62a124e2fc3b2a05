package io.shouwen.server.judgement;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Reads the promises of a unit that still run, soonest due first. */
public final class Promises {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    public Promises(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    public List<RunningPromise> ofUnit(OrgId org, int unit) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select * from promise where org = :org and unit = :unit
                                        order by due_at, subject, clause, occasion
                                        """)
                                .param("org", org.value())
                                .param("unit", unit)
                                .query((row, n) -> promise(row))
                                .list());
    }

    private static RunningPromise promise(ResultSet row) throws SQLException {
        return new RunningPromise(
                new SubjectId(row.getLong("subject")),
                row.getString("verdict").equals("overdue"),
                instant(row, "due_at"),
                Optional.ofNullable(row.getObject("handler", Integer.class)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
