package io.shouwen.server.event;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The requests of an event as people read them: one by one, and by customer. */
final class BatchRows {
    private final JdbcClient jdbc;

    BatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request of the event. */
    record Line(
            SubjectId request,
            Instant openedAt,
            boolean open,
            int handler,
            Optional<Long> customer) {}

    List<Line> lines(OrgId org, SubjectId event, Collection<Integer> units, long after, int most) {
        return jdbc.sql(
                        """
                        select id, opened_at, state, handler, customer from request
                        where org = :org and event = :event and unit = any(:units)
                            and id > :after
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .param("units", units.toArray(Integer[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) ->
                        new Line(
                                new SubjectId(row.getLong("id")),
                                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                                row.getString("state").equals("open"),
                                row.getInt("handler"),
                                Optional.ofNullable(row.getObject("customer", Long.class))))
                .list();
    }

    /** A customer with all their requests of the event and the last callback about any of them. */
    record Call(
            long customer,
            List<SubjectId> requests,
            Optional<String> outcome,
            Optional<String> opinion,
            int attempts) {
        Call {
            requests = List.copyOf(requests);
        }
    }

    List<Call> calls(OrgId org, SubjectId event, Collection<Integer> units, long after, int most) {
        return jdbc.sql(
                        """
                        select p.customer, p.ids, d.outcome, d.opinion, m.attempts
                        from (select customer, array_agg(id order by id) as ids
                            from request
                            where org = :org and event = :event and unit = any(:units)
                                and customer > :after
                            group by customer
                            order by customer
                            limit :most) p
                        left join lateral (
                            select f.body ->> 'outcome' as outcome, f.body ->> 'opinion' as opinion
                            from fact f
                            where f.subject = any(p.ids) and f.kind = 'callback.done'
                                and f.standing = 'counted'
                            order by f.recorded_at desc limit 1) d on true
                        cross join lateral (
                            select coalesce(max((f.body ->> 'attempts')::int), 0) as attempts
                            from fact f
                            where f.subject = any(p.ids) and f.kind = 'callback.missed') m
                        order by p.customer
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .param("units", units.toArray(Integer[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, n) -> call(row))
                .list();
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getLong("customer"),
                Arrays.stream((Long[]) row.getArray("ids").getArray()).map(SubjectId::new).toList(),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("opinion")),
                row.getInt("attempts"));
    }
}
