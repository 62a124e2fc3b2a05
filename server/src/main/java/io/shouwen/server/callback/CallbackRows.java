package io.shouwen.server.callback;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The repairs of a day, each with the callback it got. */
final class CallbackRows {
    /** Of these requests, what was reported and not withdrawn. */
    private static final String OWED =
            """
            exists (select from fact f where f.subject = r.id and f.kind = 'repair.reported')
            and not exists (select from fact f
                where f.subject = r.id and f.kind = 'repair.withdrawn')
            """;

    /** What was said when a request was called last, and how often nobody answered. */
    private static final String CALLED =
            """
            left join lateral (
                select f.body ->> 'outcome' as outcome, f.body ->> 'opinion' as opinion
                from fact f
                where f.subject = r.id and f.kind = 'callback.done' and f.standing = 'counted'
                order by f.n desc limit 1) d on true
            cross join lateral (
                select coalesce(max((f.body ->> 'attempts')::int), 0) as attempts
                from fact f
                where f.subject = r.id and f.kind = 'callback.missed') m
            """;

    private final JdbcClient jdbc;

    CallbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The requests opened from one instant to before another. */
    record Day(OrgId org, Collection<Integer> units, Instant from, Instant until) {
        static Day of(OrgId org, Collection<Integer> units, LocalDate day, ZoneId zone) {
            return new Day(
                    org,
                    units,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /**
     * One repair.
     *
     * @param outcome what the customer said when called last; empty before a callback
     * @param attempts how often nobody answered
     */
    record Row(
            SubjectId request,
            Optional<Long> customer,
            Instant openedAt,
            String symptom,
            Optional<String> outcome,
            Optional<String> opinion,
            int attempts,
            Optional<SubjectId> event) {
        Place place() {
            return new Place(openedAt, request.value());
        }
    }

    /** The calls are looked up for the lines of the page alone, however many a day brings. */
    List<Row> owed(Day day, Place after, int most) {
        return ask(
                        """
                        select r.id, r.customer, r.opened_at, r.event, d.outcome, d.opinion,
                            m.attempts,
                            (select f.body ->> 'symptom' from fact f
                                where f.subject = r.id and f.kind = 'repair.reported'
                                order by f.n desc limit 1) as symptom
                        from (
                            select o.* from unnest(cast(:units as int[])) as u(unit),
                            lateral (
                                select r.id, r.customer, r.opened_at, r.event from request r
                                where r.org = :org and r.unit = u.unit
                                    and r.opened_at >= :from and r.opened_at < :until
                                    and (r.opened_at, r.id) > (cast(:at as timestamptz), :id)
                                    and %s
                                order by r.opened_at, r.id
                                limit :most) o
                            order by o.opened_at, o.id
                            limit :most) r
                        %s
                        order by r.opened_at, r.id
                        """
                                .formatted(OWED, CALLED),
                        day)
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** Each story is read once, since all repairs of the day are counted. */
    Callbacks.Sum sum(Day day, int unreachable) {
        return ask(
                        """
                        select count(*) as reported, count(one.done ->> 'outcome') as called,
                            count(*) filter (where one.done ->> 'outcome' is null
                                and one.attempts >= :unreachable) as unreached,
                            count(*) filter (where one.done ->> 'opinion' = 'dissatisfied')
                                as dissatisfied,
                            count(*) filter (where one.done ->> 'outcome' = 'not-fixed')
                                as not_fixed
                        from request r
                        cross join lateral (
                            select coalesce(bool_or(f.kind = 'repair.reported'), false) as reported,
                                coalesce(bool_or(f.kind = 'repair.withdrawn'), false) as withdrawn,
                                coalesce(max((f.body ->> 'attempts')::int)
                                    filter (where f.kind = 'callback.missed'), 0) as attempts,
                                (array_agg(f.body order by f.n desc)
                                    filter (where f.kind = 'callback.done'
                                        and f.standing = 'counted'))[1] as done
                            from fact f where f.subject = r.id) one
                        where r.org = :org and r.unit = any(:units)
                            and r.opened_at >= :from and r.opened_at < :until
                            and one.reported and not one.withdrawn
                        """,
                        day)
                .param("unreachable", unreachable)
                .query((row, n) ->
                        new Callbacks.Sum(
                                row.getLong("reported"),
                                row.getLong("called"),
                                row.getLong("unreached"),
                                row.getLong("dissatisfied"),
                                row.getLong("not_fixed")))
                .single();
    }

    private JdbcClient.StatementSpec ask(String sql, Day day) {
        return jdbc.sql(sql)
                .param("org", day.org().value())
                .param("units", day.units().toArray(Integer[]::new))
                .param("from", OffsetDateTime.ofInstant(day.from(), ZoneOffset.UTC))
                .param("until", OffsetDateTime.ofInstant(day.until(), ZoneOffset.UTC));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new SubjectId(row.getLong("id")),
                Optional.ofNullable(row.getObject("customer", Long.class)),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("symptom")).orElse(""),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("opinion")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getObject("event", Long.class)).map(SubjectId::new));
    }
}
