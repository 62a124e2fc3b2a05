package io.shouwen.server.hall;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Agenda.Booking;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * Appointments that customers make for themselves where the hall gives numbers from elsewhere: one
 * open one a phone, found again by the secret in its address (decision 364).
 */
@Component
public final class HomeAppointments {
    /** No appointment of a guide lies further ahead, as far as a phone is asked for others. */
    private static final Duration FAR = Duration.ofDays(366);

    private final OrgScope scope;
    private final Agenda agenda;
    private final HallServices services;
    private final Entrance entrance;
    private final Persons persons;
    private final Postings postings;
    private final WallClock clock;
    private final AgendaRows rows;

    public HomeAppointments(
            DataSource dataSource,
            OrgScope scope,
            Agenda agenda,
            HallServices services,
            Entrance entrance,
            Persons persons,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.agenda = agenda;
        this.services = services;
        this.entrance = entrance;
        this.persons = persons;
        this.postings = postings;
        this.clock = clock;
        this.rows = new AgendaRows(JdbcClient.create(dataSource));
    }

    /** A day with the quarters of an hour that have room. */
    public record Day(LocalDate day, List<Instant> free) {
        public Day {
            free = List.copyOf(free);
        }
    }

    /**
     * When somebody may come.
     *
     * @param zone by whose clocks
     * @param days from today on, those on which the hall works, full or not
     */
    public record Offered(ZoneId zone, List<Day> days) {
        public Offered {
            days = List.copyOf(days);
        }
    }

    /** What somebody who is not here yet is to come for; the name may be empty. */
    public record Wanted(String service, Instant at, String name, String phone) {}

    /**
     * An appointment as its customer found it again.
     *
     * @param zone by whose clocks it is
     * @param over whether its time is
     * @param dayOver whether its day is
     */
    public record Held(
            OrgId org, Appointment appointment, ZoneId zone, boolean over, boolean dayOver) {}

    /** By whose clocks a hall has its appointments. */
    public ZoneId zone(OrgId org) {
        return scope.reading(org, () -> postings.zone(org));
    }

    /** When somebody may come to a hall. */
    public Offered offered(RemoteDoor door) {
        OrgId org = door.org();
        Instant now = clock.now();
        return scope.reading(
                org,
                () -> {
                    Quarters quarters = agenda.quarters(org, door.unit(), now);
                    List<Day> days =
                            days(door)
                                    .filter(quarters::works)
                                    .map(day -> new Day(day, quarters.free(day, now)))
                                    .toList();
                    return new Offered(quarters.zone(), days);
                });
    }

    /** From today on, unless nobody is let into the line any more today. */
    private Stream<LocalDate> days(RemoteDoor door) {
        OrgId org = door.org();
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        boolean closing =
                entrance.shut(org, door.unit()).filter(Entrance.CLOSING::equals).isPresent();
        return today.datesUntil(today.plusDays(Quarters.AHEAD.toDays() + 1)).skip(closing ? 1 : 0);
    }

    /**
     * Makes an appointment and answers with the secret of its page. Sent twice it is the same one;
     * its page gets a new address then.
     */
    public String book(RemoteDoor door, String key, Wanted wanted) {
        OrgId org = door.org();
        return scope.in(
                org,
                () -> {
                    refuseUnlessOffered(door, wanted);
                    long id =
                            agenda.book(
                                    org,
                                    new Booking(
                                            door.unit(),
                                            wanted.service(),
                                            wanted.at(),
                                            Optional.empty(),
                                            key),
                                    () -> fresh(door, wanted));
                    String secret = Secrets.fresh();
                    rows.link(org, id, Tokens.digest(secret));
                    return secret;
                });
    }

    private void refuseUnlessOffered(RemoteDoor door, Wanted wanted) {
        OrgId org = door.org();
        boolean served =
                services.atCounters(org, door.unit()).stream()
                        .anyMatch(offer -> offer.name().equals(wanted.service()));
        if (!served) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "service-not-served");
        }
        LocalDate day = wanted.at().atZone(postings.zone(org)).toLocalDate();
        if (wanted.at().isAfter(clock.now()) && days(door).noneMatch(day::equals)) {
            throw Agenda.noDay();
        }
    }

    private PersonId fresh(RemoteDoor door, Wanted wanted) {
        OrgId org = door.org();
        boolean open =
                of(org, door.unit(), wanted.phone(), clock.now(), clock.now().plus(FAR)).stream()
                        .anyMatch(one -> one.ticket().isEmpty());
        if (open) {
            throw new Refusal(HttpStatus.CONFLICT, "phone-has-appointment");
        }
        return agenda.contact(org, wanted.name(), wanted.phone());
    }

    /** The appointments of today of whoever has the phone, whoever made them, in their order. */
    List<Appointment> today(OrgId org, int unit, String phone) {
        ZoneId zone = postings.zone(org);
        LocalDate today = clock.now().atZone(zone).toLocalDate();
        return of(
                org,
                unit,
                phone,
                today.atStartOfDay(zone).toInstant(),
                today.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private List<Appointment> of(OrgId org, int unit, String phone, Instant from, Instant until) {
        List<PersonId> customers = persons.withPhone(org, phone);
        return customers.isEmpty() ? List.of() : rows.of(org, unit, customers, from, until);
    }

    /** The appointment of a secret; a wrong one finds none. */
    public Held enter(String secret) {
        AgendaRows.Found found = rows.gate(Tokens.digest(secret)).orElseThrow(Refusal::notFound);
        OrgId org = found.org();
        return scope.reading(
                org,
                () -> {
                    Appointment one = rows.find(org, found.id()).orElseThrow(Refusal::notFound);
                    ZoneId zone = postings.zone(org);
                    LocalDate today = clock.now().atZone(zone).toLocalDate();
                    return new Held(
                            org,
                            one,
                            zone,
                            clock.now().isAfter(one.at()),
                            one.at().atZone(zone).toLocalDate().isBefore(today));
                });
    }

    /** Its customer does not come; once they have come it stays as it is. */
    public void callOff(Held held) {
        Appointment one = held.appointment();
        agenda.callOff(held.org(), one.unit(), one.id(), Optional.empty());
    }
}
