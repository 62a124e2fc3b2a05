package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Appointments, and who is to be called. */
final class AgendaRows {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    AgendaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else books in this hall. */
    void lock(OrgId org, int unit) {
        jdbc.sql("select pg_advisory_xact_lock(:org, hashtext(:agenda))::text")
                .param("org", org.value())
                .param("agenda", "agenda/" + unit)
                .query(String.class)
                .single();
    }

    /** Whether the form was sent before. */
    boolean booked(OrgId org, Agenda.Booking wanted) {
        return jdbc.sql(
                        """
                        select exists (select from hall_appointment
                            where org = :org and made_by = :person and key = :key)
                        """)
                .param("org", org.value())
                .param("person", wanted.person())
                .param("key", wanted.key())
                .query(Boolean.class)
                .single();
    }

    void book(OrgId org, Agenda.Booking wanted, PersonId customer, Instant now) {
        jdbc.sql(
                        """
                        insert into hall_appointment
                            (org, unit, service, at, customer, made_by, made_at, key)
                        values (:org, :unit, :service, cast(:at as timestamptz), :customer, :person,
                            cast(:now as timestamptz), :key)
                        """)
                .param("org", org.value())
                .param("unit", wanted.unit())
                .param("service", wanted.service())
                .param("at", wanted.at().toString())
                .param("customer", customer.value())
                .param("person", wanted.person())
                .param("now", now.toString())
                .param("key", wanted.key())
                .update();
    }

    /** How many there are in each quarter of an hour that has any. */
    Map<Instant, Integer> taken(OrgId org, int unit, Instant from, Instant until) {
        Map<Instant, Integer> taken = new HashMap<>();
        jdbc.sql(
                        """
                        select date_bin('15 minutes', at, timestamptz 'epoch'), count(*)
                        from hall_appointment
                        where org = :org and unit = :unit and off_at is null
                            and at >= cast(:from as timestamptz)
                            and at < cast(:until as timestamptz)
                        group by 1
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("from", from.toString())
                .param("until", until.toString())
                .query(row -> {
                    taken.put(row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2));
                });
        return taken;
    }

    Optional<AgendaRules> rules(OrgId org, int unit) {
        return jdbc.sql("select * from hall_agenda where org = :org and unit = :unit")
                .param("org", org.value())
                .param("unit", unit)
                .query((row, n) ->
                        new AgendaRules(
                                row.getInt("most"), row.getObject("opens_at", LocalTime.class)))
                .optional();
    }

    void settle(OrgId org, int unit, AgendaRules rules) {
        jdbc.sql(
                        """
                        insert into hall_agenda (org, unit, most, opens_at)
                        values (:org, :unit, :most, :opens_at)
                        on conflict (org, unit) do update
                        set most = excluded.most, opens_at = excluded.opens_at
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", rules.most())
                .param("opens_at", rules.opensAt())
                .update();
    }

    List<Agenda.Appointment> between(OrgId org, int unit, Instant from, Instant until) {
        return jdbc.sql(
                        """
                        select * from hall_appointment
                        where org = :org and unit = :unit and off_at is null
                            and at >= cast(:from as timestamptz)
                            and at < cast(:until as timestamptz)
                        order by at, id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("from", from.toString())
                .param("until", until.toString())
                .param("most", MOST)
                .query((row, n) -> appointment(row))
                .list();
    }

    Optional<Agenda.Appointment> hold(OrgId org, int unit, long id) {
        return jdbc.sql(
                        """
                        select * from hall_appointment
                        where org = :org and unit = :unit and id = :id and off_at is null
                        for update
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .query((row, n) -> appointment(row))
                .optional();
    }

    void came(OrgId org, long id, long ticket) {
        jdbc.sql("update hall_appointment set ticket = :ticket where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .param("ticket", ticket)
                .update();
    }

    void callOff(OrgId org, int unit, long id, Instant now) {
        jdbc.sql(
                        """
                        update hall_appointment set off_at = cast(:now as timestamptz)
                        where org = :org and unit = :unit and id = :id and ticket is null
                            and off_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    private static Agenda.Appointment appointment(ResultSet row) throws SQLException {
        return new Agenda.Appointment(
                row.getLong("id"),
                row.getString("service"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getLong("customer")),
                Optional.ofNullable(row.getObject("ticket", Long.class)));
    }

    void callBack(OrgId org, int unit, long ticket, PersonId customer, String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into hall_callback (org, unit, ticket, customer, reason, taken_at)
                        values (:org, :unit, :ticket, :customer, :reason,
                            cast(:now as timestamptz))
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("ticket", ticket)
                .param("customer", customer.value())
                .param("reason", reason)
                .param("now", now.toString())
                .update();
    }

    List<Agenda.Callback> callbacks(OrgId org, int unit) {
        return jdbc.sql(
                        """
                        select * from hall_callback
                        where org = :org and unit = :unit and done_at is null
                        order by id
                        limit :most
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", MOST)
                .query((row, n) -> callback(row))
                .list();
    }

    Optional<Agenda.Callback> callback(OrgId org, int unit, long id) {
        return jdbc.sql(
                        """
                        select * from hall_callback
                        where org = :org and unit = :unit and id = :id and done_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .query((row, n) -> callback(row))
                .optional();
    }

    private static Agenda.Callback callback(ResultSet row) throws SQLException {
        return new Agenda.Callback(
                row.getLong("id"),
                row.getLong("ticket"),
                new PersonId(row.getLong("customer")),
                row.getString("reason"),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getInt("tries"));
    }

    void reached(OrgId org, int unit, long id, int person, Instant now) {
        jdbc.sql(
                        """
                        update hall_callback
                        set done_at = cast(:now as timestamptz), done_by = :person
                        where org = :org and unit = :unit and id = :id and done_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .param("person", person)
                .param("now", now.toString())
                .update();
    }

    void tried(OrgId org, int unit, long id, Instant now) {
        jdbc.sql(
                        """
                        update hall_callback
                        set tries = tries + 1, tried_at = cast(:now as timestamptz)
                        where org = :org and unit = :unit and id = :id and done_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .param("now", now.toString())
                .update();
    }
}
