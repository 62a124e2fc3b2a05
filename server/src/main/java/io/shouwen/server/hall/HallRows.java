package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Halls, counters and who sits where. */
final class HallRows {
    private static final String COUNTERS =
            """
            select c.id, c.unit, c.no, c.services, s.person, s.reason, s.from_at, f.reason as broken
            from counter c
            left join counter_state s on s.org = c.org and s.counter = c.id and s.until_at is null
            left join counter_fault f on f.org = c.org and f.counter = c.id and f.until_at is null
            where c.org = :org and c.closed_on is null
            """;

    private final JdbcClient jdbc;

    HallRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Hall> find(OrgId org, Collection<Integer> units) {
        return jdbc.sql(
                        """
                        select * from hall
                        where org = :org and unit = any(cast(:units as int[]))
                        order by unit
                        """)
                .param("org", org.value())
                .param("units", units.toArray(Integer[]::new))
                .query((row, n) ->
                        new Hall(
                                row.getInt("unit"),
                                row.getInt("bound"),
                                row.getInt("calls"),
                                row.getInt("crowded"),
                                row.getObject("closes_at", LocalTime.class),
                                row.getString("speech")))
                .list();
    }

    void settle(OrgId org, Hall hall) {
        jdbc.sql(
                        """
                        insert into hall (org, unit, bound, calls, crowded, closes_at, speech)
                        values (:org, :unit, :bound, :calls, :crowded, :closes_at, :speech)
                        on conflict (org, unit) do update set bound = excluded.bound,
                            calls = excluded.calls, crowded = excluded.crowded,
                            closes_at = excluded.closes_at, speech = excluded.speech
                        """)
                .param("org", org.value())
                .param("unit", hall.unit())
                .param("bound", hall.bound())
                .param("calls", hall.calls())
                .param("crowded", hall.crowded())
                .param("closes_at", hall.closesAt())
                .param("speech", hall.speech())
                .update();
    }

