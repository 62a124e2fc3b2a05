package io.shouwen.bench;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Journal;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.Histories;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** What one fault is in commands: reported, somebody is there, it works again. */
record Story(Requests requests, OrgId org) implements Tale {
    /** Commands in a whole story. */
    static final int COMMANDS = 3;

    private static final Actor AGENT = Actor.person(1, Set.of("agent"));
    private static final Actor TECHNICIAN = Actor.person(4, Set.of("technician"));
    private static final int UNIT = 4;

    /** Through connections of one's own, over the shelf of a running server. */
    static Story through(DataSource pool, BenchServer server) {
        FailPoints passing = new FailPoints();
        OrgScope scope = new OrgScope(pool, new DataSourceTransactionManager(pool));
        Shelf shelf = server.bean(Shelf.class);
        Histories histories = new Histories(pool);
        Judgements judgements =
                new Judgements(pool, shelf, new Outbox(pool, scope, passing), List.of(), passing);
        Journal journal =
                new Journal(
                        pool,
                        scope,
                        shelf,
                        histories,
                        judgements,
                        List.of(new RequestCourse(pool)),
                        List.of(),
                        passing);
        return new Story(
                new Requests(pool, scope, journal, judgements, histories, new WallClock(pool)),
                server.org());
    }

    static Story of(BenchServer server) {
        return new Story(server.bean(Requests.class), server.org());
    }

    /** A fault in town, reported. */
    SubjectId report(String key) {
        NewFact fault =
                NewFact.now(
                        new FactKind("repair.reported"),
                        Map.of(
                                "area",
                                new Value.Text("urban"),
                                "severity",
                                new Value.Text("minor"),
                                "symptom",
                                new Value.Text("无信号")));
        return done(
                requests.open(
                        new Sender(org, AGENT, key + " report", "bench"),
                        new Opening(
                                UNIT, Optional.of(77L), 1, Optional.empty(), 4, List.of(fault))));
    }

    @Override
    public int commands() {
        return COMMANDS;
    }

    /** The whole story. */
    @Override
    public SubjectId tell(String key) {
        SubjectId request = report(key);
        done(
                requests.add(
                        new Sender(org, TECHNICIAN, key + " arrive", "bench"),
                        request,
                        List.of(NewFact.now(new FactKind("visit.arrived"), Map.of()))));
        done(
                requests.add(
                        new Sender(org, TECHNICIAN, key + " fix", "bench"),
                        request,
                        List.of(
                                NewFact.now(
                                        new FactKind("repair.fixed"),
                                        Map.of("remedy", new Value.Text("更换接头"))))));
        return request;
    }

    static SubjectId done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.subject();
            case Outcome.Refused refused ->
                    throw new IllegalStateException("Expected it to be done, but was " + refused);
        };
    }
}
