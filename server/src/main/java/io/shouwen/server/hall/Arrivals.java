package io.shouwen.server.hall;

import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/**
 * Whoever comes with a number from elsewhere or with an appointment stands in line from then on.
 */
@Component
public final class Arrivals {
    private final OrgScope scope;
    private final Agenda agenda;
    private final HomeAppointments appointments;
    private final RemoteNumbers numbers;
    private final Entrance entrance;
    private final LineMoves moves;
    private final Tickets tickets;

    public Arrivals(
            OrgScope scope,
            Agenda agenda,
            HomeAppointments appointments,
            RemoteNumbers numbers,
            Entrance entrance,
            LineMoves moves,
            Tickets tickets) {
        this.scope = scope;
        this.agenda = agenda;
        this.appointments = appointments;
        this.numbers = numbers;
        this.entrance = entrance;
        this.moves = moves;
        this.tickets = tickets;
    }

    /**
     * Somebody is here.
     *
     * @param fresh the number that an appointment came to just now; empty where its customer had
     *     one before
     */
    public record Arrived(TicketRow ticket, Optional<Number> fresh) {}

    /**
     * Somebody says the phone with which they took a number or made an appointment; empty where
     * that phone has neither today. Said twice it is the same number.
     */
    public Optional<Arrived> checkIn(Sender sender, int unit, String phone, String way) {
        return numbers.checkIn(sender, unit, phone, way)
                .map(ticket -> new Arrived(ticket, Optional.empty()))
                .or(() -> appointed(sender, unit, phone));
    }

    private Optional<Arrived> appointed(Sender sender, int unit, String phone) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    List<Appointment> today = appointments.today(org, unit, phone);
                    return today.stream()
                            .flatMap(one -> inLine(org, one).stream())
                            .findFirst()
                            .map(ticket -> new Arrived(ticket, Optional.empty()))
                            .or(() -> next(today).map(one -> come(sender, one)));
                });
    }

    /** The next one whose customer has not come, else the last whose time is over. */
    private Optional<Appointment> next(List<Appointment> today) {
        List<Appointment> open = today.stream().filter(one -> one.ticket().isEmpty()).toList();
        return open.stream()
                .filter(one -> agenda.inTime(one).isPresent())
                .findFirst()
                .or(() -> open.reversed().stream().findFirst());
    }

    private Arrived come(Sender sender, Appointment one) {
        Number number = keep(sender, one.unit(), one.id());
        return new Arrived(number.ticket(), Optional.of(number));
    }

    private Optional<TicketRow> inLine(OrgId org, Appointment one) {
        return one.ticket()
                .flatMap(ticket -> tickets.find(org, new SubjectId(ticket)))
                .filter(ticket -> ticket.state().open());
    }

    /**
     * The customer of an appointment has come: they stand where they came, and who is in time goes
     * before others from the appointed time on. Said again it is the same number, on another slip.
     */
    public Number keep(Sender sender, int unit, long appointment) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    Appointment kept = agenda.kept(org, unit, appointment);
                    return kept.ticket()
                            .map(ticket -> moves.again(org, new SubjectId(ticket)))
                            .orElseGet(() -> first(sender, kept));
                });
    }

    private Number first(Sender sender, Appointment kept) {
        Number taken =
                entrance.take(
                        sender,
                        Optional.empty(),
                        new Wish(
                                kept.unit(),
                                kept.service(),
                                TicketClass.USUAL,
                                "appointment",
                                agenda.inTime(kept),
                                Optional.of(kept.customer().value()),
                                List.of()));
        agenda.came(sender.org(), kept.id(), taken.ticket().id().value());
        return taken;
    }
}