    /** Before hours are changed for the first time: what held until then. */
    void keepHours(OrgId org, int unit) {
        jdbc.sql(
                        """
                        insert into hall_hours (org, unit, from_day, closes_at)
                        select org, unit, date '2000-01-01', closes_at
                        from hall where org = :org and unit = :unit
                        on conflict do nothing
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .update();
    }

    void postHours(OrgId org, Hall hall, LocalDate from) {
        jdbc.sql(
                        """
                        insert into hall_hours (org, unit, from_day, closes_at)
                        values (:org, :unit, :from, :closes_at)
                        on conflict (org, unit, from_day) do update
                        set closes_at = excluded.closes_at
                        """)
                .param("org", org.value())
                .param("unit", hall.unit())
                .param("from", from)
                .param("closes_at", hall.closesAt())
                .update();
    }

    /** The posted closing time of a day; empty where hours were never changed. */
    Optional<LocalTime> posted(OrgId org, int unit, LocalDate day) {
        return jdbc.sql(
                        """
                        select closes_at from hall_hours
                        where org = :org and unit = :unit and from_day <= :day
                        order by from_day desc
                        limit 1
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("day", day)
                .query(LocalTime.class)
                .optional();
    }

    /** Until the transaction ends, nobody else sits down or gets up. */
    void lockSeats(OrgId org) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext('seats'))::text")
                .param("org", org.value())
                .query(String.class)
                .single();
    }

    List<Counter> counters(OrgId org, int unit) {
        return jdbc.sql(COUNTERS + " and c.unit = :unit order by c.no")
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) -> counter(row))
                .list();
    }

    Optional<Counter> counter(OrgId org, int id) {
        return jdbc.sql(COUNTERS + " and c.id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> counter(row))
                .optional();
    }

    Optional<Counter> at(OrgId org, int person) {
        return jdbc.sql(COUNTERS + " and s.person = :person")
                .param("org", org.value())
                .param("person", person)
                .query((row, n) -> counter(row))
                .optional();
    }

    int add(OrgId org, int unit, int no, Set<String> services) {
        return jdbc.sql(
                        """
                        insert into counter (org, unit, no, services)
                        values (:org, :unit, :no, :services) returning id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("no", no)
                .param("services", services.stream().sorted().toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    void serve(OrgId org, int counter, Set<String> services) {
        jdbc.sql("update counter set services = :services where org = :org and id = :id")
                .param("org", org.value())
                .param("id", counter)
                .param("services", services.stream().sorted().toArray(String[]::new))
                .update();
    }

    void remove(OrgId org, int counter, LocalDate day) {
        jdbc.sql("update counter set closed_on = :day where org = :org and id = :id")
                .param("org", org.value())
                .param("id", counter)
                .param("day", day)
                .update();
    }

    void bringBack(OrgId org, int counter) {
        jdbc.sql("update counter set closed_on = null where org = :org and id = :id")
                .param("org", org.value())
                .param("id", counter)
                .update();
    }

    /** Counters that were taken out; nobody sits there and nothing of them is broken. */
    List<Counter> removed(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select id, unit, no, services from counter
                        where org = :org and unit = :unit and closed_on is not null
                        order by no, id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) ->
                        new Counter(
                                row.getInt("id"),
                                row.getInt("unit"),
                                row.getInt("no"),
                                services(row),
                                Optional.empty(),
                                ""))
                .list();
    }

    /** Whether somebody is called to it or served there. */
    boolean busy(OrgId org, int counter) {
        return jdbc.sql(
                        """
                        select exists (select from ticket
                            where org = :org and counter = :counter
                                and state in ('called', 'serving'))
                        """)
                .param("org", org.value())
                .param("counter", counter)
                .query(Boolean.class)
                .single();
    }

    void close(OrgId org, int counter, Instant at) {
        jdbc.sql(
                        """
                        update counter_state
                        set until_at = greatest(from_at, cast(:at as timestamptz))
                        where org = :org and counter = :counter and until_at is null
                        """)
                .param("org", org.value())
                .param("counter", counter)
                .param("at", at.toString())
                .update();
    }

    void open(OrgId org, Counter counter, Counter.Sitting sitting) {
        jdbc.sql(
                        """
                        insert into counter_state (org, unit, counter, person, state, reason, from_at)
                        values (:org, :unit, :counter, :person, :state, :reason,
                            cast(:at as timestamptz))
                        """)
                .param("org", org.value())
                .param("unit", counter.unit())
                .param("counter", counter.id())
                .param("person", sitting.person())
                .param("state", sitting.away().isEmpty() ? "open" : "away")
                .param("reason", sitting.away())
                .param("at", sitting.since().toString())
                .update();
    }

    /** A counter cannot serve any more; answers whether it could before. */
    boolean breakDown(OrgId org, Counter counter, String reason, Instant at) {
        return jdbc.sql(
                                """
                                insert into counter_fault (org, unit, counter, reason, from_at)
                                values (:org, :unit, :counter, :reason, cast(:at as timestamptz))
                                on conflict do nothing
                                """)
                        .param("org", org.value())
                        .param("unit", counter.unit())
                        .param("counter", counter.id())
                        .param("reason", reason)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    /** It can again; answers whether it could not before. */
    boolean mend(OrgId org, int counter, Instant at) {
        return jdbc.sql(
                                """
                                update counter_fault
                                set until_at = greatest(from_at, cast(:at as timestamptz))
                                where org = :org and counter = :counter and until_at is null
                                """)
                        .param("org", org.value())
                        .param("counter", counter)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    private static Counter counter(ResultSet row) throws SQLException {
        Optional<Integer> person = Optional.ofNullable(row.getObject("person", Integer.class));
        String reason = Optional.ofNullable(row.getString("reason")).orElse("");
        Optional<OffsetDateTime> since =
                Optional.ofNullable(row.getObject("from_at", OffsetDateTime.class));
        return new Counter(
                row.getInt("id"),
                row.getInt("unit"),
                row.getInt("no"),
                services(row),
                person.flatMap(
                        one -> since.map(at -> new Counter.Sitting(one, reason, at.toInstant()))),
                Optional.ofNullable(row.getString("broken")).orElse(""));
    }

    private static Set<String> services(ResultSet row) throws SQLException {
        return Set.of((String[]) row.getArray("services").getArray());
    }
}
