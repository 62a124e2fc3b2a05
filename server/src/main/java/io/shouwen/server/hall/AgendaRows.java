package io.shouwen.server.hall;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
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

    /** What the form has booked that was sent before. */
    Optional<Long> booked(OrgId org, Agenda.Booking wanted) {
        return wanted.person()
                .map(person -> bookedBy(org, person, wanted.key()))
                .orElseGet(() -> bookedFromHome(org, wanted.unit(), wanted.key()));
    }

    private Optional<Long> bookedBy(OrgId org, int person, String key) {
        return jdbc.sql(
                        """
                        select id from hall_appointment
                        where org = :org and made_by = :person and key = :key
                        """)
                .param("org", org.value())
                .param("person", person)
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    private Optional<Long> bookedFromHome(OrgId org, int unit, String key) {
        return jdbc.sql(
                        """
                        select id from hall_appointment
                        where org = :org and unit = :unit and key = :key and made_by is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("key", key)
                .query(Long.class)
                .optional();
    }

    long book(OrgId org, Agenda.Booking wanted, PersonId customer, Instant now) {
        return jdbc.sql(
                        """
                        insert into hall_appointment
                            (org, unit, service, at, customer, made_by, made_at, key)
                        values (:org, :unit, :service, cast(:at as timestamptz), :customer, :person,
                            cast(:now as timestamptz), :key)
                        returning id
                        """)
                .param("org", org.value())
                .param("unit", wanted.unit())
                .param("service", wanted.service())
                .param("at", wanted.at().toString())
                .param("customer", customer.value())
                .param("person", wanted.person().orElse(null), Types.INTEGER)
                .param("now", now.toString())
                .param("key", wanted.key())
                .query(Long.class)
                .single();
    }

    /** Whose the secret is, before the organisation is known. */
    record Found(OrgId org, long id) {}

    Optional<Found> gate(byte[] hash) {
        return jdbc.sql("select org, id from gate_appointment(:hash)")
                .param("hash", hash)
                .query((row, n) -> new Found(new OrgId(row.getInt(1)), row.getLong(2)))
                .optional();
    }

    /** The address of the customer's own page; one before opens nothing any more. */
    void link(OrgId org, long id, byte[] hash) {
        jdbc.sql("update hall_appointment set link = :link where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .param("link", hash)
                .update();
    }

    Optional<Agenda.Appointment> find(OrgId org, long id) {
        return jdbc.sql("select * from hall_appointment where org = :org and id = :id")
                .param("org", org.value())
                .param("id", id)
                .query((row, n) -> appointment(row))
                .optional();
    }

    /** Those of these customers within a time that were not called off, in their order. */
    List<Agenda.Appointment> of(
            OrgId org, int unit, Collection<PersonId> customers, Instant from, Instant until) {
        return jdbc.sql(
                        """
                        select * from hall_appointment
                        where org = :org and unit = :unit and off_at is null
                            and at >= cast(:from as timestamptz)
                            and at < cast(:until as timestamptz)
                            and customer = any(cast(:customers as bigint[]))
                        order by at, id
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("customers", customers.stream().map(PersonId::value).toArray(Long[]::new))
                .param("from", from.toString())
                .param("until", until.toString())
                .query((row, n) -> appointment(row))
                .list();
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
                                row.getInt("most"),
                                row.getObject("opens_at", LocalTime.class),
                                row.getString("calendar")))
                .optional();
    }

    void settle(OrgId org, int unit, AgendaRules rules) {
        jdbc.sql(
                        """
                        insert into hall_agenda (org, unit, most, opens_at, calendar)
                        values (:org, :unit, :most, :opens_at, :calendar)
                        on conflict (org, unit) do update
                        set most = excluded.most, opens_at = excluded.opens_at,
                            calendar = excluded.calendar
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("most", rules.most())
                .param("opens_at", rules.opensAt())
                .param("calendar", rules.calendar())
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

    void callOff(OrgId org, int unit, long id, Optional<Integer> person, Instant now) {
        jdbc.sql(
                        """
                        update hall_appointment
                        set off_at = cast(:now as timestamptz), off_by = :person
                        where org = :org and unit = :unit and id = :id and ticket is null
                            and off_at is null
                        """)
                .param("org", org.value())
                .param("unit", unit)
                .param("id", id)
                .param("person", person.orElse(null), Types.INTEGER)
                .param("now", now.toString())
                .update();
    }

    private static Agenda.Appointment appointment(ResultSet row) throws SQLException {
        boolean byHall = row.getObject("off_by", Integer.class) != null;
        return new Agenda.Appointment(
                row.getLong("id"),
                row.getInt("unit"),
                row.getString("service"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new PersonId(row.getLong("customer")),
                row.getObject("made_by", Integer.class) == null,
                Optional.ofNullable(row.getObject("ticket", Long.class)),
                Optional.ofNullable(row.getObject("off_at", OffsetDateTime.class))
                        .map(at -> new Agenda.CalledOff(at.toInstant(), byHall)));
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
