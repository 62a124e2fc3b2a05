package io.shouwen.server.hall.guide;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Asked;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a guide does with a customer, told as facts of their stay. */
@Component
class Guiding {
    static final String SOURCE = "guide";
    private static final String CONSENT = "consent";

    private final Tickets tickets;
    private final Departures departures;
    private final Entrance entrance;
    private final HallServices services;
    private final Waits waits;
    private final Agenda agenda;
    private final RequestWords kept;
    private final OrgScope scope;
    private final Asked asked;
    private final Answered answered;

    Guiding(
            Tickets tickets,
            Departures departures,
            Entrance entrance,
            HallServices services,
            Waits waits,
            Agenda agenda,
            RequestWords kept,
            OrgScope scope,
            Asked asked,
            Answered answered) {
        this.tickets = tickets;
        this.departures = departures;
        this.entrance = entrance;
        this.services = services;
        this.waits = waits;
        this.agenda = agenda;
        this.kept = kept;
        this.scope = scope;
        this.asked = asked;
        this.answered = answered;
    }

    /** What somebody came for. */
    record Need(int unit, String service, String place, String papers) {}

    /** Somebody is greeted and asked. */
    SubjectId receive(Me me, String key, Need need) {
        Map<String, String> asked =
                need.papers().isEmpty()
                        ? Map.of(TicketKinds.SERVICE, need.service(), "place", need.place())
                        : Map.of(
                                TicketKinds.SERVICE,
                                need.service(),
                                "place",
                                need.place(),
                                GuideKinds.PAPERS,
                                need.papers());
        List<NewFact> facts = new ArrayList<>();
        facts.add(NewFact.now(GuideKinds.GREETED, Map.of()));
        if (need.place().equals("inquiry")) {
            facts.add(NewFact.now(GuideKinds.INQUIRY_RECEIVED, Map.of()));
        }
        facts.add(Tickets.now(TicketKinds.NEED_RECORDED, asked));
        return tickets.receive(Sight.sender(me, key, SOURCE), need.unit(), facts);
    }

    /** The whole list of papers is told; once, so that nobody comes twice (lianzhong.3.4.3a). */
    void listPapers(Me me, String key, TicketRow ticket, String how) {
        if (PaperList.listed(facts(me, ticket), ticket.service())) {
            throw new Refusal(HttpStatus.CONFLICT, "papers-listed");
        }
        tell(me, key, ticket, PaperList.told(offer(me, ticket), how));
    }

