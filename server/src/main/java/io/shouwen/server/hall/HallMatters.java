package io.shouwen.server.hall;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.RequestWords;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

/**
 * What does not end with the stay: a matter that could not be got done, and a question that nobody
 * in the hall could answer. Each becomes a request of the hall with somebody who answers for it;
 * stay and request name each other (decision 342).
 */
@Component
public final class HallMatters {
    /** Why something could not be got done, as customers see it. */
    public static final List<String> REASONS =
            List.of("papers", "sent-around", "no-authority", "system", "rules", "other");

    private static final String NOT_DONE = "not-done";
    private static final String UNANSWERABLE = "unanswerable";

    /** Who stands for a department, the first one first. */
    private static final List<Role> STANDING_FOR =
            List.of(Role.CHIEF, Role.MANAGER, Role.HEAD, Role.DISPATCHER, Role.AGENT);

    private final OrgScope scope;
    private final Requests requests;
    private final RequestWords words;
    private final Tickets tickets;
    private final Agenda agenda;
    private final Staff staff;
    private final Postings postings;
    private final WallClock clock;
    private final HallMatterRows rows;

    public HallMatters(
            DataSource dataSource,
            OrgScope scope,
            Requests requests,
            RequestWords words,
            Tickets tickets,
            Agenda agenda,
            Staff staff,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.requests = requests;
        this.words = words;
        this.tickets = tickets;
        this.agenda = agenda;
        this.staff = staff;
        this.postings = postings;
        this.clock = clock;
        this.rows = new HallMatterRows(JdbcClient.create(dataSource));
    }

    /**
     * Somebody of the hall who takes in what a customer says.
     *
     * @param post the post through which they were asked
     */
    public record Asked(int person, Optional<Integer> post) {}

    /**
     * What could not be got done.
     *
     * @param said the customer's words; empty where only the reason was chosen
     * @param name how to reach the customer
     * @param phone empty where they want no answer
     */
    public record NotDone(String reason, String said, String name, String phone) {}

    /** Somebody of the hall notes it; the manager of the hall answers for it. */
    public SubjectId notDone(Sender sender, Asked asked, TicketRow ticket, NotDone what) {
        return scope.in(
                sender.org(),
                () -> {
                    int manager = manager(sender.org(), ticket.unit());
                    return open(sender, asked, manager, ticket, what);
                });
    }

    /** The customer says it on the own page; the manager of the hall was then asked first. */
    public SubjectId notDone(Sender customer, TicketRow ticket, NotDone what) {
        OrgId org = customer.org();
        return scope.in(
                org,
                () -> {
                    int manager = manager(org, ticket.unit());
                    Sender portal =
                            new Sender(
                                    org,
                                    new Actor(
                                            customer.actor().id(),
                                            Set.of("customer", "portal"),
                                            Optional.empty()),
                                    customer.key(),
                                    customer.source());
                    return open(
                            portal, new Asked(manager, Optional.empty()), manager, ticket, what);
                });
    }

