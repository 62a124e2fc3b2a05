package io.shouwen.server.request;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Assessment;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** What customers asked for: opening, finding and handing over requests. */
@Component
public final class Requests {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private final OrgScope scope;
    private final Journal journal;
    private final Judgements judgements;
    private final Histories histories;
    private final WallClock clock;
    private final RequestRows rows;
    private final ErrandRows errands;

    public Requests(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Judgements judgements,
            Histories histories,
            WallClock clock) {
        this.scope = scope;
        this.journal = journal;
        this.judgements = judgements;
        this.histories = histories;
        this.clock = clock;
        this.rows = new RequestRows(JdbcClient.create(dataSource));
        this.errands = new ErrandRows(JdbcClient.create(dataSource));
    }

    /** Who sends a command, how it came, and the key by which it is found again. */
    public record Sender(OrgId org, Actor actor, String key, String source) {}

    /**
     * A request to open.
     *
     * @param customer the customer's id; never a name
     * @param firstContact who was asked first
     * @param firstContactPost the post through which they were asked
     * @param place where it is, in the tree of addresses
     * @param facts what is told with it, such as the fault
     */
    public record Opening(
            int unit,
            RequestType type,
            Optional<Long> customer,
            Optional<Integer> place,
            int firstContact,
            Optional<Integer> firstContactPost,
            int handler,
            List<NewFact> facts) {
        public Opening {
            facts = List.copyOf(facts);
        }

        /** A repair at no known place. */
        public Opening(
                int unit,
                Optional<Long> customer,
                int firstContact,
                Optional<Integer> firstContactPost,
                int handler,
                List<NewFact> facts) {
            this(
                    unit,
                    RequestType.REPAIR,
                    customer,
                    Optional.empty(),
                    firstContact,
                    firstContactPost,
                    handler,
                    facts);
        }
    }

    /** Opens a request with its facts: all or nothing. */
    public Outcome open(Sender sender, Opening opening) {
        return open(sender, opening, Optional.empty());
    }

    /** Opens the one request that may hold the claim. */
    public Outcome open(Sender sender, Opening opening, Command.Claim claim) {
        return open(sender, opening, Optional.of(claim));
    }

    private Outcome open(Sender sender, Opening opening, Optional<Command.Claim> claim) {
        Map<String, Value> values = new HashMap<>();
        opening.customer().ifPresent(id -> values.put(RequestKinds.CUSTOMER, id(id)));
        values.put(RequestKinds.FIRST_CONTACT, id(opening.firstContact()));
        opening.firstContactPost()
                .ifPresent(post -> values.put(RequestKinds.FIRST_CONTACT_POST, id(post)));
        values.put(RequestKinds.HANDLER, id(opening.handler()));
        values.put(RequestKinds.TYPE, new Value.Text(opening.type().word()));
        opening.place().ifPresent(place -> values.put(RequestKinds.PLACE, id(place)));
        List<NewFact> facts = new ArrayList<>();
        // Opened when its first fact is told, so that the same command has the same content again.
        facts.add(NewFact.now(RequestKinds.OPENED, values));
        facts.addAll(opening.facts());
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        new Command.Opening(RequestCourse.KIND, opening.unit(), claim),
                        facts));
    }

    /** Adds facts to a request: all or nothing. */
    public Outcome add(Sender sender, SubjectId request, List<NewFact> facts) {
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        new Command.Existing(request),
                        facts));
    }

    /** Asks somebody to take the request over; until they accept, the handler stays. */
    public Outcome offer(Sender sender, SubjectId request, int to, String reason) {
        return one(
                sender,
                request,
                RequestKinds.OFFERED,
                Map.of(RequestKinds.TO, id(to), RequestKinds.REASON, new Value.Text(reason)));
    }

    /** Takes over what was offered to the sender. */
    public Outcome accept(Sender sender, SubjectId request, int handler) {
        return one(
                sender, request, RequestKinds.ACCEPTED, Map.of(RequestKinds.HANDLER, id(handler)));
    }

    /** Gives back what was offered to the sender; the handler stays. */
    public Outcome giveBack(Sender sender, SubjectId request, String reason) {
        return one(
                sender,
                request,
                RequestKinds.RETURNED,
                Map.of(RequestKinds.REASON, new Value.Text(reason)));
    }

    /** A superior's order: it binds at once. */
    public Outcome assign(Sender sender, SubjectId request, int handler, String reason) {
        return one(
                sender,
                request,
                RequestKinds.ASSIGNED,
                Map.of(
                        RequestKinds.HANDLER,
                        id(handler),
                        RequestKinds.REASON,
                        new Value.Text(reason)));
    }

    private Outcome one(
            Sender sender, SubjectId request, FactKind kind, Map<String, Value> values) {
        return add(sender, request, List.of(NewFact.now(kind, values)));
    }

    private static Value id(long id) {
        return new Value.Text(Long.toString(id));
    }

    /**
     * A request with its story, judged as of a moment.
     *
     * @param judged every promise, running or not, fresh from the facts
     */
    public record Story(RequestRow request, History history, Assessment judged) {}

    /** The request as it stands now. */
    public Optional<Story> find(OrgId org, SubjectId request) {
        return scope.reading(
                org,
                () -> {
                    Instant now = clock.now();
                    return rows.find(org, request)
                            .flatMap(row ->
                                    histories
                                            .read(org, request)
                                            .map(history ->
                                                    new Story(
                                                            row,
                                                            history,
                                                            judgements.assess(history, now))));
                });
    }

    /** The requests of these units, newest first; the next page begins after the last line. */
    public List<RequestRow> ofUnits(
            OrgId org, Collection<Integer> units, Unveiled.Reader reader, Place after) {
        return scope.reading(org, () -> rows.ofUnits(org, units, reader, after, PAGE));
    }

    /** All requests of a customer, newest first. */
    public List<RequestRow> ofCustomer(OrgId org, long customer, Place after) {
        return scope.reading(org, () -> rows.ofCustomer(org, customer, after, PAGE));
    }

    /** What a person has in hand, newest first. */
    public List<RequestRow> ofHandler(OrgId org, int handler, Place after) {
        return scope.reading(org, () -> rows.ofHandler(org, handler, after, PAGE));
    }

    /** Whether one of these units is asked to help with the request. */
    public boolean supports(OrgId org, SubjectId request, Collection<Integer> units) {
        return scope.reading(org, () -> errands.supports(org, request, units));
    }

    /**
     * Something that waits on a request.
     *
     * @param due by when; when it was asked for, if no time is set
     */
    public record Waiting(SubjectId request, int n, ErrandKind kind, Instant due) {
        /** The place in a list after which the next page begins. */
        public Place place() {
            return new Place(due, request.value());
        }
    }

    /** What waits in these units, on their help or on this handler, the soonest first. */
    public List<Waiting> waiting(
            OrgId org, Collection<Integer> units, Unveiled.Reader reader, Place after) {
        return scope.reading(org, () -> errands.waiting(org, units, reader, after, PAGE));
    }

    /** What a person is asked to take over, newest first. */
    public List<RequestRow> offeredTo(OrgId org, int person, Place after) {
        return scope.reading(org, () -> rows.offeredTo(org, person, after, PAGE));
    }
}
