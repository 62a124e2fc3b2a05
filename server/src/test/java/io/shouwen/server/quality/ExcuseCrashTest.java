package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Crashes what is done to many findings at once before and after each statement and commit, and
 * does it again: each finding is decided once, and how far it came is told truly.
 */
class ExcuseCrashTest {
    private static final int MANY = 3;
    private static final int FEW = 6;
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    private final CrashHouses houses = new CrashHouses();

    @AfterEach
    void close() {
        houses.close();
    }

    /** What may happen to many at once, and which facts each has afterwards. */
    enum Story {
        EXCUSED,
        TAKEN_BACK,
        LAPSED;

        private List<String> kinds() {
            return switch (this) {
                case EXCUSED -> List.of("finding.raised", "finding.dismissed");
                case TAKEN_BACK ->
                        List.of("finding.raised", "finding.dismissed", "finding.reopened");
                case LAPSED -> List.of("finding.raised", "finding.lapsed");
            };
        }

        boolean happen(QualityOffice office) {
            return this == LAPSED ? office.lapsing.roll() : office.excuses.roll();
        }
    }

    private Scene prepare(Story story) {
        OrgId org = houses.next();
        People people = houses.calm().found(org);
        // Others must not lapse meanwhile.
        houses.calm().findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, "", 0, 1));
        SubjectId event = OfficeEvent.declared(houses.calm(), people);
        List<SubjectId> requests =
                Stream.generate(() -> houses.calm().report(people)).limit(MANY).toList();
        houses.calm().clock.moveTo(houses.calm().clock.now().plus(Duration.ofMinutes(31)));
        houses.calm().settleDown();
        Scene scene =
                new Scene(
                        people,
                        event,
                        requests.stream().map(one -> houses.calm().finding(people, one)).toList());
        switch (story) {
            case EXCUSED -> excuse(scene);
            case TAKEN_BACK -> {
                excuse(scene);
                while (houses.calm().excuses.roll()) {}
                assertThat(houses.calm().excuses.reopen(sender(people), event, "事件并未影响这些工单"))
                        .isEmpty();
            }
            case LAPSED -> {
                houses.calm()
                        .findings
                        .settle(people.org(), new Terms(true, Duration.ZERO, 5, "", 1, 1));
                houses.calm().clock.moveTo(houses.calm().clock.now().plus(Duration.ofDays(1)));
            }
        }
        return scene;
    }

    private void excuse(Scene scene) {
        assertThat(
                        houses.calm()
                                .excuses
                                .dismiss(
                                        sender(scene.people()),
                                        scene.event(),
                                        List.of(QualityOffice.CLAUSE),
                                        "台风期间"))
                .isEmpty();
    }

    private record Scene(People people, SubjectId event, List<SubjectId> findings) {}

    private static Findings.Sender sender(People people) {
        return new Findings.Sender(people.org(), people.quality(), QualityOffice.key());
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAnywhereEachIsDecidedOnce(Story story) {
        CrashSwitch recorder = new CrashSwitch();
        Scene first = prepare(story);
        QualityOffice recorded = houses.process(recorder);
        recorder.record();
        assertThat(story.happen(recorded)).isTrue();
        List<String> places = recorder.passed();
        holds(story, first, "calm");
        assertThat(places).contains("BEFORE [append facts]", "AFTER commit");
        for (int at = 0; at < places.size(); at += step(places.size())) {
            for (Crash crash : Crash.turn(at)) {
                survives(story, crash, at, places.get(at));
            }
        }
        int last = places.indexOf("AFTER commit");
        survives(story, Crash.turn(last).getFirst(), last, places.get(last));
    }

    /** Each crash takes a house of its own: a few of the places, unless all are asked for. */
    private static int step(int places) {
        return Boolean.getBoolean("shouwen.crashes.all") ? 1 : Math.max(1, places / FEW);
    }

    private void survives(Story story, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(story, crash, place);
        Scene scene = prepare(story);
        CrashSwitch crashing = new CrashSwitch();
        QualityOffice process = houses.process(crashing);
        crashing.arm(at, crash);
        try {
            story.happen(process);
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        for (int attempt = 0; attempt < AGAIN && !over(story, scene); attempt++) {
            story.happen(houses.calm());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        story.happen(houses.calm());
        holds(story, scene, when);
    }

    private boolean over(Story story, Scene scene) {
        return scene.findings().stream()
                .allMatch(id ->
                        houses.calm()
                                        .journal
                                        .history(scene.people().org(), id)
                                        .orElseThrow()
                                        .facts()
                                        .size()
                                == story.kinds().size());
    }

    private void holds(Story story, Scene scene, String when) {
        OrgId org = scene.people().org();
        for (SubjectId id : scene.findings()) {
            assertThat(houses.calm().journal.history(org, id).orElseThrow().facts())
                    .as(when)
                    .extracting(fact -> fact.kind().name())
                    .isEqualTo(story.kinds());
            assertThat(houses.calm().findings.lines(org, List.of(id.value())).getFirst().state())
                    .as(when)
                    .isEqualTo(houses.calm().read(scene.people(), id).state());
        }
        assertThat(houses.calm().excuses.of(org, scene.event()))
                .as(when)
                .allSatisfy(excuse -> {
                    assertThat(excuse.underWay()).isFalse();
                    assertThat(excuse.done()).isEqualTo(MANY);
                    assertThat(excuse.refused()).isZero();
                });
        assertThat(told(scene.people())).as(when).isEqualTo(story.kinds().size() * (long) MANY);
        assertThat(
                        houses.calm()
                                .scope
                                .reading(
                                        org,
                                        () ->
                                                houses.calm()
                                                        .ledger
                                                        .balance(
                                                                org,
                                                                Account.ofPerson(
                                                                        scene.people()
                                                                                .technician()),
                                                                Currency.POINTS)))
                .as(when)
                .isZero();
    }

    /** One message for whatever happens to each of them. */
    private long told(People people) {
        return houses.calm()
                .scope
                .reading(
                        people.org(),
                        () ->
                                houses.calm()
                                        .jdbc
                                        .sql("select count(*) from message where staff = :person")
                                        .param("person", people.technician())
                                        .query(Long.class)
                                        .single());
    }
}
