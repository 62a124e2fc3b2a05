package io.shouwen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.VerdictText;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Limit;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.judgement.Conclusion;
import io.shouwen.server.judgement.RunningPromise;
import io.shouwen.server.judgement.StoredJudgement;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class JournalTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final OrgId ORG = new OrgId(1);
    private static final AtomicBoolean JUDGE_FAILS = new AtomicBoolean();
    private static final Office OFFICE =
            new Office(DATABASE.pool(), Cable.standards(), new FailPoints(JournalTest::reached));
    private static final AtomicInteger KEYS = new AtomicInteger();
    private static final Actor AGENT = Actor.person(5, Set.of("agent"));
    private static final Actor TECHNICIAN = Actor.person(7, Set.of("technician"));
    private static final Actor CHIEF = Actor.person(9, Set.of("chief"));

    static {
        OFFICE.found(DATABASE, ORG);
    }

    private static void reached(FailPoints.Side side, String statement) {
        if (JUDGE_FAILS.get() && statement.equals("judge")) {
            throw new IllegalStateException("the judge is ill");
        }
    }

    @BeforeEach
    void tenOClock() {
        OFFICE.shelf.put(Cable.standards());
        OFFICE.itIs("2026-03-02T02:00:00Z");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void anOpenedRequestHasItsFactsItsPromiseAndItsHandler() {
        SubjectId request = report("urban");
        Requests.Story story = OFFICE.requests.find(ORG, request).orElseThrow();
        assertThat(story.request().handler()).isEqualTo(5);
        assertThat(story.request().firstContact()).isEqualTo(5);
        assertThat(story.history().facts())
                .extracting(fact -> fact.kind().name())
                .containsExactly("request.opened", "repair.reported");
        assertThat(story.judged().judged()).hasSize(1);
        RunningPromise promise =
                OFFICE.promises.ofUnit(ORG, 3).stream()
                        .filter(line -> line.subject().equals(request))
                        .findFirst()
                        .orElseThrow();
        assertThat(promise.overdue()).isFalse();
        assertThat(promise.handler()).contains(5);
        assertThat(promise.due().orElseThrow())
                .isBetween(
                        Instant.parse("2026-03-02T02:30:00Z"),
                        Instant.parse("2026-03-02T02:31:00Z"));
    }

    @Test
    void theSameKeyIsAnsweredAgainAndAnotherContentIsRefused() {
        Sender sender = sender(AGENT);
        SubjectId request = report("urban");
        NewFact note = NewFact.now(Cable.NOTED, Map.of("text", new Value.Text("二楼")));
        Done first = (Done) OFFICE.requests.add(sender, request, List.of(note));
        Done again = (Done) OFFICE.requests.add(sender, request, List.of(note));
        assertThat(again).isEqualTo(new Done(first.subject(), first.at(), first.facts(), true));
        assertThat(history(request).stored()).hasSize(3);
        NewFact other = NewFact.now(Cable.NOTED, Map.of("text", new Value.Text("三楼")));
        assertThat(OFFICE.requests.add(sender, request, List.of(other)))
                .isEqualTo(Refused.of("key-reused", sender.key()));
        assertThat(history(request).stored()).hasSize(3);
    }

    @Test
    void aRefusalWritesNothing() {
        SubjectId request = report("urban");
        History before = history(request);
        assertThat(
                        OFFICE.requests.add(
                                sender(AGENT),
                                request,
                                List.of(
                                        NewFact.now(
                                                Cable.NOTED, Map.of("text", new Value.Text("二楼"))),
                                        NewFact.now(Cable.ARRIVED, Map.of()))))
                .isEqualTo(Refused.of("producer-not-allowed", "visit.arrived"));
        assertThat(
                        OFFICE.requests.add(
                                sender(AGENT),
                                request,
                                List.of(NewFact.now(Cable.NOTED, Map.of()))))
                .isEqualTo(Refused.of("attribute-missing", "remark.noted", "text"));
        assertThat(
                        OFFICE.requests.add(
                                sender(AGENT),
                                request,
                                List.of(
                                        NewFact.now(
                                                Cable.NOTED,
                                                Map.of("text", new Value.Text("a\0b"))))))
                .isEqualTo(Refused.of("character-not-allowed", "remark.noted", "text"));
        assertThat(history(request)).isEqualTo(before);
    }

    @Test
    void aSystemTellsOnlyTheKindsThatItsTokenNames() {
        SubjectId request = report("urban");
        NewFact reported = NewFact.now(Cable.REPORTED, Map.of());
        Actor narrow = Actor.token(3, Set.of("visit.arrived"));
        Actor wide = Actor.token(4, Set.of("repair.reported", "visit.arrived"));
        assertThat(OFFICE.requests.add(sender(narrow), request, List.of(reported)))
                .isEqualTo(Refused.of("producer-not-allowed", "repair.reported"));
        assertThat(OFFICE.requests.add(sender(wide), request, List.of(reported)))
                .isInstanceOf(Done.class);
        assertThat(
                        OFFICE.requests.add(
                                sender(wide),
                                request,
                                List.of(NewFact.now(Cable.ARRIVED, Map.of()))))
                .isEqualTo(Refused.of("producer-not-allowed", "visit.arrived"));
    }

    @Test
    void aFactImportedTwiceIsRecordedOnce() {
        SubjectId request = report("urban");
        NewFact note =
                new NewFact(
                        Cable.NOTED,
                        Optional.empty(),
                        Map.of("text", new Value.Text("二楼")),
                        Optional.of("row 17"),
                        java.time.Duration.ZERO);
        Done first = (Done) OFFICE.requests.add(sender(AGENT), request, List.of(note));
        Done second = (Done) OFFICE.requests.add(sender(AGENT), request, List.of(note));
        assertThat(second.facts()).isEqualTo(first.facts());
        assertThat(history(request).stored()).hasSize(3);
    }

    @Test
    void aLateFactMendsOnlyAfterASecondPersonAcceptedIt() {
        SubjectId request = report("urban");
        OFFICE.itIs("2026-03-02T02:40:00Z");
        while (OFFICE.alarms.ring()) {}
        assertThat(verdict(request)).isEqualTo("overdue");
        Done late =
                (Done)
                        OFFICE.requests.add(
                                sender(TECHNICIAN),
                                request,
                                List.of(
                                        NewFact.at(
                                                Cable.ARRIVED,
                                                Instant.parse("2026-03-02T02:24:00Z"),
                                                Map.of())));
        assertThat(late.facts().getFirst().standing()).isEqualTo(Standing.PROPOSED);
        assertThat(verdict(request)).isEqualTo("overdue");
        NewFact accept =
                NewFact.now(
                        FactKind.ACCEPTED,
                        Map.of(
                                "fact",
                                new Value.Text(Integer.toString(late.facts().getFirst().n()))));
        Actor both = Actor.person(7, Set.of("technician", "chief"));
        assertThat(OFFICE.requests.add(sender(both), request, List.of(accept)))
                .isEqualTo(Refused.of("second-person-needed", "3"));
        assertThat(OFFICE.requests.add(sender(CHIEF), request, List.of(accept)))
                .isInstanceOf(Done.class);
        assertThat(verdict(request)).isEqualTo("kept");
        assertThat(conclusions(request))
                .extracting(Conclusion::verdict, Conclusion::breach, Conclusion::revision)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("overdue", true, 1),
                        org.assertj.core.groups.Tuple.tuple("kept", false, 2));
        assertThat(conclusions(request).getFirst().answers()).isEqualTo("technician");
    }

    @Test
    void aFactOfAKindThatNoClauseHearsCanBeStruck() {
        SubjectId request = report("urban");
        NewFact note = NewFact.now(Cable.NOTED, Map.of("text", new Value.Text("二楼")));
        Done noted = (Done) OFFICE.requests.add(sender(AGENT), request, List.of(note));
        NewFact strike =
                NewFact.now(
                        FactKind.STRUCK,
                        Map.of(
                                "fact",
                                new Value.Text(Integer.toString(noted.facts().getFirst().n())),
                                "reason",
                                new Value.Text("写错")));
        assertThat(OFFICE.requests.add(sender(AGENT), request, List.of(strike)))
                .isInstanceOf(Done.class);
        assertThat(history(request).counted(Instant.MAX))
                .noneMatch(fact -> fact.kind().equals(Cable.NOTED));
    }

    @Test
    void aWordIsRefusedAlikeWhetherAClauseHearsTheFactItIsAboutOrNot() {
        SubjectId request = report("urban");
        NewFact note = NewFact.now(Cable.NOTED, Map.of("text", new Value.Text("二楼")));
        OFFICE.requests.add(sender(AGENT), request, List.of(note));
        for (String heardOrNot : List.of("2", "3")) {
            assertThat(word(request, FactKind.ACCEPTED, heardOrNot, "真实"))
                    .isEqualTo(Refused.of("not-proposed", heardOrNot));
            assertThat(word(request, FactKind.STRUCK, heardOrNot, ""))
                    .isEqualTo(Refused.of("attribute-missing", "fact.struck", "reason"));
        }
        assertThat(word(request, FactKind.STRUCK, "99", "写错"))
                .isEqualTo(Refused.of("no-such-fact", "99"));
    }

    private static Outcome word(SubjectId request, FactKind kind, String fact, String reason) {
        Map<String, Value> values =
                reason.isEmpty()
                        ? Map.of("fact", new Value.Text(fact))
                        : Map.of("fact", new Value.Text(fact), "reason", new Value.Text(reason));
        return OFFICE.requests.add(sender(CHIEF), request, List.of(NewFact.now(kind, values)));
    }

    @Test
    void aJudgeThatFailsDoesNotLoseTheFact() {
        OFFICE.shelf.put(
                Cable.standards(
                        Calendars.NONE,
                        Optional.of(new Limit.Elapsed(java.time.Duration.ofDays(2)))));
        JUDGE_FAILS.set(true);
        SubjectId request = open(NewFact.now(Cable.ASKED, Map.of()));
        assertThat(history(request).stored()).hasSize(2);
        assertThat(alarm(request)).startsWith("1 ").contains("the judge is ill");
        OFFICE.alarms.ring();
        assertThat(alarm(request)).startsWith("2 ");
        JUDGE_FAILS.set(false);
        assertThat(
                        OFFICE.requests.add(
                                sender(AGENT),
                                request,
                                List.of(
                                        NewFact.now(
                                                Cable.NOTED, Map.of("text", new Value.Text("x"))))))
                .isInstanceOf(Done.class);
        assertThat(verdict(request)).isEqualTo("pending");
        assertThat(alarm(request)).startsWith("0 ");
    }

    @Test
    void theStoredJudgementIsTheRefoldFromNothing() {
        SubjectId request = report("urban");
        OFFICE.requests.add(
                sender(TECHNICIAN), request, List.of(NewFact.now(Cable.ARRIVED, Map.of())));
        StoredJudgement stored = stored(request);
        assertThat(stored.text())
                .isEqualTo(
                        VerdictText.of(OFFICE.judgements.assess(history(request), stored.asOf())))
                .contains(" kept ");
    }

    @Test
    void aDeviceWhoseClockIsAheadIsHeardAtTheTrueTime() {
        SubjectId request = report("urban");
        NewFact told =
                new NewFact(
                        Cable.ARRIVED,
                        Optional.of(Instant.parse("2026-03-02T02:15:00Z")),
                        Map.of(),
                        Optional.empty(),
                        java.time.Duration.ofMinutes(15));
        assertThat(OFFICE.requests.add(sender(TECHNICIAN), request, List.of(told)))
                .isInstanceOf(Done.class);
        assertThat(history(request).facts().getLast().occurredAt())
                .isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
    }

    private static Sender sender(Actor actor) {
        return new Sender(ORG, actor, "k" + KEYS.incrementAndGet(), "test");
    }

    private static SubjectId report(String area) {
        return open(NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text(area))));
    }

    private static SubjectId open(NewFact fact) {
        Opening opening = new Opening(3, Optional.of(77L), 5, Optional.empty(), 5, List.of(fact));
        return ((Done) OFFICE.requests.open(sender(AGENT), opening)).subject();
    }

    private static History history(SubjectId request) {
        return OFFICE.journal.history(ORG, request).orElseThrow();
    }

    private static StoredJudgement stored(SubjectId request) {
        return OFFICE.scope.reading(ORG, () -> OFFICE.judgements.stored(request));
    }

    private static String verdict(SubjectId request) {
        return stored(request).lines().getFirst().verdict();
    }

    private static String alarm(SubjectId request) {
        return OFFICE.scope.reading(
                ORG,
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        select concat(attempts, ' ', error) from alarm
                                        where subject = :id
                                        """)
                                .param("id", request.value())
                                .query(String.class)
                                .single());
    }

    private static List<Conclusion> conclusions(SubjectId request) {
        List<Conclusion> found = new ArrayList<>();
        OFFICE.scope.reading(
                ORG,
                () -> {
                    OFFICE.jdbc
                            .sql("select body from outbox where book = :book order by id")
                            .param("book", request.toString())
                            .query((row, n) ->
                                    found.add(
                                            Conclusion.read(
                                                    new Letter(
                                                            ORG,
                                                            Conclusion.KIND,
                                                            "",
                                                            "",
                                                            tools.jackson.databind.json.JsonMapper
                                                                    .shared()
                                                                    .readTree(row.getString(1))))))
                            .list();
                    return found;
                });
        return found;
    }
}
