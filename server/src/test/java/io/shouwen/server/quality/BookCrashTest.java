package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.Cycle;
import io.shouwen.server.crash.CrashSwitch;
import io.shouwen.server.crash.CrashSwitch.Crash;
import io.shouwen.server.crash.CrashSwitch.Died;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The first of two findings of a book is withdrawn, so that the second one costs less. Crashed
 * anywhere and done again, the ledger holds what is due for both, and its entries sum to zero.
 */
class BookCrashTest {
    private static final CrashHouses HOUSES = new CrashHouses();
    private static final int AGAIN = 500;
    private static final long PAUSE_NANOS = 5_000_000;

    @AfterAll
    static void close() {
        HOUSES.close();
    }

    /** What the two findings have in common. */
    enum Kind {
        /** One person on two days: the second is doubled. */
        PERSONS_YEAR(1),
        /** A crew of which nobody is known, on two days: the second is doubled. */
        UNITS_YEAR(1),
        /** Two people of a section on one day: the second costs the head. */
        SECTIONS_DAY(0);

        private final int days;

        Kind(int days) {
            this.days = days;
        }

        private Standards code() {
            return this == SECTIONS_DAY
                    ? BookCode.counted(List.of("section"), Cycle.DAY, 2, 2)
                    : BookCode.doubling();
        }

        private SubjectId report(People people) {
            return this == UNITS_YEAR
                    ? HOUSES.calm().reportToCrew(people)
                    : HOUSES.calm().report(people);
        }
    }

