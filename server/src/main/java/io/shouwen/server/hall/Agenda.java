package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Who comes when, and whom to call; how to reach them is encrypted as all that is personal. */
@Component
public final class Agenda {
    private static final int LONGEST_NAME = 40;

    private final OrgScope scope;
    private final Persons persons;
    private final WallClock clock;
    private final AgendaRows rows;

    public Agenda(DataSource dataSource, OrgScope scope, Persons persons, WallClock clock) {
        this.scope = scope;
        this.persons = persons;
        this.clock = clock;
        this.rows = new AgendaRows(JdbcClient.create(dataSource));
    }

    /**
     * Somebody comes at a time.
     *
     * @param ticket the number under which they came
     */
    public record Appointment(
            long id, String service, Instant at, PersonId customer, Optional<Long> ticket) {}

    /**
     * Somebody is to be called.
     *
     * @param tries how often they were not reached
     */
    public record Callback(
            long id, long ticket, PersonId customer, String reason, Instant takenAt, int tries) {}

    /** Keeps how a customer can be reached; without a phone nobody can be. */
    public PersonId contact(OrgId org, String name, String phone) {
        long digits = phone.chars().filter(Character::isDigit).count();
        if (digits < Persons.SHORTEST_PHONE || phone.length() > LONGEST_NAME) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "contact-missing");
        }
        return persons.enter(
                org,
                Map.of(
                        PersonField.NAME,
                        name.strip().substring(0, Math.min(LONGEST_NAME, name.strip().length())),
                        PersonField.PHONE,
                        phone.strip()));
    }

    /** Notes an appointment; the past has none. */
    public void book(
            OrgId org, int unit, String service, Instant at, PersonId customer, int person) {
        if (!at.isAfter(clock.now())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time");
        }
        scope.run(org, () -> rows.book(org, unit, service, at, customer, person, clock.now()));
    }

    /** The appointments of a day that were not called off, in their order. */
    public List<Appointment> of(OrgId org, int unit, LocalDate day, ZoneId zone) {
        return scope.reading(
                org,
                () ->
                        rows.between(
                                org,
                                unit,
                                day.atStartOfDay(zone).toInstant(),
                                day.plusDays(1).atStartOfDay(zone).toInstant()));
    }

    /** An appointment of a hall that nobody has come to yet. */
    public Appointment open(OrgId org, int unit, long id) {
        return scope.reading(org, () -> rows.find(org, unit, id))
                .filter(one -> one.ticket().isEmpty())
                .orElseThrow(Refusal::notFound);
    }

    /** They came, and have this number. */
    public void came(OrgId org, long appointment, long ticket) {
        scope.run(org, () -> rows.came(org, appointment, ticket));
    }

    /** The appointment is called off. */
    public void callOff(OrgId org, int unit, long appointment) {
        scope.run(org, () -> rows.callOff(org, unit, appointment, clock.now()));
    }

    /** From when the place of somebody counts who comes to an appointment now. */
    public Optional<Instant> since(Appointment appointment) {
        // Who comes in time stands where the appointed time puts them; who comes late, where they
        // came.
        return clock.now().isAfter(appointment.at())
                ? Optional.empty()
                : Optional.of(appointment.at());
    }

    /** Somebody is to be called: {@code down} or {@code handover}. */
    public void callBack(OrgId org, int unit, long ticket, PersonId customer, String reason) {
        scope.run(org, () -> rows.callBack(org, unit, ticket, customer, reason, clock.now()));
    }

    /** Who is still to be called in a hall, the first one first. */
    public List<Callback> callbacks(OrgId org, int unit) {
        return scope.reading(org, () -> rows.callbacks(org, unit));
    }

    /** One of those who are still to be called in a hall. */
    public Callback callback(OrgId org, int unit, long callback) {
        return scope.reading(org, () -> rows.callback(org, unit, callback))
                .orElseThrow(Refusal::notFound);
    }

    /** They were called, and either reached or are to be called again. */
    public void called(OrgId org, int unit, long callback, int person, boolean reached) {
        scope.run(
                org,
                () -> {
                    if (reached) {
                        rows.reached(org, unit, callback, person, clock.now());
                    } else {
                        rows.tried(org, unit, callback, clock.now());
                    }
                });
    }
}