    /** Another paper is asked for afterwards; the code judges whether that is a breach. */
    void addPaper(Me me, String key, TicketRow ticket, String paper, String changed) {
        if (!PaperList.listed(facts(me, ticket), ticket.service())) {
            throw new Refusal(HttpStatus.CONFLICT, "papers-not-listed");
        }
        if (paper.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        tell(me, key, ticket, PaperList.added(paper, changed));
    }

    /**
     * A number, with priority where there is a reason for it. By consent only if all agreed who are
     * overtaken.
     */
    Number number(Me me, String key, TicketRow ticket, String service, Priority priority) {
        return scope.in(
                me.org(),
                () -> {
                    Sender sender = Sight.sender(me, key, SOURCE);
                    Number number =
                            entrance.take(
                                    sender,
                                    Optional.of(ticket.id()),
                                    new Wish(
                                            ticket.unit(),
                                            service,
                                            TicketClass.USUAL,
                                            SOURCE,
                                            Optional.empty(),
                                            Optional.empty(),
                                            List.of()));
                    return priority.reason().isEmpty()
                            ? number
                            : new Number(
                                    advance(me, key, number.ticket(), priority),
                                    number.secret(),
                                    waits.of(me.org(), number.ticket()));
                });
    }

    /**
     * Why somebody goes before others.
     *
     * @param consents how many of those who are overtaken agreed, where that is the reason
     */
    record Priority(String reason, int consents) {}

    TicketRow advance(Me me, String key, TicketRow ticket, Priority priority) {
        Map<String, Value> values;
        if (priority.reason().equals(CONSENT)) {
            int ahead = waits.of(me.org(), ticket).ahead();
            if (priority.consents() < ahead) {
                throw new Refusal(HttpStatus.CONFLICT, "consent-missing", ahead);
            }
            values =
                    Map.of(
                            TicketKinds.CLASS,
                            new Value.Text(TicketClass.FIRST.word()),
                            TicketKinds.REASON,
                            new Value.Text(CONSENT),
                            "consents",
                            new Value.Whole(priority.consents()));
        } else {
            values =
                    Map.of(
                            TicketKinds.CLASS,
                            new Value.Text(TicketClass.FIRST.word()),
                            TicketKinds.REASON,
                            new Value.Text(priority.reason()));
        }
        return tell(me, key + "-first", ticket, NewFact.now(TicketKinds.ADVANCED, values));
    }

    /** The other side is asked to take over, or whoever is visited to come. */
    void offer(Me me, String key, TicketRow ticket, String to) {
        String name = named(to);
        List<NewFact> facts = new ArrayList<>();
        facts.add(Tickets.now(RequestKinds.OFFERED, Map.of("to", name)));
        if (visits(me, ticket)) {
            facts.add(NewFact.now(GuideKinds.HOST_CONTACTED, Map.of()));
        }
        tell(me, key, ticket, facts.toArray(NewFact[]::new));
    }

    /** They came: the stay in the hall is over with them. A visitor is told first. */
    void accept(Me me, String key, TicketRow ticket, String to) {
        List<NewFact> facts = new ArrayList<>();
        facts.add(Tickets.now(RequestKinds.ACCEPTED, Map.of("handler", named(to))));
        if (visits(me, ticket)) {
            facts.add(NewFact.now(GuideKinds.VISITOR_TOLD, Map.of()));
        }
        facts.add(routed(place(me, ticket)));
        tell(me, key, ticket, facts.toArray(NewFact[]::new));
    }

    /** Whether they came to see somebody, and not for something that is done (lianzhong.3.1). */
    boolean visits(Me me, TicketRow ticket) {
        return asked.ofService(
                me.org(), ticket.unit(), ticket.service(), GuideKinds.HOST_CONTACTED);
    }

    private static String named(String to) {
        if (to.isBlank() || to.length() > 60) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "handover-to-missing");
        }
        return to.strip();
    }

    /**
     * Nobody was reached: how to reach the customer is noted AND an appointment is made, else the
     * customer has come for nothing (dalian.2.14b, 2.15b). Who only wanted to see somebody may do
     * without an appointment (lianzhong.3.1f).
     */
    void unreachable(
            Me me, String key, TicketRow ticket, String name, String phone, Optional<Instant> at) {
        boolean visits = visits(me, ticket);
        if (at.isEmpty() && !visits) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time");
        }
        Sender sender = Sight.sender(me, key, SOURCE);
        scope.run(
                me.org(),
                () -> {
                    if (answered.opened(me.org(), sender.actor().id(), key).isPresent()) {
                        return;
                    }
                    PersonId customer = agenda.contact(me.org(), name, phone);
                    tell(me, key, ticket, missed(place(me, ticket), customer, at, visits));
                    agenda.callBack(
                            me.org(), ticket.unit(), ticket.id().value(), customer, "handover");
                    at.ifPresent(when ->
                            agenda.book(
                                    me.org(),
                                    new Agenda.Booking(
                                            ticket.unit(),
                                            ticket.service(),
                                            when,
                                            Optional.of(me.person()),
                                            key),
                                    () -> customer));
                });
    }

    private static NewFact[] missed(
            String place, PersonId customer, Optional<Instant> at, boolean visits) {
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                visits
                        ? NewFact.now(GuideKinds.HOST_ABSENT, Map.of())
                        : Tickets.now(GuideKinds.HANDOVER_UNREACHABLE, Map.of("place", place)));
        facts.add(
                NewFact.now(
                        GuideKinds.CONTACT_TAKEN,
                        Map.of(TicketKinds.CUSTOMER, new Value.Whole(customer.value()))));
        at.ifPresent(when ->
                facts.add(
                        NewFact.now(
                                GuideKinds.APPOINTMENT_OFFERED,
                                Map.of("for", new Value.Moment(when)))));
        facts.add(routed(place));
        facts.add(
                Tickets.now(
                        TicketKinds.LEFT,
                        Map.of(
                                TicketKinds.REASON,
                                at.isPresent() ? "appointment" : "host-absent")));
        return facts.toArray(NewFact[]::new);
    }

    private static NewFact routed(String to) {
        return Tickets.now(TicketKinds.ROUTED, Map.of(TicketKinds.TO, to));
    }

    /** Where the guide judged the need to belong; only two of them are handed over to. */
    private String place(Me me, TicketRow ticket) {
        return facts(me, ticket).stream()
                .filter(fact -> fact.kind().equals(TicketKinds.NEED_RECORDED))
                .flatMap(fact -> fact.value("place").stream())
                .map(Value::toString)
                .filter("other-department"::equals)
                .findFirst()
                .orElse("back-office");
    }

    /** The customer's question is noted in their words, of which the fact has the name. */
    void question(Me me, String key, TicketRow ticket, String words) {
        if (words.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        RequestWords.Named named = RequestWords.Named.of(words.strip());
        scope.run(
                me.org(),
                () -> {
                    kept.keep(me.org(), ticket.id(), me.person(), named);
                    tell(
                            me,
                            key,
                            ticket,
                            Tickets.now(GuideKinds.INQUIRY_RECORDED, Map.of("words", named.name())),
                            NewFact.now(GuideKinds.INQUIRY_CONFIRMED, Map.of()));
                });
    }

    /** Somebody who is not at a counter is gone. */
    void gone(Me me, String key, TicketRow ticket) {
        departures.gone(Sight.sender(me, key, SOURCE), ticket);
    }

    TicketRow tell(Me me, String key, TicketRow ticket, NewFact... facts) {
        return tickets.tell(Sight.sender(me, key, SOURCE), ticket.id(), List.of(facts));
    }

    List<Fact> facts(Me me, TicketRow ticket) {
        return tickets.history(me.org(), ticket.id()).orElseThrow(Refusal::notFound).facts();
    }

    private ServiceOffer offer(Me me, TicketRow ticket) {
        return Optional.ofNullable(services.of(me.org(), ticket.unit()).get(ticket.service()))
                .orElseThrow(Refusal::notFound);
    }
}
