package io.shouwen.server.counter;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.complaint.ComplaintReader;
import io.shouwen.server.counter.CounterView.Business;
import io.shouwen.server.counter.CounterView.Done;
import io.shouwen.server.counter.CounterView.Guest;
import io.shouwen.server.counter.CounterView.Named;
import io.shouwen.server.counter.CounterView.Seat;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Fees;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hotline.Caller;
import io.shouwen.server.hotline.CallerReader;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.CodeWords;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.History;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a counter into words. */
@Component
class CounterReader {
    private static final Set<TicketState> APART =
            EnumSet.of(TicketState.PARKED, TicketState.MISSED);

    private final OrgScope scope;
    private final Halls halls;
    private final Tickets tickets;
    private final Offerings offerings;
    private final HallServices services;
    private final CallerReader customers;
    private final ComplaintReader complaints;
    private final Stages stages;
    private final Procedures procedures;
    private final Judgements judgements;
    private final Clocks clocks;
    private final Sight sight;
    private final Units units;
    private final ShiftStarts starts;
    private final Staff staff;
    private final CodeWords words;
    private final WallClock clock;

    CounterReader(
            OrgScope scope,
            Halls halls,
            Tickets tickets,
            Offerings offerings,
            HallServices services,
            CallerReader customers,
            ComplaintReader complaints,
            Stages stages,
            Procedures procedures,
            Judgements judgements,
            Clocks clocks,
            Sight sight,
            Units units,
            ShiftStarts starts,
            Staff staff,
            CodeWords words,
            WallClock clock) {
        this.scope = scope;
        this.halls = halls;
        this.tickets = tickets;
        this.offerings = offerings;
        this.services = services;
        this.customers = customers;
        this.complaints = complaints;
        this.stages = stages;
        this.procedures = procedures;
        this.judgements = judgements;
        this.clocks = clocks;
        this.sight = sight;
        this.units = units;
        this.starts = starts;
        this.staff = staff;
        this.words = words;
        this.clock = clock;
    }

    CounterView of(Me me, Times times) {
        Optional<Counter> counter = halls.at(me.org(), me.person());
        List<TicketRow> open =
                counter.map(one -> tickets.open(me.org(), one.unit())).orElse(List.of());
        return new CounterView(
                clock.now(),
                counter.isPresent() ? List.of() : seats(me, times.texts()),
                counter.isPresent() || starts.ready(me),
                counter,
                counter.map(one -> hall(me, one.unit(), times.texts())).orElse(""),
                counter.map(one -> waiting(open, one)).orElse(0),
                open.stream().filter(one -> APART.contains(one.state())).toList(),
                counter.flatMap(one -> guest(me, one, times)));
    }

    /** How many wait for what a person's counter serves. */
    int waiting(Me me) {
        return halls.at(me.org(), me.person())
                .map(one -> waiting(tickets.waiting(me.org(), one.unit()), one))
                .orElse(0);
    }

    private static int waiting(List<TicketRow> tickets, Counter counter) {
        return (int)
                tickets.stream()
                        .filter(one -> one.state() == TicketState.WAITING)
                        .filter(one -> counter.services().contains(one.service()))
                        .count();
    }

