package io.shouwen.server.quality;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.TestServer;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.judgement.Alarms;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.request.Requests;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.SubjectId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lets people of the sample organisation break the promise of {@link QualityOffice}. */
final class SampleBreach {
    private static final OrgId ORG = new OrgId(1);

    private final TestServer server;

    SampleBreach(TestServer server) {
        this.server = server;
        server.bean(Shelf.class).put(QualityOffice.standards());
        everybodySigns();
    }

    /** The people of the sample have signed its own code, not this one. */
    private void everybodySigns() {
        server.database()
                .orgScope()
                .run(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                insert into acknowledgement (org, person, code,
                                                    version, subject, at)
                                                select org, id, 'city', '2026', 0,
                                                    timestamptz '2026-01-01'
                                                from person where org = :org
                                                """)
                                        .param("org", ORG.value())
                                        .update());
    }

    /** A late fact that waits for a second person. */
    record Late(SubjectId request, SubjectId finding, int n) {}

    /** A finding against the technician with this login. */
    SubjectId overdue(String login) {
        return findingOf(broken(login));
    }

    /** A finding against the crew of this technician, of which nobody is known. */
    SubjectId overdueOfCrew(String login) {
        return findingOf(broken(login, Map.of("technician", new Value.Text("crew"))));
    }

    /** As {@link #overdue}, and then a fact is told that the technician had been in time. */
    Late lateArrival(String login) {
        Instant reported = server.bean(WallClock.class).now();
        SubjectId request = broken(login);
        SubjectId finding = findingOf(request);
        Outcome.Done done =
                (Outcome.Done)
                        server.bean(Requests.class)
                                .add(
                                        sender(login, "technician"),
                                        request,
                                        List.of(
                                                NewFact.at(
                                                        QualityOffice.ARRIVED,
                                                        reported.plus(Duration.ofMinutes(20)),
                                                        Map.of())));
        return new Late(request, finding, done.facts().getFirst().n());
    }

    private SubjectId broken(String login) {
        return broken(login, Map.of());
    }

    private SubjectId broken(String login, Map<String, Value> values) {
        Outcome outcome =
                server.bean(Requests.class)
                        .open(
                                sender("sunli", "agent"),
                                new Requests.Opening(
                                        number("unit", login),
                                        Optional.empty(),
                                        number("person", "sunli"),
                                        Optional.empty(),
                                        number("person", login),
                                        List.of(NewFact.now(QualityOffice.REPORTED, values))));
        WallClock clock = server.bean(WallClock.class);
        clock.moveTo(clock.now().plus(Duration.ofMinutes(31)));
        settleDown();
        return ((Outcome.Done) outcome).subject();
    }

    void settleDown() {
        while (server.bean(Alarms.class).ring()
                || server.bean(Outbox.class).deliver()
                || lettersAreUnderWay()) {
            // until there is nothing left, neither here nor in the hands of the server's own rounds
        }
    }

    private boolean lettersAreUnderWay() {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select exists (select from outbox
                                                    where retry_at <= clock_timestamp())
                                                """)
                                        .query(Boolean.class)
                                        .single());
    }

    private Requests.Sender sender(String login, String role) {
        return new Requests.Sender(
                ORG,
                Actor.person(number("person", login), Set.of(role)),
                QualityOffice.key(),
                "test");
    }

    /** The crew of the person with this login. */
    int unit(String login) {
        return number("unit", login);
    }

    private int number(String column, String login) {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql(
                                                """
                                                select p.person, p.unit from account a
                                                join post p on p.person = a.person
                                                where a.login = :login
                                                """)
                                        .param("login", login)
                                        .query((row, n) -> row.getInt(column))
                                        .single());
    }

    private SubjectId findingOf(SubjectId request) {
        return server.database()
                .orgScope()
                .reading(
                        ORG,
                        () ->
                                server.database()
                                        .jdbc()
                                        .sql("select id from finding where subject = :subject")
                                        .param("subject", request.value())
                                        .query((row, n) -> new SubjectId(row.getLong(1)))
                                        .single());
    }
}
