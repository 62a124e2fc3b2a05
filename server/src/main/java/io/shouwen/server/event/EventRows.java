package io.shouwen.server.event;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of declared events. */
final class EventRows {
    private final JdbcClient jdbc;

    EventRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that ended before it was to start was called off: it never held. */
    void keep(OrgId org, DeclaredEvent event) {
        jdbc.sql(
                        """
                        insert into event (org, id, kind, unit, author, cause, notice, starts_at,
                            first_end, expected_end, ended_at)
                        values (:org, :id, :kind, :unit, :author, :cause, :notice,
                            cast(:starts as timestamptz), cast(:first_end as timestamptz),
                            cast(:expected as timestamptz), cast(:ended as timestamptz))
                        on conflict (org, id) do update set expected_end = excluded.expected_end,
                            ended_at = case
                                when excluded.ended_at < excluded.starts_at
                                then excluded.starts_at else excluded.ended_at end
                        """)
                .param("org", org.value())
                .param("id", event.id().value())
                .param("kind", event.kind().word())
                .param("unit", event.unit())
                .param("author", event.author())
                .param("cause", event.cause())
                .param("notice", event.notice())
                .param("starts", event.startsAt().toString())
                .param("first_end", event.firstEnd().toString())
                .param("expected", event.expectedEnd().toString())
                .param("ended", event.endedAt().map(Instant::toString).orElse(null), Types.VARCHAR)
                .update();
    }

    void keep(OrgId org, SubjectId event, EventScope scope) {
        keep(org, event, "place", scope.places());
        keep(org, event, "unit", scope.units());
        keep(org, event, "channel", scope.channels());
    }

    private void keep(OrgId org, SubjectId event, String kind, Set<?> keys) {
        jdbc.sql(
                        """
                        insert into event_scope (org, event, kind, key)
                        select :org, :event, :kind, key from unnest(:keys) key
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .param("kind", kind)
                .param("keys", keys.stream().map(String::valueOf).toArray(String[]::new))
                .update();
    }

    Optional<DeclaredEvent> find(OrgId org, SubjectId event) {
        return jdbc.sql("select * from event where org = :org and id = :id")
                .param("org", org.value())
                .param("id", event.value())
                .query((row, n) -> event(row))
                .optional();
    }

    EventScope scope(OrgId org, SubjectId event) {
        Set<Integer> places = new HashSet<>();
        Set<Integer> units = new HashSet<>();
        Set<String> channels = new HashSet<>();
        jdbc.sql("select kind, key from event_scope where org = :org and event = :event")
                .param("org", org.value())
                .param("event", event.value())
                .query(row -> {
                    String key = row.getString("key");
                    switch (row.getString("kind")) {
                        case "place" -> places.add(Integer.valueOf(key));
                        case "unit" -> units.add(Integer.valueOf(key));
                        default -> channels.add(key);
                    }
                });
        return new EventScope(places, units, channels);
    }

    /** Those that hold at a moment, the one that started last first. */
    List<DeclaredEvent> during(OrgId org, Instant at) {
        return jdbc.sql(
                        """
                        select * from event
                        where org = :org
                            and tstzrange(starts_at, ended_at) @> cast(:at as timestamptz)
                        order by starts_at desc, id desc
                        """)
                .param("org", org.value())
                .param("at", at.toString())
                .query((row, n) -> event(row))
                .list();
    }

    /** Of those the ones in whose scope the place is, by itself or by the crew that serves it. */
    List<DeclaredEvent> during(OrgId org, int place, Instant at) {
        return jdbc.sql(
                        """
                        with spot as materialized (
                            select cast(p.path as text[]) as path,
                                (select a.crew::text from place a where a.org = p.org
                                    and a.id = any(p.path) and a.crew is not null
                                    order by cardinality(a.path) desc limit 1) as crew
                            from place p where p.org = :org and p.id = :place)
                        select e.* from event e
                        where e.org = :org
                            and tstzrange(e.starts_at, e.ended_at) @> cast(:at as timestamptz)
                            and exists (select from event_scope s, spot
                                where s.org = e.org and s.event = e.id
                                    and (s.kind = 'place' and s.key = any(spot.path)
                                        or s.kind = 'unit' and s.key = spot.crew))
                        order by e.starts_at desc, e.id desc
                        """)
                .param("org", org.value())
                .param("place", place)
                .param("at", at.toString())
                .query((row, n) -> event(row))
                .list();
    }

    /** All, newest first, after the place. */
    List<DeclaredEvent> newest(OrgId org, Place after, int most) {
        return jdbc.sql(
                        """
                        select * from event
                        where org = :org
                            and (starts_at, id) < (cast(:at as timestamptz), :id)
                        order by starts_at desc, id desc
                        limit :most
                        """)
                .param("org", org.value())
                .param("at", after.at().toString())
                .param("id", after.id())
                .param("most", most)
                .query((row, n) -> event(row))
                .list();
    }

    private static DeclaredEvent event(ResultSet row) throws SQLException {
        return new DeclaredEvent(
                new SubjectId(row.getLong("id")),
                EventKind.of(row.getString("kind")).orElseThrow(),
                row.getInt("unit"),
                row.getInt("author"),
                row.getString("cause"),
                row.getString("notice"),
                instant(row, "starts_at").orElseThrow(),
                instant(row, "first_end").orElseThrow(),
                instant(row, "expected_end").orElseThrow(),
                instant(row, "ended_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    /** A request that belongs to an event. */
    record Linked(SubjectId request, Optional<Long> customer) {}

    List<Linked> linked(OrgId org, SubjectId event, long after, int most) {
        return jdbc.sql(
                        """
                        select id, customer from request
                        where org = :org and event = :event and id > :after
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("event", event.value())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> linked(row))
                .list();
    }

    private static Linked linked(ResultSet row) throws SQLException {
        return new Linked(
                new SubjectId(row.getLong("id")),
                Optional.ofNullable(row.getObject("customer", Long.class)));
    }

    long count(OrgId org, SubjectId event) {
        return jdbc.sql("select count(*) from request where org = :org and event = :event")
                .param("org", org.value())
                .param("event", event.value())
                .query(Long.class)
                .single();
    }

    /**
     * Open repairs in scope that belong to no event, by number.
     *
     * @param upto the last number that is asked for
     */
    List<Linked> unlinked(OrgId org, EventScope scope, long after, long upto, int most) {
        return jdbc.sql(
                        """
                        (select r.id, r.customer from request r
                        where r.org = :org and r.state = 'open' and r.event is null
                            and r.type = 'repair' and r.unit = any(:units)
                            and r.id > :after and r.id <= :upto
                        order by r.id limit :most)
                        union
                        (select r.id, r.customer from request r
                        where r.org = :org and r.state = 'open' and r.event is null
                            and r.type = 'repair' and r.id > :after and r.id <= :upto
                            and r.place = any(array(select p.id from place p
                                where p.org = :org and p.path && :places))
                        order by r.id limit :most)
                        order by id limit :most
                        """)
                .param("org", org.value())
                .param("after", after)
                .param("upto", upto)
                .param("units", scope.units().toArray(Integer[]::new))
                .param("places", scope.places().toArray(Integer[]::new))
                .param("most", most)
                .query((row, n) -> linked(row))
                .list();
    }
}
