package io.shouwen.server.desk;

import io.shouwen.server.access.Me;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The board: of each open request the promise that is due first. */
final class DeskRows {
    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One request by its most urgent promise. */
    record Row(
            SubjectId request,
            String clause,
            boolean overdue,
            Instant from,
            Instant firstDue,
            Instant due,
            int unit,
            int handler,
            Optional<Long> customer,
            RequestType type,
            String symptom,
            boolean urged,
            Optional<SubjectId> event) {
        Place place() {
            return new Place(due, request.value());
        }
    }

    /**
     * What runs in these units, but for complaints about the reader or where they work.
     *
     * @param type the type of request that is asked for; empty for all
     */
    List<Row> board(Me me, Collection<Integer> units, String type, Place after, int most) {
        return jdbc.sql(
                        """
                        select p.subject, p.clause, p.verdict, p.from_at, p.first_due, p.due_at,
                            p.unit, r.handler, r.customer, r.event, r.type,
                            coalesce((select f.body ->> 'symptom' from fact f
                                where f.subject = p.subject and f.kind = 'repair.reported'
                                order by f.n desc limit 1), '') as symptom,
                            exists (select from fact f where f.subject = p.subject
                                and f.kind = 'customer.called-again') as urged
                        from (select q.*
                            from unnest(cast(:units as int[])) as u(unit),
                                lateral (select * from promise s
                                    where s.org = :org and s.unit = u.unit
                                        and exists (select from request a
                                            where a.id = s.subject)
                                        and (s.due_at, s.subject)
                                            > (cast(:due as timestamptz), :subject)
                                        and (:type = '' or exists (select from request t
                                            where t.id = s.subject and t.type = :type))
                                        and not exists (select from complaint c
                                            where c.org = s.org and c.request = s.subject
                                                and (c.person = :reader
                                                    or c.concerned = any(:mine)))
                                        and not exists (select from promise e
                                            where e.subject = s.subject
                                                and (e.due_at, e.clause, e.occasion)
                                                    < (s.due_at, s.clause, s.occasion))
                                    order by s.due_at, s.subject limit :most) q
                            order by q.due_at, q.subject
                            limit :most) p
                        join request r on r.id = p.subject
                        order by p.due_at, p.subject
                        """)
                .param("org", me.org().value())
                .param("reader", me.person())
                .param("mine", me.units().toArray(Integer[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("type", type)
                .param("due", after.at().toString())
                .param("subject", after.id())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        Instant due = instant(row, "due_at").orElseThrow();
        return new Row(
                new SubjectId(row.getLong("subject")),
                row.getString("clause"),
                row.getString("verdict").equals("overdue"),
                instant(row, "from_at").orElseThrow(),
                instant(row, "first_due").orElse(due),
                due,
                row.getInt("unit"),
                row.getInt("handler"),
                Optional.ofNullable(row.getObject("customer", Long.class)),
                RequestType.of(row.getString("type")).orElseThrow(),
                row.getString("symptom"),
                row.getBoolean("urged"),
                Optional.ofNullable(row.getObject("event", Long.class)).map(SubjectId::new));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
