package io.shouwen.server.event;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Command;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.request.RequestKinds;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** Declared events: what holds where, and which requests belong to one. */
@Component
public final class Events {
    /** The most lines of one page. */
    public static final int PAGE = 50;

    private final OrgScope scope;
    private final Journal journal;
    private final EventNotices notices;
    private final EventRows rows;

    Events(DataSource dataSource, OrgScope scope, Journal journal, EventNotices notices) {
        this.scope = scope;
        this.journal = journal;
        this.notices = notices;
        this.rows = new EventRows(JdbcClient.create(dataSource));
    }

    /** What holds at a moment, the event that started last first. */
    public List<DeclaredEvent> open(OrgId org, Instant at) {
        return scope.reading(org, () -> rows.during(org, at));
    }

    /** What holds at a place of the tree of addresses at a moment. */
    public List<DeclaredEvent> open(OrgId org, int place, Instant at) {
        return scope.reading(org, () -> rows.during(org, place, at));
    }

    public Optional<DeclaredEvent> find(OrgId org, SubjectId event) {
        return scope.reading(org, () -> rows.find(org, event));
    }

    /**
     * The requests that belong to an event, by number.
     *
     * @param after the last one of the page before; 0 for the first page
     */
    public List<SubjectId> linked(OrgId org, SubjectId event, long after) {
        return scope.reading(
                org,
                () ->
                        rows.linked(org, event, after, PAGE).stream()
                                .map(EventRows.Linked::request)
                                .toList());
    }

    /** The fact by which a request belongs to an event. */
    public static NewFact link(SubjectId event, String reason) {
        Map<String, Value> values = new HashMap<>();
        values.put(RequestKinds.EVENT, new Value.Text(event.number()));
        if (!reason.isEmpty()) {
            values.put(EventKinds.REASON, new Value.Text(reason));
        }
        return NewFact.now(RequestKinds.LINKED, values);
    }

    /** Tells the customer of a request that we know, unless they were told before. */
    public void known(OrgId org, SubjectId event, int by, SubjectId request, long customer) {
        find(org, event)
                .ifPresent(found ->
                        notices.known(
                                org,
                                found,
                                by,
                                new EventRows.Linked(request, Optional.of(customer))));
    }

    /** All events, newest first; the next page begins after the last line. */
    List<DeclaredEvent> newest(OrgId org, Place after) {
        return scope.reading(org, () -> rows.newest(org, after, PAGE));
    }

    /** What is to be declared. */
    record Declaration(
            int unit,
            EventKind kind,
            Instant startsAt,
            Instant expectedEnd,
            String cause,
            String notice,
            EventScope where) {}

    Outcome declare(Sender sender, Declaration told) {
        Map<String, Value> values = new HashMap<>();
        values.put(EventKinds.KIND, new Value.Text(told.kind().word()));
        values.put(EventKinds.STARTS_AT, new Value.Moment(told.startsAt()));
        values.put(EventKinds.EXPECTED_END, new Value.Moment(told.expectedEnd()));
        values.put(EventKinds.CAUSE, new Value.Text(told.cause()));
        values.put(EventKinds.NOTICE, new Value.Text(told.notice()));
        values.put(EventKinds.PLACES, new Value.Text(EventScope.join(told.where().places())));
        values.put(EventKinds.UNITS, new Value.Text(EventScope.join(told.where().units())));
        values.put(EventKinds.CHANNELS, new Value.Text(EventScope.join(told.where().channels())));
        return run(
                sender,
                Command.Opening.of(EventCourse.KIND, told.unit()),
                NewFact.now(EventKinds.DECLARED, values));
    }

    Outcome extend(Sender sender, SubjectId event, Instant expectedEnd, String reason) {
        return run(
                sender,
                new Command.Existing(event),
                NewFact.now(
                        EventKinds.EXTENDED,
                        Map.of(
                                EventKinds.EXPECTED_END,
                                new Value.Moment(expectedEnd),
                                EventKinds.REASON,
                                new Value.Text(reason))));
    }

    /** Links every open repair in scope; that goes on beside the command. */
    Outcome linkAll(Sender sender, SubjectId event, String reason) {
        return run(
                sender,
                new Command.Existing(event),
                NewFact.now(EventKinds.LINKING, Map.of(EventKinds.REASON, new Value.Text(reason))));
    }

    /**
     * Ends the event.
     *
     * @param restored whether the sender has restored the supply, so that every request that
     *     belongs to the event is fixed by them
     */
    Outcome end(Sender sender, SubjectId event, String reason, boolean restored) {
        return run(
                sender,
                new Command.Existing(event),
                NewFact.now(
                        EventKinds.ENDED,
                        Map.of(
                                EventKinds.REASON,
                                new Value.Text(reason),
                                EventKinds.RESTORED,
                                new Value.Flag(restored))));
    }

    private Outcome run(Sender sender, Command.Target target, NewFact fact) {
        return journal.run(
                new Command(
                        sender.org(),
                        sender.actor(),
                        sender.key(),
                        sender.source(),
                        target,
                        List.of(fact)));
    }
}
