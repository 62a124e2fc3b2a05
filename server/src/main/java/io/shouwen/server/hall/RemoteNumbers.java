package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** Numbers for those who are not in the hall yet; known by their phone until they check in. */
@Component
public final class RemoteNumbers {
    /** As many as somebody may take on a day, given back or missed ones included. */
    static final int MOST_A_DAY = 3;

    private final OrgScope scope;
    private final Entrance entrance;
    private final Tickets tickets;
    private final Agenda agenda;
    private final Persons persons;
    private final Postings postings;
    private final Answered answered;
    private final WallClock clock;
    private final TicketRows rows;

    public RemoteNumbers(
            DataSource dataSource,
            OrgScope scope,
            Entrance entrance,
            Tickets tickets,
            Agenda agenda,
            Persons persons,
            Postings postings,
            Answered answered,
            WallClock clock) {
        this.scope = scope;
        this.entrance = entrance;
        this.tickets = tickets;
        this.agenda = agenda;
        this.persons = persons;
        this.postings = postings;
        this.answered = answered;
        this.clock = clock;
        this.rows = new TicketRows(JdbcClient.create(dataSource));
    }

    /** As whom somebody takes a number who is known by nothing yet. */
    public static Sender sender(RemoteDoor door, String key) {
        return new Sender(
                door.org(),
                new Actor("line:" + door.unit(), Set.of("customer"), Optional.empty()),
                key,
                TicketKinds.REMOTE);
    }

    /**
     * Gives a number: one open one a phone, a few a day, and no more than may be on their way. Sent
     * twice it is the same number.
     */
    public Number take(RemoteDoor door, String key, String service, String phone) {
        OrgId org = door.org();
        Sender sender = sender(door, key);
        return scope.in(
                org,
                () -> {
                    rows.lock(org, door.unit());
                    boolean again = answered.opened(org, sender.actor().id(), key).isPresent();
                    Optional<Long> customer =
                            again ? Optional.empty() : Optional.of(fresh(door, phone));
                    return entrance.take(
                            sender,
                            Optional.empty(),
                            new Wish(
                                    door.unit(),
                                    service,
                                    TicketClass.USUAL,
                                    TicketKinds.REMOTE,
                                    Optional.empty(),
                                    customer,
                                    List.of()));
                });
    }

    private long fresh(RemoteDoor door, String phone) {
        OrgId org = door.org();
        LocalTime now = clock.now().atZone(postings.zone(org)).toLocalTime();
        if (now.isBefore(door.opensAt())) {
            throw new Refusal(HttpStatus.CONFLICT, "remote-not-yet", door.opensAt());
        }
        List<TicketRow> today = today(org, door.unit(), phone);
        if (today.stream().anyMatch(one -> one.state().open())) {
            throw new Refusal(HttpStatus.CONFLICT, "phone-has-number");
        }
        if (today.size() >= MOST_A_DAY) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "phone-too-often", MOST_A_DAY);
        }
        if (rows.awaited(org, door.unit(), day(org)).size() >= door.most()) {
            throw new Refusal(HttpStatus.CONFLICT, "remote-full");
        }
        return agenda.contact(org, "", phone).value();
    }

    private List<TicketRow> today(OrgId org, int unit, String phone) {
        List<Long> customers = persons.withPhone(org, phone).stream().map(PersonId::value).toList();
        return customers.isEmpty() ? List.of() : rows.fromAfar(org, unit, day(org), customers);
    }

    private LocalDate day(OrgId org) {
        return clock.now().atZone(postings.zone(org)).toLocalDate();
    }

    /**
     * Somebody has come who took a number from elsewhere, and says the phone of then; empty where
     * that phone has no open number today.
     */
    public Optional<TicketRow> checkIn(Sender sender, int unit, String phone, String way) {
        OrgId org = sender.org();
        return scope.reading(org, () -> today(org, unit, phone)).stream()
                .filter(one -> one.state().open())
                .findFirst()
                .map(ticket ->
                        ticket.state() == TicketState.AWAITED
                                ? checkIn(sender, ticket, way)
                                : ticket);
    }

    /** As {@link #checkIn(Sender, int, String, String)}, of a number that is known. */
    public TicketRow checkIn(Sender sender, TicketRow ticket, String way) {
        if (entrance.shut(sender.org(), ticket.unit())
                .filter(Entrance.CLOSING::equals)
                .isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "hall-closing");
        }
        return tickets.checkIn(sender, ticket.id(), way);
    }
}
