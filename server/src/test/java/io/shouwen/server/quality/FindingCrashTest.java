package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Crashes what happens to a finding before and after each statement and commit, and does it again:
 * one finding, each fact once, and in the ledger exactly what is due.
 */
class FindingCrashTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice CALM = new QualityOffice(DATABASE);
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    static {
        CALM.itIs("2026-03-02T02:00:00Z");
    }

    private static final AtomicReference<People> PEOPLE =
            new AtomicReference<>(CALM.found(new OrgId(1)));

    static {
        CALM.findings.settle(people().org(), new Terms(true, Duration.ZERO, 5, ""));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** What may happen to findings, and which facts each has afterwards. */
    enum Story {
        RAISED_BY_A_CONCLUSION("finding.raised"),
        CONFIRMED_AND_POSTED("finding.raised finding.confirmed"),
        WITHDRAWN_BY_THE_TRUTH("finding.raised finding.confirmed finding.withdrawn"),
        RAISED_TOGETHER("finding.raised", "finding.raised", "finding.raised"),
        WITHDRAWN_AND_RAISED_TOGETHER(
                "finding.raised finding.confirmed finding.withdrawn", "finding.raised");

        private final String kinds;

        Story(String... kinds) {
            this.kinds = String.join(",", kinds);
        }

        /** Those of the request in this place. */
        String kinds(int request) {
            return kinds.split(",", -1)[request];
        }

        /** Brings about what comes before, and answers the requests it is about. */
        List<SubjectId> prepare() {
            // The book of somebody who is found in every run would grow with each of them.
            PEOPLE.updateAndGet(CALM::withAnotherTechnician);
            return switch (this) {
                case RAISED_BY_A_CONCLUSION -> overdue(1);
                case RAISED_TOGETHER -> overdue(3);
                case CONFIRMED_AND_POSTED -> {
                    List<SubjectId> requests = overdue(1);
                    CALM.settleDown();
                    yield requests;
                }
                case WITHDRAWN_BY_THE_TRUTH -> {
                    SubjectId request = confirmed();
                    later();
                    theTruth(request);
                    yield List.of(request);
                }
                case WITHDRAWN_AND_RAISED_TOGETHER -> {
                    SubjectId request = confirmed();
                    SubjectId another = overdue(1).getFirst();
                    theTruth(request);
                    yield List.of(request, another);
                }
            };
        }

        private static List<SubjectId> overdue(int many) {
            List<SubjectId> requests =
                    Stream.generate(() -> CALM.report(people())).limit(many).toList();
            later();
            return requests;
        }

        private static void later() {
            CALM.clock.moveTo(CALM.clock.now().plus(Duration.ofMinutes(31)));
            while (CALM.alarms.ring()) {}
        }

        private static SubjectId confirmed() {
            SubjectId request = overdue(1).getFirst();
            CALM.settleDown();
            confirm(CALM, request, QualityOffice.key());
            return request;
        }

        private static void theTruth(SubjectId request) {
            CALM.arrive(
                    people(), request, CALM.clock.now().minus(Duration.ofMinutes(56)).toString());
            accept(request);
        }

        /** Does it, the same however often. */
        void happen(QualityOffice office, List<SubjectId> requests) {
            if (this == CONFIRMED_AND_POSTED) {
                confirm(office, requests.getFirst(), "confirm " + requests.getFirst());
            } else {
                office.outbox.deliver();
            }
        }
    }

    /** Whoever decides has a key for what they write, so that each run takes the same places. */
    @BeforeAll
    static void somethingHasBeenWrittenBefore() {
        Story.confirmed();
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAnywhereAFindingIsThereOnceAndTheLedgerHoldsWhatIsDue(Story story) {
        CrashSwitch recorder = new CrashSwitch();
        List<SubjectId> first = story.prepare();
        QualityOffice recorded = process(recorder);
        recorder.record();
        story.happen(recorded, first);
        List<String> places = recorder.passed();
        assertThat(places)
                .contains("BEFORE [append facts]", "AFTER [keep read rows]", "AFTER commit");
        assertThat(places.stream().filter("AFTER [append facts]"::equals))
                .as("however many there are, they are kept together")
                .hasSize(1);
        CrashSwitch.each(places, (crash, at, place) -> survives(story, crash, at, place));
    }

    private static People people() {
        return PEOPLE.get();
    }

    private static void survives(Story story, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(story, crash, place);
        List<SubjectId> requests = story.prepare();
        CrashSwitch crashing = new CrashSwitch();
        QualityOffice process = process(crashing);
        crashing.arm(at, crash);
        try {
            story.happen(process, requests);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        assertThat(crashing.crashedAt()).as("the same place at the same step").isEqualTo(place);
        again(story, requests);
        for (int i = 0; i < requests.size(); i++) {
            holds(CALM.finding(people(), requests.get(i)), story.kinds(i), when);
        }
    }

    private static void holds(SubjectId id, String kinds, String when) {
        assertThat(CALM.journal.history(people().org(), id).orElseThrow().facts())
                .as(when)
                .extracting(fact -> fact.kind().name())
                .isEqualTo(List.of(kinds.split(" ", -1)));
        Finding finding = CALM.read(people(), id);
        assertThat(
                        CALM.scope.reading(
                                people().org(),
                                () -> CALM.ledger.posted(people().org(), id.value())))
                .as(when)
                .containsExactlyInAnyOrderElementsOf(CALM.due(people(), id));
        FindingLine row = CALM.findings.lines(people().org(), List.of(id.value())).getFirst();
        assertThat(row.state()).as(when).isEqualTo(finding.state());
        assertThat(row.revision()).as(when).isEqualTo(finding.revision().no());
    }

    /** Another process does it again, until the dead one's locks are gone and no letter waits. */
    private static void again(Story story, List<SubjectId> requests) {
        for (int attempt = 0; attempt < AGAIN; attempt++) {
            CALM.scope.run(
                    people().org(),
                    () -> CALM.jdbc.sql("update outbox set retry_at = '-infinity'").update());
            story.happen(process(new CrashSwitch()), requests);
            long waiting =
                    CALM.scope.reading(
                            people().org(),
                            () ->
                                    CALM.jdbc
                                            .sql("select count(*) from outbox")
                                            .query(Long.class)
                                            .single());
            if (waiting == 0) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static QualityOffice process(CrashSwitch crash) {
        return new QualityOffice(DATABASE, crash.connections(DATABASE.pool()), crash.failPoints());
    }

    private static void confirm(QualityOffice office, SubjectId request, String key) {
        Outcome outcome =
                office.findings.say(
                        new Findings.Sender(people().org(), people().quality(), key),
                        CALM.finding(people(), request),
                        new Said(Act.CONFIRM, 1, 200, 20_000, "情况属实"));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }

    private static void accept(SubjectId request) {
        Outcome outcome =
                CALM.requests.add(
                        new Requests.Sender(
                                people().org(),
                                Actor.person(people().chief(), Set.of("chief")),
                                QualityOffice.key(),
                                "test"),
                        request,
                        List.of(
                                NewFact.now(
                                        FactKind.ACCEPTED, Map.of("fact", new Value.Text("3")))));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }
}
