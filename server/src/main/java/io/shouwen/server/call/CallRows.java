package io.shouwen.server.call;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The read table of calls. */
final class CallRows {
    private final JdbcClient jdbc;

    CallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(OrgId org, CallRow row) {
        jdbc.sql(
                        """
                        insert into call (org, id, unit, state, caller, agent, exchange, rang_at,
                            answered_at, ended_at, rings, estimated, matter, recording)
                        values (:org, :id, :unit, :state, :caller, :agent, :exchange,
                            cast(:rang_at as timestamptz), cast(:answered_at as timestamptz),
                            cast(:ended_at as timestamptz), :rings, :estimated, :matter, :recording)
                        on conflict (id) do update set state = excluded.state,
                            caller = excluded.caller, agent = excluded.agent,
                            exchange = excluded.exchange, rang_at = excluded.rang_at,
                            answered_at = excluded.answered_at, ended_at = excluded.ended_at,
                            rings = excluded.rings, estimated = excluded.estimated,
                            matter = excluded.matter, recording = excluded.recording
                        """)
                .param("org", org.value())
                .param("id", row.id().value())
                .param("unit", row.unit())
                .param("state", row.state().word())
                .param("caller", row.caller().orElse(null), Types.BIGINT)
                .param("agent", row.agent().orElse(null), Types.INTEGER)
                .param("exchange", row.exchange())
                .param("rang_at", row.rangAt().toString())
                .param("answered_at", text(row.answeredAt()), Types.VARCHAR)
                .param("ended_at", text(row.endedAt()), Types.VARCHAR)
                .param("rings", row.rings().orElse(null), Types.INTEGER)
                .param("estimated", row.estimated())
                .param("matter", row.matter())
                .param("recording", row.recording())
                .update();
    }

    private static @Nullable String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    Optional<CallRow> find(OrgId org, SubjectId id) {
        return jdbc.sql("select * from call where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id.value())
                .query((row, n) -> row(row))
                .optional();
    }

    List<CallRow> find(OrgId org, Collection<SubjectId> ids) {
        return jdbc.sql(
                        """
                        select * from call
                        where org = :org and id = any(cast(:ids as bigint[]))
                        """)
                .param("org", org.value())
                .param("ids", ids.stream().map(SubjectId::value).toArray(Long[]::new))
                .query((row, n) -> row(row))
                .list();
    }

    /** Until the transaction ends, another event of the same call waits here. */
    void lock(OrgId org, String exchange) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext(:call))::text")
                .param("org", org.value())
                .param("call", "call/" + exchange)
                .query(String.class)
                .single();
    }

    /** What lists are narrowed by; an empty answer or zero for all. */
    record Filter(Collection<Integer> units, String state, int agent, Instant from, Instant until) {
        Filter {
            units = List.copyOf(units);
        }
    }

    /** Newest first, after the place. */
    List<CallRow> list(OrgId org, Filter filter, Place after, int most) {
        return jdbc.sql(
                        """
                        select c.*
                        from unnest(cast(:units as int[])) as u(unit),
                            lateral (select * from call
                                where org = :org and call.unit = u.unit
                                    and (rang_at, id) < (cast(:at as timestamptz), :id)
                                    and rang_at >= cast(:from as timestamptz)
                                    and rang_at < cast(:until as timestamptz)
                                    and (:state = '' or state = :state)
                                    and (:agent = 0 or agent = :agent)
                                order by rang_at desc, id desc limit :most) c
                        order by c.rang_at desc, c.id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", filter.units().toArray(Integer[]::new))
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("from", filter.from().toString())
                .param("until", filter.until().toString())
                .param("state", filter.state())
                .param("agent", filter.agent())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** Earlier calls of these people, newest first. */
    List<CallRow> ofCallers(OrgId org, Collection<Long> callers, SubjectId but, int most) {
        return jdbc.sql(
                        """
                        select * from call
                        where org = :org and caller = any(cast(:callers as bigint[])) and id <> :but
                        order by rang_at desc, id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("callers", callers.toArray(Long[]::new))
                .param("but", but.value())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** What an agent has in hand: what rings or is talked about, or waits to be written down. */
    List<CallRow> inHand(OrgId org, int agent, Collection<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select * from call
                        where org = :org and unit = any(cast(:units as int[])) and agent = :agent
                            and state in ('ringing', 'talking', 'wrap-up')
                        order by rang_at desc, id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("agent", agent)
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** What nobody has answered yet, the longest first. */
    List<CallRow> waiting(OrgId org, Collection<Integer> units, int most) {
        return jdbc.sql(
                        """
                        select * from call
                        where org = :org and unit = any(cast(:units as int[]))
                            and state in ('ringing', 'talking', 'wrap-up') and state = 'ringing'
                        order by rang_at, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    /** The day in half hours: what came, what was answered, how soon, and what was given up. */
    List<HalfHour> halfHours(
            OrgId org, Collection<Integer> units, Instant from, Instant until, int rings) {
        return jdbc.sql(
                        """
                        select date_bin('30 minutes', rang_at, cast(:from as timestamptz)) as since,
                            count(*) as came,
                            count(answered_at) as answered,
                            count(*) filter (where answered_at is not null and rings <= :rings)
                                as soon,
                            count(*) filter (where answered_at is not null and rings is null)
                                as uncounted,
                            count(*) filter (where state = 'abandoned') as abandoned
                        from call
                        where org = :org and unit = any(cast(:units as int[]))
                            and rang_at >= cast(:from as timestamptz)
                            and rang_at < cast(:until as timestamptz)
                        group by since
                        order by since
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .param("rings", rings)
                .query((row, n) ->
                        new HalfHour(
                                row.getObject("since", OffsetDateTime.class).toInstant(),
                                row.getLong("came"),
                                row.getLong("answered"),
                                row.getLong("soon"),
                                row.getLong("uncounted"),
                                row.getLong("abandoned")))
                .list();
    }

    /** What may be listened to of a stretch of time: answered, over, and recorded. */
    List<CallRow> recorded(
            OrgId org, Collection<Integer> units, Instant from, Instant until, int most) {
        return jdbc.sql(
                        """
                        select * from call
                        where org = :org and unit = any(cast(:units as int[]))
                            and rang_at >= cast(:from as timestamptz)
                            and rang_at < cast(:until as timestamptz)
                            and state = 'done' and agent is not null and recording <> ''
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    private static CallRow row(ResultSet row) throws SQLException {
        return new CallRow(
                new SubjectId(row.getLong("id")),
                row.getInt("unit"),
                CallState.of(row.getString("state")),
                Optional.ofNullable(row.getObject("caller", Long.class)),
                Optional.ofNullable(row.getObject("agent", Integer.class)),
                row.getString("exchange"),
                row.getObject("rang_at", OffsetDateTime.class).toInstant(),
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                Optional.ofNullable(row.getObject("rings", Integer.class)),
                row.getBoolean("estimated"),
                row.getString("matter"),
                row.getString("recording"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
