package io.shouwen.server.hall;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.queue.Discipline;
import io.shouwen.pack.service.ServiceCatalogue.Line;
import io.shouwen.server.access.Tokens;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Waits.Expected;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The line of a hall: numbers taken, called, passed over, parked and brought back. */
@Component
public final class Tickets {
    /** Where no code names the line of a service. */
    private static final String LETTER = "A";

    /** These take somebody out of the line while somebody else may be calling them. */
    private static final Set<FactKind> OUT_OF_LINE =
            Set.of(TicketKinds.LEFT, TicketKinds.TRANSFERRED, TicketKinds.HANDED_OVER);

    private final OrgScope scope;
    private final Journal journal;
    private final Offerings offerings;
    private final Halls halls;
    private final Waits waits;
    private final Postings postings;
    private final Answered answered;
    private final WallClock clock;
    private final TicketRows rows;

    public Tickets(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Offerings offerings,
            Halls halls,
            Waits waits,
            Postings postings,
            Answered answered,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.offerings = offerings;
        this.halls = halls;
        this.waits = waits;
        this.postings = postings;
        this.answered = answered;
        this.clock = clock;
        this.rows = new TicketRows(JdbcClient.create(dataSource));
    }

    /**
     * What somebody takes a number for.
     *
     * @param appointed the time of an appointment for which they come in time
     * @param more what else happened at once, such as the need that was asked
     */
    public record Wish(
            int unit,
            String service,
            TicketClass kind,
            String source,
            Optional<Instant> appointed,
            Optional<Long> customer,
            List<NewFact> more) {
        public Wish {
            more = List.copyOf(more);
        }
    }

    /**
     * A number.
     *
     * @param secret opens the customer's own page of it
     * @param expected what can be said of the wait
     */
    public record Number(TicketRow ticket, String secret, Expected expected) {}

    /** Begins a stay without a number: somebody is received. */
    public SubjectId receive(Sender sender, int unit, List<NewFact> facts) {
        return Answers.done(
                        journal.run(
                                command(
                                        sender,
                                        Command.Opening.of(TicketCourse.KIND, unit),
                                        facts)))
                .subject();
    }

