package io.shouwen.server.desk;

import io.shouwen.server.access.Me;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Unveiled;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The board: requests with danger, then of each open request the promise that is due first. */
final class DeskRows {
    private final JdbcClient jdbc;

    DeskRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One request by its most urgent promise.
     *
     * @param clause empty where nothing is promised, but there is danger
     * @param urgentAt since when there is danger
     */
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
            Optional<SubjectId> event,
            Optional<Instant> urgentAt) {
        BoardPlace place() {
            return new BoardPlace(
                    urgentAt.isPresent(), new Place(urgentAt.orElse(due), request.value()));
        }
    }

    /** What a line shows of a request beside its promise. */
    private static final String OF_REQUEST =
            """
            r.handler, r.customer, r.event, r.type, r.urgent_at,
            coalesce((select f.body ->> 'symptom' from fact f
                where f.subject = r.id and f.kind = 'repair.reported'
                order by f.n desc limit 1), '') as symptom,
            exists (select from fact f where f.subject = r.id
                and f.kind = 'customer.called-again') as urged
            """;

    /**
     * What runs in these units, but for complaints about the reader or where they work.
     *
     * @param type the type of request that is asked for; empty for all
     */
    List<Row> board(Me me, Collection<Integer> units, String type, BoardPlace after, int most) {
        if (!after.urgent()) {
            return due(me, units, type, after.place(), most);
        }
        List<Row> page = new ArrayList<>(urgent(me, units, type, after.place(), most));
        if (page.size() < most) {
            page.addAll(due(me, units, type, Place.SOONEST, most - page.size()));
        }
        return page;
    }

    /** Those with danger, the longest known first, whether or not anything is promised. */
    private List<Row> urgent(Me me, Collection<Integer> units, String type, Place after, int most) {
        return jdbc.sql(
                        """
                        select r.id as subject, r.unit, coalesce(p.clause, '') as clause,
                            coalesce(p.verdict, 'pending') as verdict,
                            coalesce(p.from_at, r.urgent_at) as from_at, p.first_due,
                            coalesce(p.due_at, r.urgent_at) as due_at,
                        %s
                        from (select q.*
                            from unnest(cast(:units as int[])) as u(unit),
                                lateral (select * from request s
                                    where s.org = :org and s.unit = u.unit and s.state = 'open'
                                        and s.urgent_at is not null
                                        and (s.urgent_at, s.id)
                                            > (cast(:at as timestamptz), :id)
                                        and (:type = '' or s.type = :type)
                                        and %s
                                    order by s.urgent_at, s.id limit :most) q
                            order by q.urgent_at, q.id
                            limit :most) r
                        left join lateral (select * from promise e
                            where e.subject = r.id
                            order by e.due_at, e.clause, e.occasion limit 1) p on true
                        order by r.urgent_at, r.id
                        """
                                .formatted(OF_REQUEST, Unveiled.of("s.id")))
                .param("org", me.org().value())
                .param("reader", me.person())
                .param("mine", me.units().toArray(Integer[]::new))
                .param("units", units.toArray(Integer[]::new))
                .param("type", type)
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /**
     * In the order of the index, so that it ends with the last line of the page. {@code offset 0}
     * keeps PostgreSQL from joining first and sorting all that runs, which it does where it takes
     * complaints for rare (decision 324).
     */
    private List<Row> due(Me me, Collection<Integer> units, String type, Place after, int most) {
        return jdbc.sql(
                        """
                        select p.subject, p.clause, p.verdict, p.from_at, p.first_due, p.due_at,
                            p.unit,
                        %s
                        from (select q.*
                            from unnest(cast(:units as int[])) as u(unit),
                                lateral (select * from promise s
                                    where s.org = :org and s.unit = u.unit
                                        and exists (select from request a
                                            where a.id = s.subject
                                                and (a.urgent_at is null or a.state <> 'open') offset 0)
                                        and (s.due_at, s.subject)
                                            > (cast(:due as timestamptz), :subject)
                                        and (:type = '' or exists (select from request t
                                            where t.id = s.subject and t.type = :type))
                                        and %s
                                        and not exists (select from promise e
                                            where e.subject = s.subject
                                                and (e.due_at, e.clause, e.occasion)
                                                    < (s.due_at, s.clause, s.occasion) offset 0)
                                    order by s.due_at, s.subject limit :most) q
                            order by q.due_at, q.subject
                            limit :most) p
                        join request r on r.id = p.subject
                        order by p.due_at, p.subject
                        """
                                .formatted(OF_REQUEST, Unveiled.of("s.subject")))
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
                Optional.ofNullable(row.getObject("event", Long.class)).map(SubjectId::new),
                instant(row, "urgent_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