    /** Two findings of one book, both confirmed, and a truth that ends the first. */
    private record Scene(People people, SubjectId first, SubjectId second) {
        static Scene prepare(Kind kind) {
            OrgId house = HOUSES.next();
            HOUSES.calm().shelf.put(kind.code());
            People people = HOUSES.calm().found(house);
            People others =
                    kind == Kind.SECTIONS_DAY
                            ? HOUSES.calm().withAnotherTechnician(people)
                            : people;
            HOUSES.calm().findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, ""));
            midnight();
            Instant reported = HOUSES.calm().clock.now();
            SubjectId request = kind.report(people);
            SubjectId first = confirmed(people, request);
            HOUSES.calm().clock.moveTo(HOUSES.calm().clock.now().plus(Duration.ofDays(kind.days)));
            SubjectId second = confirmed(people, kind.report(others));
            assertThat(postedOf(people, second)).as("more than alone").isLessThan(-20_000);
            HOUSES.calm().arrive(people, request, reported.plusSeconds(60).toString());
            accept(people, request);
            return new Scene(people, first, second);
        }

        private static SubjectId confirmed(People people, SubjectId request) {
            HOUSES.calm().clock.moveTo(HOUSES.calm().clock.now().plus(Duration.ofMinutes(31)));
            HOUSES.calm().settleDown();
            SubjectId finding = HOUSES.calm().finding(people, request);
            assertThat(
                            HOUSES.calm()
                                    .say(
                                            people,
                                            people.quality(),
                                            finding,
                                            new Said(Act.CONFIRM, 1, 0, 20_000, "属实")))
                    .isInstanceOf(Outcome.Done.class);
            return finding;
        }

        /** Both lie in one day, whatever was done before. */
        private static void midnight() {
            HOUSES.calm()
                    .clock
                    .moveTo(
                            HOUSES.calm()
                                    .clock
                                    .now()
                                    .plus(Duration.ofHours(8))
                                    .truncatedTo(ChronoUnit.DAYS)
                                    .plus(Duration.ofHours(16)));
        }

        private static long postedOf(People people, SubjectId finding) {
            return HOUSES
                    .calm()
                    .scope
                    .reading(
                            people.org(),
                            () -> HOUSES.calm().ledger.posted(people.org(), finding.value()))
                    .stream()
                    .mapToLong(Due::amount)
                    .sum();
        }

        private void holds(String when) {
            assertThat(HOUSES.calm().read(people, first).state())
                    .as(when)
                    .isEqualTo(FindingState.WITHDRAWN);
            for (SubjectId one : List.of(first, second)) {
                assertThat(posted(one))
                        .as(when)
                        .containsExactlyInAnyOrderElementsOf(HOUSES.calm().due(people, one));
            }
            assertThat(posted(second))
                    .as(when)
                    .singleElement()
                    .satisfies(due -> assertThat(due.amount()).isEqualTo(-20_000));
            assertThat(sum()).as(when).isZero();
        }

        private List<Due> posted(SubjectId one) {
            return HOUSES.calm()
                    .scope
                    .reading(
                            people.org(),
                            () -> HOUSES.calm().ledger.posted(people.org(), one.value()));
        }

        private long sum() {
            return HOUSES.calm()
                    .scope
                    .reading(
                            people.org(),
                            () ->
                                    HOUSES.calm()
                                            .jdbc
                                            .sql(
                                                    "select coalesce(sum(amount), 0)::bigint from"
                                                            + " entry")
                                            .query(Long.class)
                                            .single());
        }

        /** Another process delivers, until the dead one's locks are gone and no letter waits. */
        private void again(Kind kind) {
            for (int attempt = 0; attempt < AGAIN; attempt++) {
                HOUSES.calm()
                        .scope
                        .run(
                                people.org(),
                                () ->
                                        HOUSES.calm()
                                                .jdbc
                                                .sql("update outbox set retry_at = '-infinity'")
                                                .update());
                process(new CrashSwitch(), kind).outbox.deliver();
                long waiting =
                        HOUSES.calm()
                                .scope
                                .reading(
                                        people.org(),
                                        () ->
                                                HOUSES.calm()
                                                        .jdbc
                                                        .sql("select count(*) from outbox")
                                                        .query(Long.class)
                                                        .single());
                if (waiting == 0) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** A second person accepts what was told late. */
    private static void accept(People people, SubjectId request) {
        HOUSES.calm().journal.history(people.org(), request).orElseThrow().facts().stream()
                .filter(fact -> fact.standing() == Standing.PROPOSED)
                .forEach(fact ->
                        HOUSES.calm()
                                .requests
                                .add(
                                        new Requests.Sender(
                                                people.org(),
                                                Actor.person(people.chief(), Set.of("chief")),
                                                QualityOffice.key(),
                                                "test"),
                                        request,
                                        List.of(
                                                NewFact.now(
                                                        FactKind.ACCEPTED,
                                                        Map.of(
                                                                "fact",
                                                                new Value.Text(
                                                                        fact.id().value()))))));
    }

    /** Whoever decides has a key for what they write, so that each run takes the same places. */
    @BeforeAll
    static void somethingHasBeenWrittenBefore() {
        Scene first = Scene.prepare(Kind.PERSONS_YEAR);
        first.again(Kind.PERSONS_YEAR);
        first.holds("calm");
    }

    @ParameterizedTest
    @EnumSource
    void afterACrashAnywhereBothFindingsTakeWhatIsDue(Kind kind) {
        CrashSwitch recorder = new CrashSwitch();
        Scene first = Scene.prepare(kind);
        QualityOffice recorded = process(recorder, kind);
        recorder.record();
        recorded.outbox.deliver();
        List<String> places = recorder.passed();
        first.holds("recorded");
        assertThat(places).contains("BEFORE [keep read rows]", "AFTER commit");
        CrashSwitch.each(places, (crash, at, place) -> survives(kind, crash, at, place));
    }

    private static void survives(Kind kind, Crash crash, int at, String place) {
        String when = "%s %s at %s".formatted(kind, crash, place);
        Scene scene = Scene.prepare(kind);
        CrashSwitch crashing = new CrashSwitch();
        QualityOffice process = process(crashing, kind);
        crashing.arm(at, crash);
        try {
            process.outbox.deliver();
        } catch (Died | RuntimeException e) {
            assertThat(crashing.crashedAt()).as(when + ": " + e).isNotEmpty();
        }
        assertThat(crashing.crashedAt()).as("the same place at the same step").isEqualTo(place);
        scene.again(kind);
        scene.holds(when);
    }

    private static QualityOffice process(CrashSwitch crash, Kind kind) {
        QualityOffice office = HOUSES.process(crash);
        office.shelf.put(kind.code());
        return office;
    }
}