    /**
     * Gives a number, to somebody who was received before or who comes straight to it. Sent twice
     * it is the same number; its page gets a new address then.
     */
    public Number take(Sender sender, Optional<SubjectId> stay, Wish wish) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    SubjectId id =
                            answered.opened(org, sender.actor().id(), sender.key())
                                    .orElseGet(() -> taken(sender, stay, wish));
                    TicketRow ticket = rows.find(org, id).orElseThrow(Refusal::notFound);
                    Expected expected = waits.of(org, ticket);
                    String secret = Secrets.fresh();
                    // How long whoever is not there yet takes to come is no wait that teaches.
                    rows.promise(
                            org,
                            id,
                            Tokens.digest(secret),
                            expected.model().filter(wait -> ticket.state() != TicketState.AWAITED));
                    return new Number(ticket, secret, expected);
                });
    }

    private SubjectId taken(Sender sender, Optional<SubjectId> stay, Wish wish) {
        OrgId org = sender.org();
        LocalDate day = today(org);
        String letter =
                offerings
                        .of(org, wish.unit())
                        .lineOf(wish.service())
                        .map(Line::letter)
                        .orElse(LETTER);
        String number = "%s%03d".formatted(letter, rows.nextNumber(org, wish.unit(), day, letter));
        Map<String, Value> values = new HashMap<>();
        values.put(TicketKinds.NUMBER, new Value.Text(number));
        values.put(TicketKinds.SERVICE, new Value.Text(wish.service()));
        values.put(TicketKinds.CLASS, new Value.Text(wish.kind().word()));
        values.put(TicketKinds.SOURCE, new Value.Text(wish.source()));
        wish.appointed().ifPresent(at -> values.put(TicketKinds.APPOINTED, new Value.Moment(at)));
        wish.customer().ifPresent(one -> values.put(TicketKinds.CUSTOMER, new Value.Whole(one)));
        List<NewFact> facts = new ArrayList<>(wish.more());
        facts.add(NewFact.now(TicketKinds.TAKEN, values));
        Command.Target target =
                stay.<Command.Target>map(Command.Existing::new)
                        .orElseGet(() -> Command.Opening.of(TicketCourse.KIND, wish.unit()));
        return Answers.done(journal.run(command(sender, target, facts))).subject();
    }

    /**
     * The counter at which the person sits calls whoever is next; nobody if nobody waits whom it
     * serves. Sent twice it is the same call. One hall calls at one moment one number, at whatever
     * process, so that the order holds and no number is called twice.
     */
    public Optional<TicketRow> callNext(Sender sender, int person) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () ->
                        answered.opened(org, sender.actor().id(), sender.key())
                                .flatMap(id -> rows.find(org, id))
                                .or(() -> call(sender, person)));
    }

    private Optional<TicketRow> call(Sender sender, int person) {
        OrgId org = sender.org();
        int unit = serving(org, person).unit();
        rows.lock(org, unit);
        // Whoever got up or went away meanwhile calls nobody.
        Counter counter = serving(org, person);
        if (counter.unit() != unit) {
            throw new Refusal(HttpStatus.CONFLICT, "no-counter");
        }
        if (rows.at(org, counter.id()).isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "counter-busy", counter.no());
        }
        Hall hall = halls.find(org, counter.unit()).orElseThrow(Refusal::notFound);
        List<TicketRow> line = rows.waiting(org, counter.unit(), today(org));
        Discipline discipline = new Discipline(hall.bound());
        Instant now = clock.now();
        return discipline
                .call(line.stream().map(one -> one.waiting(now)).toList(), counter.services())
                .map(call -> {
                    CallOf of = CallOf.of(line, call, counter, person, now);
                    SubjectId id = of.called().id();
                    turn(sender, discipline, counter, line);
                    run(sender, id, NewFact.now(TicketKinds.CALLED, of.values()));
                    if (!of.overtaken().isEmpty()) {
                        rows.pass(org, of.overtaken());
                    }
                    return rows.find(org, id).orElseThrow();
                });
    }

    /**
     * Whose turn it would be were they here. One call is one turn: of those who are on their way,
     * it passes the one who would have been called instead, and no other (decision 340).
     */
    private void turn(Sender sender, Discipline discipline, Counter counter, List<TicketRow> line) {
        List<TicketRow> all = new ArrayList<>(line);
        rows.awaited(sender.org(), counter.unit(), today(sender.org())).stream()
                .filter(one -> one.turnAt().isEmpty())
                .forEach(all::add);
        if (all.size() == line.size()) {
            return;
        }
        Instant now = clock.now();
        discipline
                .next(all.stream().map(one -> one.waiting(now)).toList(), counter.services())
                .map(next -> new SubjectId(next.id()))
                .filter(next -> line.stream().noneMatch(one -> one.id().equals(next)))
                .ifPresent(absent ->
                        run(
                                new Sender(
                                        sender.org(),
                                        sender.actor(),
                                        sender.key() + "-turn",
                                        sender.source()),
                                absent,
                                NewFact.now(
                                        TicketKinds.TURN_PASSED,
                                        Map.of(
                                                TicketKinds.COUNTER,
                                                new Value.Whole(counter.id())))));
    }

    /**
     * Somebody with a number from elsewhere has come. In time they have the place of their number;
     * once it was their turn, that from which it was.
     *
     * @param way kiosk, phone or staff
     */
    public TicketRow checkIn(Sender sender, SubjectId id, String way) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    TicketRow now = held(org, rows.find(org, id).orElseThrow(Refusal::notFound));
                    run(
                            sender,
                            id,
                            NewFact.now(
                                    TicketKinds.CHECKED_IN,
                                    Map.of(
                                            TicketKinds.SINCE,
                                            new Value.Moment(now.place()),
                                            "way",
                                            new Value.Text(way))));
                    return rows.find(org, id).orElseThrow();
                });
    }

    private LocalDate today(OrgId org) {
        return clock.now().atZone(postings.zone(org)).toLocalDate();
    }

    /** A stay as it is; until the transaction ends nobody of its hall is called. */
    TicketRow held(OrgId org, TicketRow ticket) {
        rows.lock(org, ticket.unit());
        return rows.find(org, ticket.id()).orElseThrow(Refusal::notFound);
    }

    private Counter serving(OrgId org, int person) {
        Counter counter =
                halls.at(org, person)
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-counter"));
        if (!counter.works()) {
            throw Halls.broken(counter);
        }
        if (!counter.open()) {
            throw new Refusal(HttpStatus.CONFLICT, "counter-away", counter.no());
        }
        return counter;
    }

    /** The number is called once more; after as many calls as the hall gives, it is a no-show. */
    public TicketRow recall(Sender sender, TicketRow ticket) {
        Hall hall = halls.find(sender.org(), ticket.unit()).orElseThrow(Refusal::notFound);
        NewFact fact =
                ticket.calls() < hall.calls()
                        ? NewFact.now(
                                TicketKinds.RECALLED,
                                Map.of("calls", new Value.Whole(ticket.calls() + 1L)))
                        : NewFact.now(TicketKinds.MISSED, Map.of());
        return tell(sender, ticket.id(), List.of(fact));
    }

    /**
     * Brings somebody back into line: who was sent for something keeps the place, who did not come
     * when called begins anew.
     */
    public TicketRow comeBack(Sender sender, TicketRow ticket) {
        Instant since = ticket.state() == TicketState.PARKED ? ticket.since() : clock.now();
        return tell(
                sender,
                ticket.id(),
                List.of(
                        NewFact.now(
                                TicketKinds.RETURNED,
                                Map.of(TicketKinds.SINCE, new Value.Moment(since)))));
    }

    /** Tells facts of a stay: all or nothing. */
    public TicketRow tell(Sender sender, SubjectId id, List<NewFact> facts) {
        OrgId org = sender.org();
        return scope.in(
                org,
                () -> {
                    if (facts.stream().map(NewFact::kind).anyMatch(OUT_OF_LINE::contains)) {
                        rows.find(org, id).ifPresent(ticket -> rows.lock(org, ticket.unit()));
                    }
                    run(sender, id, facts.toArray(NewFact[]::new));
                    return rows.find(org, id).orElseThrow();
                });
    }

    /** A fact that happens now, with texts for its attributes. */
    public static NewFact now(FactKind kind, Map<String, String> texts) {
        Map<String, Value> values = new HashMap<>();
        texts.forEach((name, text) -> values.put(name, new Value.Text(text)));
        return NewFact.now(kind, values);
    }

    private Done run(Sender sender, SubjectId id, NewFact... facts) {
        return Answers.done(journal.run(command(sender, new Command.Existing(id), List.of(facts))));
    }

    private static Command command(Sender sender, Command.Target target, List<NewFact> facts) {
        return new Command(
                sender.org(), sender.actor(), sender.key(), sender.source(), target, facts);
    }

    /** A stay of one of these halls; one elsewhere and one that is not there look the same. */
    public TicketRow seen(OrgId org, Set<Integer> units, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> find(org, id))
                .filter(ticket -> units.contains(ticket.unit()))
                .orElseThrow(Refusal::notFound);
    }

    public Optional<TicketRow> find(OrgId org, SubjectId id) {
        return scope.reading(org, () -> rows.find(org, id));
    }

    /** With all that was told of it. */
    public Optional<History> history(OrgId org, SubjectId id) {
        return journal.history(org, id);
    }

    /** What a counter has in hand. */
    public Optional<TicketRow> at(OrgId org, int counter) {
        return scope.reading(org, () -> rows.at(org, counter));
    }

    /** Whatever is not over and in a hall today, in the order in which they came. */
    public List<TicketRow> open(OrgId org, int unit) {
        return scope.reading(org, () -> rows.open(org, unit, today(org)));
    }

    /** Who waits in a hall, in the order of their places. */
    public List<TicketRow> waiting(OrgId org, int unit) {
        return scope.reading(org, () -> rows.waiting(org, unit, today(org)));
    }

    /** Who has a number from elsewhere and is not there yet, in the order of their places. */
    public List<TicketRow> awaited(OrgId org, int unit) {
        return scope.reading(org, () -> rows.awaited(org, unit, today(org)));
    }

    /** Stays of a day that went on after the hall had closed, in the order in which they ended. */
    public List<TicketRow> after(OrgId org, int unit, LocalDate day, Instant closed) {
        return scope.reading(org, () -> rows.after(org, unit, day, closed));
    }
}
