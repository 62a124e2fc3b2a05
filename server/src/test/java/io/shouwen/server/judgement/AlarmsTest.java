package io.shouwen.server.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.Cable;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Office;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.postgres.Database;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.request.Requests.Opening;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

class AlarmsTest {
    private static final OrgId ORG = new OrgId(1);
    private static final OrgId OTHER = new OrgId(2);
    private static final Actor AGENT = Actor.person(5, Set.of("agent"));

    private final TestDatabase database = TestDatabase.fresh();
    private final Database second = Database.at(database.address());
    private final Office one = Office.on(database.pool(), Cable.standards());
    private final Office two = Office.on(second.pool(), Cable.standards());

    AlarmsTest() {
        one.found(database, ORG);
        one.itIs("2026-03-02T02:00:00Z");
    }

    @AfterEach
    void close() {
        second.close();
        database.close();
    }

    @Test
    void moreDueAlarmsThanABatchRingOnceEachOverTwoScanners() throws Exception {
        List<SubjectId> requests = new ArrayList<>();
        for (int i = 0; i < 230; i++) {
            requests.add(report(ORG, i));
        }
        one.itIs("2026-03-02T03:00:00Z");
        List<Conclusion> concluded = Collections.synchronizedList(new ArrayList<>());
        one.outbox.register(
                Conclusion.KIND,
                letters -> letters.stream().map(Conclusion::read).forEach(concluded::add));
        two.outbox.register(
                Conclusion.KIND,
                letters -> letters.stream().map(Conclusion::read).forEach(concluded::add));
        try (ExecutorService scanners = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> rounds =
                    List.of(scanners.submit(() -> all(one)), scanners.submit(() -> all(two)));
            for (Future<?> round : rounds) {
                round.get();
            }
        }
        all(one);
        assertThat(concluded).hasSize(requests.size());
        assertThat(concluded)
                .extracting(Conclusion::subject)
                .containsExactlyInAnyOrderElementsOf(requests);
        assertThat(concluded).allMatch(one -> one.verdict().equals("overdue"));
        assertThat(alarms()).isZero();
    }

    private static void all(Office office) {
        while (office.alarms.ring()) {}
        while (office.outbox.deliver()) {}
    }

    @Test
    void aSubjectOnWhichTheJudgeFailsHoldsUpNoOther() {
        SubjectId ill = report(ORG, 1);
        SubjectId well = report(ORG, 2);
        one.itIs("2026-03-02T03:00:00Z");
        one.scope.run(
                ORG,
                () ->
                        one.jdbc
                                .sql(
                                        "update alarm set next_at = next_at - interval '1 hour'"
                                                + " where subject = :id")
                                .param("id", ill.value())
                                .update());
        AtomicInteger judged = new AtomicInteger();
        Office failing =
                new Office(
                        database.pool(),
                        Cable.standards(),
                        new FailPoints((side, statement) -> {
                            if (side == FailPoints.Side.BEFORE
                                    && statement.equals("judge")
                                    && judged.getAndIncrement() == 0) {
                                throw new IllegalStateException("the judge fails on the oldest");
                            }
                        }));
        while (failing.alarms.ring()) {}
        assertThat(verdicts(well)).containsExactly("overdue");
        assertThat(verdicts(ill)).containsExactly("pending");
        assertThat(alarms()).isEqualTo(1);
    }

    @Test
    void whatCouldNotBeHeldRingsAtTheNextRound() {
        SubjectId request = report(ORG, 1);
        one.itIs("2026-03-02T03:00:00Z");
        AtomicBoolean fails = new AtomicBoolean(true);
        Office failing =
                new Office(
                        database.pool(),
                        Cable.standards(),
                        new FailPoints((side, statement) -> {
                            if (statement.equals("hold alarms") && fails.get()) {
                                throw new IllegalStateException("not now");
                            }
                        }));
        assertThat(failing.alarms.ring()).isFalse();
        assertThat(verdicts(request)).containsExactly("pending");
        fails.set(false);
        failing.alarms.ring();
        assertThat(verdicts(request)).containsExactly("overdue");
    }

    @Test
    void whatFellDueWhileTheClockWasSetBackRingsAtTheNextRound() {
        one.itIs("2026-03-02T04:00:00Z");
        one.alarms.ring();
        one.itIs("2026-03-02T02:00:00Z");
        SubjectId request = report(ORG, 1);
        one.itIs("2026-03-02T04:05:00Z");
        one.alarms.ring();
        assertThat(verdicts(request)).containsExactly("overdue");
    }