    private SubjectId open(
            Sender sender, Asked asked, int handler, TicketRow ticket, NotDone what) {
        if (!REASONS.contains(what.reason())) {
            throw Refusal.notFound();
        }
        unknown(sender.org(), ticket, NOT_DONE);
        Optional<RequestWords.Named> said = named(what.said());
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                Tickets.now(
                        GuideKinds.NOT_DONE,
                        Map.of(TicketKinds.REASON, what.reason(), "ticket", ticket.id().number())));
        facts.addAll(described(said));
        SubjectId request =
                request(sender, asked, handler, ticket, customer(sender.org(), what), facts);
        said.ifPresent(text -> words.keep(sender.org(), request, asked.person(), text));
        tell(
                sender,
                ticket,
                Tickets.now(
                        GuideKinds.NOT_DONE,
                        Map.of(TicketKinds.REASON, what.reason(), "request", request.number())));
        add(sender.org(), ticket, request, NOT_DONE, what.reason(), handler);
        return request;
    }

    /** Where a question goes that nobody in the hall can answer. */
    public record Department(int unit, String name) {}

    /**
     * A question goes to a department, whose head is asked to take it over; until then whoever was
     * asked first answers for it. The stay ends: the customer is told later.
     */
    public SubjectId passOn(
            Sender sender,
            Asked asked,
            TicketRow ticket,
            Department department,
            Optional<PersonId> customer) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    unknown(org, ticket, UNANSWERABLE);
                    int to = standingFor(org, department.unit(), asked.person());
                    Optional<RequestWords.Named> said =
                            named(String.join("\n", words.of(org, ticket.id()).values()));
                    SubjectId request =
                            request(
                                    sender,
                                    asked,
                                    asked.person(),
                                    ticket,
                                    customer.map(PersonId::value),
                                    described(said));
                    said.ifPresent(text -> words.keep(org, request, asked.person(), text));
                    Answers.done(
                            requests.offer(with(sender, "-offer"), request, to, department.name()));
                    tell(
                            sender,
                            ticket,
                            NewFact.now(GuideKinds.INQUIRY_UNANSWERABLE, Map.of()),
                            Tickets.now(
                                    GuideKinds.INQUIRY_ROUTED, Map.of("request", request.number())),
                            Tickets.now(
                                    TicketKinds.LEFT, Map.of(TicketKinds.REASON, "work-order")));
                    add(org, ticket, request, UNANSWERABLE, department.name(), asked.person());
                    return request;
                });
    }

    /** What is open in a hall, the newest first. */
    public List<HallMatter> open(OrgId org, int unit) {
        return scope.reading(org, () -> rows.open(org, unit));
    }

    private void unknown(OrgId org, TicketRow ticket, String kind) {
        if (rows.known(org, ticket.id(), kind)) {
            throw new Refusal(HttpStatus.CONFLICT, "matter-told");
        }
    }

    private SubjectId request(
            Sender sender,
            Asked asked,
            int handler,
            TicketRow ticket,
            Optional<Long> customer,
            List<NewFact> facts) {
        return Answers.done(
                        requests.open(
                                with(sender, "-request"),
                                new Requests.Opening(
                                        ticket.unit(),
                                        RequestType.ENQUIRY,
                                        customer.or(ticket::customer),
                                        Optional.empty(),
                                        asked.person(),
                                        asked.post(),
                                        handler,
                                        facts)))
                .subject();
    }

    private Optional<Long> customer(OrgId org, NotDone what) {
        return what.phone().isBlank()
                ? Optional.empty()
                : Optional.of(agenda.contact(org, what.name(), what.phone()).value());
    }

    private static Optional<RequestWords.Named> named(String said) {
        return said.isBlank() ? Optional.empty() : Optional.of(RequestWords.Named.of(said.strip()));
    }

    private static List<NewFact> described(Optional<RequestWords.Named> said) {
        return said.map(text ->
                        List.of(
                                Tickets.now(
                                        RequestKinds.DESCRIBED,
                                        Map.of(RequestKinds.WORDS, text.name()))))
                .orElse(List.of());
    }

    private void tell(Sender sender, TicketRow ticket, NewFact... facts) {
        tickets.tell(sender, ticket.id(), List.of(facts));
    }

    private void add(
            OrgId org,
            TicketRow ticket,
            SubjectId request,
            String kind,
            String reason,
            int handler) {
        rows.add(
                org,
                ticket.unit(),
                new HallMatter(request, ticket.id(), kind, reason, handler, false, clock.now()));
    }

    private static Sender with(Sender sender, String what) {
        return new Sender(sender.org(), sender.actor(), sender.key() + what, sender.source());
    }

    /** Who runs a hall: its manager, or that of the unit above it that has one; else its head. */
    public int manager(OrgId org, int unit) {
        LocalDate today = clock.now().atZone(postings.zone(org)).toLocalDate();
        return Stream.of(Role.MANAGER, Role.HEAD, Role.EXECUTIVE)
                .flatMap(role -> postings.nearest(org, unit, role, today, 0).stream())
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "department-nobody"));
    }

    private int standingFor(OrgId org, int unit, int without) {
        return STANDING_FOR.stream()
                .flatMap(role -> staff.holding(org, role, Set.of(unit)).stream())
                .map(Staff.Member::id)
                .filter(person -> person != without)
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "department-nobody"));
    }
}