    private String hall(Me me, int unit, Texts texts) {
        return Optional.ofNullable(units.all(me.org()).get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private List<Seat> seats(Me me, Texts texts) {
        List<Seat> seats = new ArrayList<>();
        for (Hall hall : halls.of(me.org(), sight.units(me))) {
            String name = hall(me, hall.unit(), texts);
            for (Counter counter : halls.counters(me.org(), hall.unit())) {
                seats.add(new Seat(counter.id(), counter.no(), name, taken(me, counter, texts)));
            }
        }
        return seats;
    }

    private String taken(Me me, Counter counter, Texts texts) {
        return counter.sitting()
                .map(Counter.Sitting::person)
                .flatMap(person ->
                        Optional.ofNullable(staff.named(me.org(), List.of(person)).get(person)))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private Optional<Guest> guest(Me me, Counter counter, Times times) {
        return tickets.at(me.org(), counter.id())
                .flatMap(ticket ->
                        tickets.history(me.org(), ticket.id())
                                .map(history -> guest(me, ticket, history, times)));
    }

    private Guest guest(Me me, TicketRow ticket, History history, Times times) {
        Instant now = clock.now();
        Texts texts = times.texts();
        Visit visit = Visit.of(history.counted(now));
        ServiceCatalogue catalogue = offerings.of(me.org(), ticket.unit());
        Map<String, ServiceOffer> offers = services.of(me.org(), ticket.unit());
        Assessment judged = scope.reading(me.org(), () -> judgements.assess(history, now));
        Optional<Business> business =
                visit.current()
                        .map(matter -> business(history, visit, matter, catalogue, offers, texts));
        Cues cues = Cues.of(catalogue, ticket);
        Stages.Seen seen = stages.of(history, cues, now, texts);
        List<Course> courses =
                procedures.of(
                        history,
                        judged,
                        business.flatMap(Business::service).flatMap(Service::procedure),
                        cues,
                        texts);
        return new Guest(
                ticket,
                HallServices.title(offers, ticket.service(), texts),
                halls.find(me.org(), ticket.unit()).orElseThrow(Refusal::notFound),
                visit,
                PaperList.unconfirmed(history.facts()),
                visit.customer().flatMap(id -> customer(me, id, times)),
                begun(catalogue, offers, ticket, texts),
                lines(me, ticket, texts),
                earlier(visit, offers, texts),
                business,
                business.filter(Business::complains).isPresent()
                        ? complaints.possible(me.org())
                        : List.of(),
                clocks.of(history, judged, texts.language(), times.zone()).stream()
                        .filter(ClockView::runs)
                        .filter(one -> one.due().isPresent())
                        .toList(),
                seen.stages(),
                others(seen, courses),
                courses);
    }

    private static List<Done> earlier(Visit visit, Map<String, ServiceOffer> offers, Texts texts) {
        return visit.matters().stream()
                .filter(matter -> !matter.open())
                .map(matter ->
                        new Done(
                                HallServices.title(offers, matter.service(), texts),
                                matter.result(),
                                matter.request()))
                .toList();
    }

    /** What may be said when something goes wrong, without what stands with a step below. */
    private static List<Stage.Line> others(Stages.Seen seen, List<Course> courses) {
        return seen.others().stream()
                .filter(line ->
                        courses.stream().noneMatch(one -> one.clause().equals(line.clause())))
                .toList();
    }

    private Optional<Caller> customer(Me me, long id, Times times) {
        return customers.of(me.org(), List.of(id), me.person(), times).stream().findFirst();
    }

    private Business business(
            History history,
            Visit visit,
            Visit.Matter matter,
            ServiceCatalogue catalogue,
            Map<String, ServiceOffer> offers,
            Texts texts) {
        Optional<Service> service = catalogue.service(matter.service());
        Papers papers = Papers.of(catalogue, visit, matter);
        Form form = service.flatMap(Service::form).map(Form::read).orElse(Form.NONE);
        return new Business(
                matter,
                HallServices.title(offers, matter.service(), texts),
                service,
                service.map(one -> Fees.titles(HallServices.charges(catalogue, one), texts))
                        .orElse(List.of()),
                papers,
                form,
                PaperList.listed(history.facts(), matter.service()),
                service.flatMap(one -> Acceptance.against(one, form, visit, papers))
                        .map(refusal -> refusal.sentence(texts, words)));
    }

    /** What somebody may ask for at a counter, what they came for first; to complain always. */
    private static List<Named> begun(
            ServiceCatalogue catalogue,
            Map<String, ServiceOffer> offers,
            TicketRow ticket,
            Texts texts) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(ticket.service()).filter(name -> !name.isEmpty()).forEach(names::add);
        offers.values().stream()
                .filter(one ->
                        one.place() == ServiceCatalogue.Place.COUNTER
                                || catalogue
                                        .service(one.name())
                                        .filter(Openings::complains)
                                        .isPresent())
                .map(ServiceOffer::name)
                .forEach(names::add);
        return names.stream()
                .map(name -> new Named(name, HallServices.title(offers, name, texts)))
                .toList();
    }

    /** To whose line somebody can be sent: where some counter calls them. */
    private List<Named> lines(Me me, TicketRow ticket, Texts texts) {
        return services.atCounters(me.org(), ticket.unit()).stream()
                .filter(one -> !one.name().equals(ticket.service()))
                .map(one -> new Named(one.name(), texts.name(one.says().zh(), one.says().en())))
                .toList();
    }
}
