package io.shouwen.server.crash;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.judgement.Conclusion;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * One shape of work that a process may die in.
 *
 * @param prepare brings about what is there before; the work it answers is the same however often
 *     it is done
 */
record Shape(String name, BiFunction<Office, String, Work> prepare) {
    static final OrgId ORG = new OrgId(1);
    static final String TEN = "2026-03-02T02:00:00Z";
    static final String TWENTY_TO_ELEVEN = "2026-03-02T02:40:00Z";
    private static final Actor AGENT = Actor.person(5, Set.of("agent"));
    private static final Actor TECHNICIAN = Actor.person(7, Set.of("technician"));
    private static final Actor CHIEF = Actor.person(9, Set.of("chief"));
    private static final AtomicInteger PREPARED = new AtomicInteger();

    /** The work, done by one process; answers the subject it is about. */
    interface Doing {
        SubjectId by(Office office);
    }

    /**
     * Prepared work.
     *
     * @param kinds the facts that the subject has once it is done, in order
     * @param handler who acts then
     * @param letters how many conclusions were written about the subject
     * @param heard how many of them were heard
     */
    record Work(Doing doing, List<String> kinds, int handler, int letters, int heard) {}

    static List<Shape> all() {
        return List.of(
                new Shape("open a request", Shape::open),
                new Shape("add a fact", Shape::add),
                new Shape("hand over", Shape::handOver),
                new Shape("assign", Shape::assign),
                new Shape("accept a late fact", Shape::acceptLate),
                new Shape("ring an alarm", Shape::ring),
                new Shape("deliver a letter", Shape::deliver));
    }

    /** Work prepared by a process that does not crash. */
    Work prepared(Office calm) {
        return prepare.apply(calm, "%s %d ".formatted(name, PREPARED.incrementAndGet()));
    }

    @Override
    public String toString() {
        return name;
    }

    private static Work open(Office calm, String key) {
        return new Work(
                office -> report(office, key),
                List.of("request.opened", "repair.reported"),
                5,
                0,
                0);
    }

    private static Work add(Office calm, String key) {
        SubjectId request = report(calm, key + "before");
        NewFact note = NewFact.now(Cable.NOTED, Map.of("text", new Value.Text("二楼")));
        return new Work(
                office -> subject(office.requests.add(sender(AGENT, key), request, List.of(note))),
                List.of("request.opened", "repair.reported", "remark.noted"),
                5,
                0,
                0);
    }

    private static Work handOver(Office calm, String key) {
        SubjectId request = report(calm, key + "before");
        return new Work(
                office -> {
                    done(office.requests.offer(sender(AGENT, key + "1"), request, 7, "转"));
                    return subject(
                            office.requests.accept(sender(TECHNICIAN, key + "2"), request, 7));
                },
                List.of(
                        "request.opened",
                        "repair.reported",
                        "handover.offered",
                        "handover.accepted"),
                7,
                0,
                0);
    }

    private static Work assign(Office calm, String key) {
        SubjectId request = report(calm, key + "before");
        return new Work(
                office -> subject(office.requests.assign(sender(CHIEF, key), request, 7, "急")),
                List.of("request.opened", "repair.reported", "handler.assigned"),
                7,
                0,
                0);
    }

    private static Work acceptLate(Office calm, String key) {
        SubjectId request = overdue(calm, key);
        NewFact late = NewFact.at(Cable.ARRIVED, Instant.parse("2026-03-02T02:24:00Z"), Map.of());
        return new Work(
                office -> {
                    Done told =
                            done(
                                    office.requests.add(
                                            sender(TECHNICIAN, key + "1"), request, List.of(late)));
                    String n = Integer.toString(told.facts().getFirst().n());
                    NewFact accept =
                            NewFact.now(FactKind.ACCEPTED, Map.of("fact", new Value.Text(n)));
                    return subject(
                            office.requests.add(
                                    sender(CHIEF, key + "2"), request, List.of(accept)));
                },
                List.of("request.opened", "repair.reported", "visit.arrived", "fact.accepted"),
                5,
                2,
                0);
    }

    private static Work ring(Office calm, String key) {
        SubjectId request = report(calm, key + "before");
        calm.itIs(TWENTY_TO_ELEVEN);
        return new Work(
                office -> {
                    office.alarms.ring();
                    return request;
                },
                List.of("request.opened", "repair.reported"),
                5,
                1,
                0);
    }

    private static Work deliver(Office calm, String key) {
        SubjectId request = overdue(calm, key);
        return new Work(
                office -> {
                    Heard.by(office);
                    while (office.outbox.deliver()) {}
                    return request;
                },
                List.of("request.opened", "repair.reported"),
                5,
                1,
                1);
    }

    private static SubjectId overdue(Office calm, String key) {
        SubjectId request = report(calm, key + "before");
        calm.itIs(TWENTY_TO_ELEVEN);
        while (calm.alarms.ring()) {}
        return request;
    }

    private static SubjectId report(Office office, String key) {
        NewFact fault = NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text("urban")));
        return subject(
                office.requests.open(
                        sender(AGENT, key),
                        new Opening(3, Optional.of(77L), 5, Optional.empty(), 5, List.of(fault))));
    }

    private static Sender sender(Actor actor, String key) {
        return new Sender(ORG, actor, key, "test");
    }

    private static SubjectId subject(Outcome outcome) {
        return done(outcome).subject();
    }

    private static Done done(Outcome outcome) {
        if (outcome instanceof Done done) {
            return done;
        }
        throw new AssertionError("Expected it to be done, but was " + outcome);
    }

    /** A book that hears every conclusion, and counts how often it heard each. */
    static final class Heard {
        private Heard() {}

        static void by(Office office) {
            office.outbox.register(
                    Conclusion.KIND,
                    letters ->
                            letters.forEach(letter ->
                                    office.jdbc
                                            .sql(
                                                    "insert into heard (book, key)"
                                                            + " values (:book, :key)")
                                            .param("book", letter.book())
                                            .param("key", letter.key())
                                            .update()));
        }
    }
}
