package io.shouwen.server.judgement;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** The promises that still run, soonest due first. */
@Component
public final class Promises {
    private final OrgScope scope;
    private final JdbcClient jdbc;

    public Promises(DataSource dataSource, OrgScope scope) {
        this.scope = scope;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** A place in such a list, after which the next page begins. */
    public record Place(Instant due, long subject, String clause, String occasion) {
        public static final Place START = new Place(Instant.EPOCH, 0, "", "");

        public static Place after(RunningPromise line) {
            return new Place(
                    line.due().orElse(Instant.EPOCH),
                    line.subject().value(),
                    line.clause(),
                    line.occasion());
        }
    }

    /** Those of these units; one whose clock stands still is not among them. */
    public List<RunningPromise> ofUnits(
            OrgId org, Collection<Integer> units, Place after, int most) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select p.*
                                        from unnest(cast(:units as int[])) as u(unit),
                                            lateral (select * from promise
                                                where org = :org and promise.unit = u.unit
                                                    and (due_at, subject, clause, occasion)
                                                        > (cast(:due as timestamptz), :subject,
                                                            :clause, :occasion)
                                                order by due_at, subject, clause, occasion
                                                limit :most) p
                                        order by p.due_at, p.subject, p.clause, p.occasion
                                        limit :most
                                        """)
                                .param("org", org.value())
                                .param("units", units.toArray(Integer[]::new))
                                .param("due", after.due().toString())
                                .param("subject", after.subject())
                                .param("clause", after.clause())
                                .param("occasion", after.occasion())
                                .param("most", most)
                                .query((row, n) -> promise(row))
                                .list());
    }

    /** Those of the requests that a person handles. */
    public List<RunningPromise> ofHandler(OrgId org, int handler, Place after, int most) {
        return scope.reading(
                org,
                () ->
                        jdbc.sql(
                                        """
                                        select * from promise
                                        where org = :org and handler = :handler
                                            and (due_at, subject, clause, occasion)
                                                > (cast(:due as timestamptz), :subject,
                                                    :clause, :occasion)
                                        order by due_at, subject, clause, occasion limit :most
                                        """)
                                .param("org", org.value())
                                .param("handler", handler)
                                .param("due", after.due().toString())
                                .param("subject", after.subject())
                                .param("clause", after.clause())
                                .param("occasion", after.occasion())
                                .param("most", most)
                                .query((row, n) -> promise(row))
                                .list());
    }

    private static RunningPromise promise(ResultSet row) throws SQLException {
        return new RunningPromise(
                new SubjectId(row.getLong("subject")),
                row.getString("clause"),
                row.getString("occasion"),
                row.getString("verdict").equals("overdue"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                instant(row, "first_due"),
                instant(row, "due_at"),
                row.getInt("unit"),
                Optional.ofNullable(row.getObject("handler", Integer.class)));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
