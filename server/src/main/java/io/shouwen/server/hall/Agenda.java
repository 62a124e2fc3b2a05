package io.shouwen.server.hall;

import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.standard.Shelf;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** Who comes when, and whom to call; how to reach them is encrypted as all that is personal. */
@Component
public final class Agenda {
    private static final int LONGEST_NAME = 40;
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final OrgScope scope;
    private final Persons persons;
    private final Postings postings;
    private final Shelf shelf;
    private final WallClock clock;
    private final AgendaRows rows;
    private final HallRows halls;

    public Agenda(
            DataSource dataSource,
            OrgScope scope,
            Persons persons,
            Postings postings,
            Shelf shelf,
            WallClock clock) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.scope = scope;
        this.persons = persons;
        this.postings = postings;
        this.shelf = shelf;
        this.clock = clock;
        this.rows = new AgendaRows(jdbc);
        this.halls = new HallRows(jdbc);
    }

    /**
     * Somebody comes at a time.
     *
     * @param fromHome whether they made it for themselves
     * @param ticket the number under which they came
     */
    public record Appointment(
            long id,
            int unit,
            String service,
            Instant at,
            PersonId customer,
            boolean fromHome,
            Optional<Long> ticket,
            Optional<CalledOff> off) {}

    /** An appointment does not hold any more; by the hall, or by the customer. */
    public record CalledOff(Instant at, boolean byHall) {}

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

    /**
     * What somebody is to come for, and when.
     *
     * @param person who notes it; empty for a customer who does it from home
     * @param key of the form, which sent twice books once
     */
    public record Booking(
            int unit, String service, Instant at, Optional<Integer> person, String key) {}

    /**
     * Notes an appointment and answers with its id; the past has none, nor has a day on which the
     * hall does not work or a quarter of an hour that is full.
     *
     * @param customer asked only if it is not noted yet
     */
    public long book(OrgId org, Booking wanted, Supplier<PersonId> customer) {
        return scope.in(
                org,
                () -> {
                    rows.lock(org, wanted.unit());
                    return rows.booked(org, wanted)
                            .orElseGet(() -> {
                                refuseUnlessFree(org, wanted);
                                return rows.book(org, wanted, customer.get(), clock.now());
                            });
                });
    }

    private void refuseUnlessFree(OrgId org, Booking wanted) {
        if (!wanted.at().isAfter(clock.now())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time");
        }
        Quarters quarters = quarters(org, wanted.unit(), wanted.at());
        if (!quarters.works(wanted.at().atZone(quarters.zone()).toLocalDate())) {
            throw noDay();
        }
        if (!quarters.open(wanted.at())) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "appointment-hours",
                    quarters.rules().opensAt(),
                    quarters.closesAt());
        }
        if (!quarters.free(wanted.at())) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "appointment-full",
                    quarters.rules().most(),
                    quarters.next(wanted.at())
                            .map(at -> at.atZone(quarters.zone()).format(WRITTEN))
                            .orElse("-"));
        }
    }

    static Refusal noDay() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-day");
    }

    /** Those of the days after a moment. To be asked inside a transaction of the organisation. */
    Quarters quarters(OrgId org, int unit, Instant at) {
        Hall hall =
                halls.find(org, Set.of(unit)).stream().findFirst().orElseThrow(Refusal::notFound);
        AgendaRules rules = rules(org, unit);
        Instant from = Quarters.of(at);
        return new Quarters(
                rules,
                hall.closesAt(),
                postings.zone(org),
                calendar(org, rules.calendar()),
                rows.taken(org, unit, from, from.plus(Quarters.AHEAD).plus(Duration.ofDays(1))));
    }

    /** Of the editions of a calendar, the latest that is known. */
    private Optional<WorkCalendar> calendar(OrgId org, String name) {
        Instant now = clock.now();
        return shelf.of(org).standards().calendars().byName().getOrDefault(name, List.of()).stream()
                .filter(edition -> !edition.knownFrom().isAfter(now))
                .map(Calendars.Edition::calendar)
                .reduce((earlier, later) -> later);
    }

    /** The calendars by whose working days a hall may have appointments. */
    public Set<String> calendars(OrgId org) {
        return new TreeSet<>(shelf.of(org).standards().calendars().byName().keySet());
    }

    /** What a hall has settled about appointments. */
    public AgendaRules rules(OrgId org, int unit) {
        return scope.reading(org, () -> rows.rules(org, unit)).orElse(AgendaRules.USUAL);
    }

    /** Settles it anew. */
    public void settle(OrgId org, int unit, AgendaRules rules) {
        scope.run(org, () -> rows.settle(org, unit, rules));
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

    /**
     * An appointment of a hall that was not called off; until the transaction ends, nobody else
     * says of it that they came.
     */
    public Appointment kept(OrgId org, int unit, long id) {
        return scope.in(org, () -> rows.hold(org, unit, id)).orElseThrow(Refusal::notFound);
    }

    /** They came, and have this number. */
    public void came(OrgId org, long appointment, long ticket) {
        scope.run(org, () -> rows.came(org, appointment, ticket));
    }

    /**
     * The appointment is called off, unless its customer has come.
     *
     * @param person of the hall; empty where the customer does it
     */
    public void callOff(OrgId org, int unit, long appointment, Optional<Integer> person) {
        scope.run(org, () -> rows.callOff(org, unit, appointment, person, clock.now()));
    }

    /** The appointed time of somebody who comes now; empty for who comes too late for it. */
    public Optional<Instant> inTime(Appointment appointment) {
        return Optional.of(appointment.at()).filter(at -> !clock.now().isAfter(at));
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