    @Test
    void ringingLateChangesNoVerdict() {
        SubjectId request = report(ORG, 1);
        one.itIs("2026-03-05T03:00:00Z");
        one.alarms.ring();
        List<Letter> letters = new ArrayList<>();
        one.outbox.register(Conclusion.KIND, letters::addAll);
        one.outbox.deliver();
        Conclusion late = Conclusion.read(letters.getFirst());
        assertThat(late.due().orElseThrow().toString()).startsWith("2026-03-02T02:30:");
        assertThat(late.subject()).isEqualTo(request);
        assertThat(late.answers()).isEqualTo("technician");
        assertThat(late.person()).contains("5");
    }

    @Test
    void aNewEditionOfACalendarMovesWhatStillRuns() {
        WorkCalendar week = calendar(List.of());
        one.shelf.put(papers(List.of(edition("2020-01-01T00:00:00Z", week))));
        SubjectId request = opened(ORG, "papers", NewFact.now(Cable.ASKED, Map.of()));
        assertThat(due(request)).startsWith("2026-03-04T09:00");
        WorkCalendar shut =
                calendar(List.of(SpecialDay.holiday(LocalDate.parse("2026-03-04"), "shut")));
        one.itIs("2026-03-03T02:00:00Z");
        one.shelf.put(
                papers(
                        List.of(
                                edition("2020-01-01T00:00:00Z", week),
                                edition("2026-03-03T01:00:00Z", shut))));
        assertThat(one.alarms.ringChanged()).isEqualTo(1);
        one.alarms.ring();
        assertThat(due(request)).startsWith("2026-03-05T09:00");
        assertThat(one.alarms.ringChanged()).isZero();
    }

    @Test
    void anOrganisationSeesNothingOfAnother() {
        one.scope.run(
                OTHER,
                () -> one.jdbc.sql("insert into org (org, name_zh) values (2, '乙')").update());
        SubjectId request = report(ORG, 1);
        assertThat(one.journal.history(OTHER, request)).isEmpty();
        assertThat(one.requests.find(OTHER, request)).isEmpty();
        assertThat(
                        one.requests.add(
                                new Sender(OTHER, AGENT, "k", "test"),
                                request,
                                List.of(NewFact.now(Cable.ASKED, Map.of()))))
                .isInstanceOf(Refused.class);
        assertThat(one.promises.ofUnit(OTHER, 3)).isEmpty();
        SubjectId theirs = report(OTHER, 1);
        one.itIs("2026-03-02T03:00:00Z");
        all(one);
        assertThat(verdicts(ORG, request)).containsExactly("overdue");
        assertThat(verdicts(OTHER, theirs)).containsExactly("overdue");
    }

    private static WorkCalendar calendar(List<SpecialDay> special) {
        return WorkCalendar.of(
                "office",
                ZoneId.of("Asia/Shanghai"),
                WeekHours.mondayToFriday(DayHours.of("08:00-17:00")),
                List.of(),
                special);
    }

    private static Calendars.Edition edition(String knownFrom, WorkCalendar calendar) {
        return new Calendars.Edition(Instant.parse(knownFrom), "edition " + knownFrom, calendar);
    }

    private static Standards papers(List<Calendars.Edition> editions) {
        return Cable.standards(
                new Calendars(Map.of("office", editions)),
                Optional.of(new Limit.WorkingDays(2, "office")));
    }

    private SubjectId report(OrgId org, int i) {
        return opened(
                org,
                "report " + i,
                NewFact.now(Cable.REPORTED, Map.of("area", new Value.Text("urban"))));
    }

    private SubjectId opened(OrgId org, String key, NewFact fact) {
        Opening opening = new Opening(3, Optional.empty(), 5, Optional.empty(), 5, List.of(fact));
        return ((Done) one.requests.open(new Sender(org, AGENT, key, "test"), opening)).subject();
    }

    private List<String> verdicts(SubjectId request) {
        return verdicts(ORG, request);
    }

    private List<String> verdicts(OrgId org, SubjectId request) {
        return one.scope.reading(
                org,
                () ->
                        one.judgements.stored(request).lines().stream()
                                .map(StoredJudgement.Line::verdict)
                                .toList());
    }

    private int alarms() {
        return one.scope.reading(
                ORG,
                () -> one.jdbc.sql("select count(*) from alarm").query(Integer.class).single());
    }

    private String due(SubjectId request) {
        return one.promises.ofUnit(ORG, 3).stream()
                .filter(line -> line.subject().equals(request))
                .findFirst()
                .flatMap(RunningPromise::due)
                .orElseThrow()
                .toString();
    }
}
