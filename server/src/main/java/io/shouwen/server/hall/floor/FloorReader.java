package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallMatter;
import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.PaperNumber;
import io.shouwen.server.hall.PaperNumbers;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.MaskedPerson;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a hall as it is now. */
@Component
class FloorReader {
    private static final List<Role> AT_COUNTERS = List.of(Role.CLERK, Role.CASHIER, Role.MANAGER);

    private final Halls halls;
    private final HallServices services;
    private final Standing standing;
    private final Tickets tickets;
    private final Agenda agenda;
    private final PaperNumbers papers;
    private final HallMatters matters;
    private final Persons persons;
    private final Staff staff;
    private final Units units;
    private final Judgements judgements;
    private final Clocks clocks;
    private final Dues dues;
    private final WallClock clock;

    FloorReader(
            Halls halls,
            HallServices services,
            Standing standing,
            Tickets tickets,
            Agenda agenda,
            PaperNumbers papers,
            HallMatters matters,
            Persons persons,
            Staff staff,
            Units units,
            Judgements judgements,
            Clocks clocks,
            Dues dues,
            WallClock clock) {
        this.halls = halls;
        this.services = services;
        this.standing = standing;
        this.tickets = tickets;
        this.agenda = agenda;
        this.papers = papers;
        this.matters = matters;
        this.persons = persons;
        this.staff = staff;
        this.units = units;
        this.judgements = judgements;
        this.clocks = clocks;
        this.dues = dues;
        this.clock = clock;
    }

    Floor floor(Me me, Hall hall, Times times) {
        Texts texts = times.texts();
        Units.Unit unit =
                Optional.ofNullable(units.all(me.org()).get(hall.unit()))
                        .orElseThrow(Refusal::notFound);
        Map<String, ServiceOffer> all = services.of(me.org(), hall.unit());
        List<TicketRow> open = tickets.open(me.org(), hall.unit());
        Map<Long, Appointment> appointed = appointed(me, hall);
        return new Floor(
                hall,
                texts.name(unit.nameZh(), unit.nameEn()),
                me.hasAny(FloorPage.LEADING),
                me.hasAny(FloorPage.ACTING),
                standing.now(me.org(), hall.unit(), me.zone()),
                dues.of(me, open, matters.open(me.org(), hall.unit()), texts),
                desks(me, hall, open, all, times),
                tickets.waiting(me.org(), hall.unit()).stream()
                        .map(ticket -> waiter(ticket, all, appointed, times))
                        .toList(),
                open.stream()
                        .filter(ticket -> !ticket.state().atCounter())
                        .filter(ticket -> ticket.state() != TicketState.WAITING)
                        .map(ticket -> waiter(ticket, all, appointed, times))
                        .toList(),
                tickets.awaited(me.org(), hall.unit()).stream()
                        .map(ticket -> waiter(ticket, all, appointed, times))
                        .toList(),
                agenda.callbacks(me.org(), hall.unit()).stream()
                        .map(one -> callback(me, one, times))
                        .toList(),
                matters(me, hall, times),
                papers(me, hall, all, times),
                people(me, hall),
                services.atCounters(me.org(), hall.unit()).stream()
                        .map(offer ->
                                new Floor.Choice(
                                        offer.name(), HallServices.title(all, offer.name(), texts)))
                        .toList(),
                UUID.randomUUID().toString());
    }

    private List<Member> people(Me me, Hall hall) {
        List<Member> people = new ArrayList<>();
        for (Role role : AT_COUNTERS) {
            people.addAll(staff.holding(me.org(), role, Set.of(hall.unit())));
        }
        return people;
    }

