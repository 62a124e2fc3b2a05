package io.shouwen.server.call;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.privacy.PersonalProof;
import io.shouwen.server.privacy.Writings;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** The calls of customers: begun by hand or by an exchange, found again, written down. */
@Component
public final class Calls {
    private static final String SOURCE = "hotline";
    private static final int EARLIER = 5;
    private static final int IN_HAND = 8;
    private static final int MOST_RECORDED = 100_000;

    private final OrgScope scope;
    private final Journal journal;
    private final Sight sight;
    private final Callers callers;
    private final Agents agents;
    private final Answered answered;
    private final Writings writings;
    private final CallRows rows;

    Calls(
            DataSource dataSource,
            OrgScope scope,
            Journal journal,
            Sight sight,
            Callers callers,
            Agents agents,
            Answered answered,
            Writings writings) {
        this.scope = scope;
        this.journal = journal;
        this.sight = sight;
        this.callers = callers;
        this.agents = agents;
        this.answered = answered;
        this.writings = writings;
        this.rows = new CallRows(JdbcClient.create(dataSource));
    }

    /** A call with all that was told of it. */
    public record Call(CallRow row, History history) {
        /** The customers who may have called: the one made out, else all who have the number. */
        public List<Long> candidates() {
            return row.caller()
                    .map(List::of)
                    .orElseGet(() ->
                            history.facts().stream()
                                    .flatMap(fact -> fact.value(CallKinds.CANDIDATES).stream())
                                    .flatMap(ids -> Arrays.stream(ids.toString().split(" ")))
                                    .map(Long::valueOf)
                                    .toList());
        }

        /** The numbers of the requests that it is about. */
        public List<String> requests() {
            return history.facts().stream()
                    .filter(fact -> fact.kind().equals(CallKinds.LINKED))
                    .flatMap(fact -> fact.value(CallKinds.REQUEST).stream())
                    .map(Value::toString)
                    .distinct()
                    .toList();
        }

        public SubjectId id() {
            return row.id();
        }
    }

    /** The agent has picked up the phone and writes the call down by hand. */
    public SubjectId start(Me me, String key, String number, Optional<Integer> rings) {
        return scope.in(
                me.org(),
                () ->
                        answered.opened(me.org(), Integer.toString(me.person()), key)
                                .orElseGet(() -> open(me, key, number, rings)));
    }

    private SubjectId open(Me me, String key, String number, Optional<Integer> rings) {
        Map<String, Value> values = new HashMap<>(callers.of(me.org(), number));
        values.put(CallKinds.AGENT, new Value.Text(Integer.toString(me.person())));
        rings.ifPresent(count -> values.put(CallKinds.RINGS, new Value.Whole(count)));
        Sender sender = Sight.sender(me, key, SOURCE);
        SubjectId call =
                Answers.done(
                                journal.run(
                                        new Command(
                                                sender.org(),
                                                sender.actor(),
                                                sender.key(),
                                                sender.source(),
                                                Command.Opening.of(
                                                        CallCourse.KIND, post(me).unit()),
                                                List.of(NewFact.now(CallKinds.ANSWERED, values)))))
                        .subject();
        agents.turn(me.org(), me.person(), Agent.State.ON_CALL, "");
        return call;
    }

    /** The post at which the person answers the phone. */
    public static Post post(Me me) {
        return me.posts().stream()
                .min(
                        Comparator.comparing((Post post) ->
                                post.role() != Role.AGENT && post.role() != Role.DISPATCHER))
                .orElseThrow(Refusal::notFound);
    }

    /** The call of a number; one that does not exist and one out of sight look the same. */
    public Call seen(Me me, String number) {
        return SubjectId.parse(number)
                .flatMap(id -> find(me.org(), id))
                .filter(call -> sees(me, call.row(), sight.units(me)))
                .orElseThrow(Refusal::notFound);
    }

    private static boolean sees(Me me, CallRow row, Set<Integer> units) {
        return row.agent().filter(agent -> agent == me.person()).isPresent()
                || units.contains(row.unit());
    }

    public Optional<Call> find(OrgId org, SubjectId id) {
        return scope.reading(
                org,
                () ->
                        rows.find(org, id)
                                .flatMap(row ->
                                        journal.history(org, id)
                                                .map(history -> new Call(row, history))));
    }

    /** Adds facts to a call: all or nothing. */
    public Outcome add(Sender sender, SubjectId call, List<NewFact> facts) {
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        new Command.Existing(call),
                        facts));
    }

    /** What the person has in hand, the newest first. */
    public List<CallRow> inHand(Me me) {
        return scope.reading(
                me.org(), () -> rows.inHand(me.org(), me.person(), sight.units(me), IN_HAND));
    }

    /** Earlier calls of these people, the newest first. */
    public List<CallRow> earlier(OrgId org, Collection<Long> people, Optional<SubjectId> but) {
        long not = but.map(SubjectId::value).orElse(Long.MAX_VALUE);
        return people.isEmpty()
                ? List.of()
                : scope.reading(
                        org, () -> rows.ofCallers(org, people, new SubjectId(not), EARLIER));
    }

    /** The calls of these units that are over and can be listened to, in the order of numbers. */
    public List<CallRow> recorded(
            OrgId org, Collection<Integer> units, Instant from, Instant until) {
        return scope.reading(org, () -> rows.recorded(org, units, from, until, MOST_RECORDED));
    }

    /** These calls, in no order. */
    public List<CallRow> rows(OrgId org, Collection<SubjectId> ids) {
        return ids.isEmpty() ? List.of() : scope.reading(org, () -> rows.find(org, ids));
    }

    /**
     * Keeps what was answered, under the key of whoever wrote it.
     *
     * @return the attributes by which a fact names the words
     */
    public Map<String, Value> keep(Me me, String words) {
        PersonalProof text = PersonalProof.of(words);
        Writings.Kept kept = writings.keep(me.org(), me.person(), text);
        return Map.of(
                CallKinds.WRITER, new Value.Whole(kept.writer().value()),
                CallKinds.VERSION, new Value.Whole(kept.version()),
                CallKinds.WORDS, new Value.Text(text.hash()));
    }

    /** What was answered; empty before it was written down, and once its writer was erased. */
    public String words(OrgId org, History call) {
        return call.facts().stream()
                .filter(fact -> fact.kind().equals(CallKinds.LOGGED))
                .flatMap(fact -> kept(fact).stream())
                .flatMap(kept -> writings.read(org, kept).stream())
                .map(PersonalProof::value)
                .findFirst()
                .orElse("");
    }

    private static Optional<Writings.Kept> kept(Fact fact) {
        return fact.value(CallKinds.WRITER)
                .flatMap(Value::amount)
                .flatMap(writer ->
                        fact.value(CallKinds.VERSION)
                                .flatMap(Value::amount)
                                .map(version ->
                                        new Writings.Kept(
                                                new PersonId(writer), Math.toIntExact(version))));
    }

    /** The record is complete: whoever wrote it is ready again, unless more is in hand. */
    public void written(Me me) {
        boolean busy = inHand(me).stream().anyMatch(row -> row.state() != CallState.RINGING);
        agents.now(me.org(), me.person())
                .filter(agent -> agent.state() != Agent.State.PAUSE && !busy)
                .ifPresent(agent -> agents.turn(me.org(), me.person(), Agent.State.READY, ""));
    }

    /** Whether a call is over and not written down yet. */
    boolean unwritten(Me me) {
        return inHand(me).stream().anyMatch(row -> row.state() == CallState.WRAP_UP);
    }
}