    private List<Floor.Desk> desks(
            Me me, Hall hall, List<TicketRow> open, Map<String, ServiceOffer> all, Times times) {
        List<Counter> counters = halls.counters(me.org(), hall.unit());
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        counters.stream()
                                .flatMap(counter -> counter.sitting().stream())
                                .map(Counter.Sitting::person)
                                .collect(Collectors.toSet()));
        return counters.stream()
                .map(counter -> {
                    Optional<TicketRow> has =
                            open.stream()
                                    .filter(ticket -> ticket.state().atCounter())
                                    .filter(ticket ->
                                            ticket.counter()
                                                    .filter(id -> id == counter.id())
                                                    .isPresent())
                                    .findFirst();
                    return desk(me, counter, has, people, all, times);
                })
                .toList();
    }

    private Floor.Desk desk(
            Me me,
            Counter counter,
            Optional<TicketRow> has,
            Map<Integer, Member> people,
            Map<String, ServiceOffer> all,
            Times times) {
        Texts texts = times.texts();
        Optional<Member> clerk =
                counter.sitting().flatMap(one -> Optional.ofNullable(people.get(one.person())));
        return new Floor.Desk(
                counter.id(),
                counter.no(),
                state(counter, has),
                clerk.map(one -> texts.name(one.nameZh(), one.nameEn())).orElse(""),
                counter.sitting().map(one -> away(one, texts)).orElse(""),
                counter.broken(),
                counter.services().stream()
                        .map(name -> HallServices.title(all, name, texts))
                        .sorted()
                        .collect(Collectors.joining(texts.of("floor.and"))),
                has.map(TicketRow::number).orElse(""),
                has.map(one -> one.id().number()).orElse(""),
                has.flatMap(TicketRow::calledAt).map(this::minutes).orElse(0L),
                has.map(one -> clocks(me, one, texts)).orElse(List.of()));
    }

    /** Why somebody is away, in words; a reason that was typed stands for itself. */
    private static String away(Counter.Sitting sitting, Texts texts) {
        String key = "counter.away." + sitting.away();
        return texts.has(key) ? texts.of(key) : sitting.away();
    }

    private static String state(Counter counter, Optional<TicketRow> has) {
        if (!counter.works()) {
            return "broken";
        }
        if (counter.sitting().isEmpty()) {
            return "shut";
        }
        if (!counter.open()) {
            return "away";
        }
        return has.map(one -> one.state().word()).orElse("free");
    }

    /** Only what still asks for something: that is what can break. */
    private List<ClockView> clocks(Me me, TicketRow ticket, Texts texts) {
        return tickets.history(me.org(), ticket.id())
                .map(history ->
                        clocks
                                .of(
                                        history,
                                        judgements.assess(history, clock.now()),
                                        texts.language(),
                                        me.zone())
                                .stream()
                                .filter(ClockView::runs)
                                .toList())
                .orElse(List.of());
    }

    /** The appointments of today by the number to which they came. */
    private Map<Long, Appointment> appointed(Me me, Hall hall) {
        LocalDate today = clock.now().atZone(me.zone()).toLocalDate();
        Map<Long, Appointment> appointed = new HashMap<>();
        for (Appointment one : agenda.of(me.org(), hall.unit(), today, me.zone())) {
            one.ticket().ifPresent(ticket -> appointed.put(ticket, one));
        }
        return appointed;
    }

    private Floor.Waiter waiter(
            TicketRow ticket,
            Map<String, ServiceOffer> all,
            Map<Long, Appointment> appointed,
            Times times) {
        return new Floor.Waiter(
                ticket.id().number(),
                ticket.number(),
                HallServices.title(all, ticket.service(), times.texts()),
                ticket.kind().word(),
                ticket.state().word(),
                Math.max(0, Duration.between(ticket.place(), clock.now()).toMinutes()),
                ticket.passed(),
                Optional.ofNullable(appointed.get(ticket.id().value()))
                        .map(one -> appointment(one, times))
                        .orElse(""));
    }

    private static String appointment(Appointment one, Times times) {
        String key = one.fromHome() ? "floor.appointment.from-home" : "floor.appointment";
        return times.texts().of(key, times.clock(one.at()));
    }

    private Floor.Callback callback(Me me, Agenda.Callback one, Times times) {
        String customer =
                persons.masked(me.org(), one.customer()).map(FloorReader::shown).orElse("");
        return new Floor.Callback(
                one.id(), customer, one.reason(), times.clock(one.takenAt()), one.tries());
    }

    private List<Floor.Matter> matters(Me me, Hall hall, Times times) {
        List<HallMatter> open = matters.open(me.org(), hall.unit());
        Texts texts = times.texts();
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        open.stream().map(HallMatter::handler).collect(Collectors.toSet()));
        return open.stream()
                .map(one ->
                        new Floor.Matter(
                                one.request().number(),
                                one.kind(),
                                one.kind().equals("not-done")
                                        ? texts.of("matter.why." + one.reason())
                                        : one.reason(),
                                Optional.ofNullable(people.get(one.handler()))
                                        .map(by -> texts.name(by.nameZh(), by.nameEn()))
                                        .orElse(""),
                                one.offered(),
                                times.shortMoment(one.toldAt())))
                .toList();
    }

    private List<Floor.Paper> papers(Me me, Hall hall, Map<String, ServiceOffer> all, Times times) {
        List<PaperNumber> waiting = papers.waiting(me.org(), hall.unit());
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        waiting.stream().map(PaperNumber::enteredBy).collect(Collectors.toSet()));
        Texts texts = times.texts();
        return waiting.stream()
                .map(one ->
                        new Floor.Paper(
                                one.id(),
                                one.number(),
                                HallServices.title(all, one.service(), texts),
                                times.shortMoment(one.givenAt()),
                                Optional.ofNullable(people.get(one.enteredBy()))
                                        .map(by -> texts.name(by.nameZh(), by.nameEn()))
                                        .orElse(""),
                                one.enteredBy() == me.person()))
                .toList();
    }

    private static String shown(MaskedPerson person) {
        return person.values().getOrDefault(PersonField.NAME, "")
                + " "
                + person.values().getOrDefault(PersonField.PHONE, "");
    }

    private long minutes(Instant since) {
        return Duration.between(since, clock.now()).toMinutes();
    }
}
