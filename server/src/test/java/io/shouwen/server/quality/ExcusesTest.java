package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class ExcusesTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = office();
    private static int organisations;

    private final People people = OFFICE.found(new OrgId(++organisations));

    private static QualityOffice office() {
        QualityOffice office = new QualityOffice(DATABASE);
        office.itIs("2026-03-02T02:00:00Z");
        return office;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void anAnswerIsNotWaitedFor() {
        OFFICE.findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, ""));
    }

    @Test
    void theDeskGroupsWhatWaitsByClauseUnitDayAndEvent() {
        breach();
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        List<SubjectId> covered = List.of(breach(), breach());
        OfficeEvent.end(OFFICE, people, event);
        breach();
        List<Cause> causes = causes(Cause.At.FIRST, 50);
        assertThat(causes)
                .extracting(Cause::clause, Cause::unit, Cause::event, Cause::number)
                .containsExactly(
                        tuple(QualityOffice.CLAUSE, people.crew(), 0L, 2L),
                        tuple(QualityOffice.CLAUSE, people.crew(), event.value(), 2L));
        assertThat(lines(causes.getLast().filter(FindingState.RAISED)))
                .extracting(FindingLine::id)
                .containsExactlyInAnyOrderElementsOf(covered);
        List<Cause> page = causes(Cause.At.FIRST, 1);
        Cause.At next = Cause.At.parse(page.getFirst().at().toString()).orElseThrow();
        assertThat(causes(next, 50)).isEqualTo(causes.subList(1, 2));
    }

    @Test
    void theDeskIsFilteredByUnitPersonAndAge() {
        SubjectId old = breach();
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofDays(4)));
        breach();
        DeskFilter all = DeskFilter.of(FindingState.RAISED);
        assertThat(lines(all)).hasSize(2);
        assertThat(lines(with(all, Optional.of(people.otherCrew()), Optional.empty()))).isEmpty();
        assertThat(lines(with(all, Optional.of(people.crew()), Optional.of(3))))
                .extracting(FindingLine::id)
                .containsExactly(old);
    }

    @Test
    void anEventExcusesHundredsEachByAFactOfItsOwn() {
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        List<SubjectId> requests = Stream.generate(() -> OFFICE.report(people)).limit(105).toList();
        later();
        OfficeEvent.end(OFFICE, people, event);
        assertThat(dismiss(people.quality(), event, "台风")).isEmpty();
        assertThat(OFFICE.excuses.roll()).isTrue();
        assertThat(batch(event).done()).isEqualTo(100);
        assertThat(batch(event).underWay()).isTrue();
        while (OFFICE.excuses.roll()) {}
        assertThat(batch(event).done()).isEqualTo(105);
        assertThat(batch(event).total()).isEqualTo(105);
        assertThat(batch(event).underWay()).isFalse();
        for (SubjectId request : requests.subList(98, 105)) {
            Finding finding = OFFICE.read(people, OFFICE.finding(people, request));
            assertThat(finding.state()).isEqualTo(FindingState.DISMISSED);
            assertThat(finding.decided().flatMap(Decided::event)).contains(event);
        }
        SubjectId one = OFFICE.finding(people, requests.getFirst());
        assertThat(
                        OFFICE.findings
                                .find(people.org(), people.technician(), one)
                                .orElseThrow()
                                .words())
                .containsValue("台风");
        assertThat(dismiss(people.quality(), event, "台风"))
                .contains(Refused.of("finding-none-covered"));
    }

    @Test
    void theSameOrderSentTwiceIsOne() {
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        breach();
        Findings.Sender sender = sender(people.quality());
        List<String> clauses = List.of(QualityOffice.CLAUSE);
        assertThat(OFFICE.excuses.dismiss(sender, event, clauses, "台风")).isEmpty();
        assertThat(OFFICE.excuses.dismiss(sender, event, clauses, "台风")).isEmpty();
        while (OFFICE.excuses.roll()) {}
        assertThat(OFFICE.excuses.of(people.org(), event)).hasSize(1);
    }

    @Test
    void whatTheDeciderMayNotDecideStaysAsItIs() {
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        SubjectId other = breach();
        post(people.technician(), "quality");
        assertThat(dismiss(people.technician(), event, "台风")).isEmpty();
        while (OFFICE.excuses.roll()) {}
        assertThat(batch(event).refused()).isEqualTo(1);
        assertThat(batch(event).done()).isZero();
        assertThat(OFFICE.read(people, other).state()).isEqualTo(FindingState.RAISED);
        post(people.chief(), "quality");
        assertThat(dismiss(people.chief(), event, "台风")).isEmpty();
        while (OFFICE.excuses.roll()) {}
        assertThat(OFFICE.read(people, other).state()).isEqualTo(FindingState.RAISED);
    }

    @Test
    void anOrderNeedsAReasonAClauseAndSomethingToDecide() {
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        assertThat(dismiss(people.quality(), event, "台风"))
                .contains(Refused.of("finding-none-covered"));
        breach();
        assertThat(dismiss(people.quality(), event, " "))
                .contains(Refused.of("finding-words-missing"));
        assertThat(OFFICE.excuses.dismiss(sender(people.quality()), event, List.of(), "台风"))
                .contains(Refused.of("finding-none-chosen"));
        assertThat(dismiss(people.agent(), event, "台风"))
                .as("somebody who decides nothing")
                .contains(Refused.of("finding-none-covered"));
    }

    @Test
    void anExcuseIsTakenBackByFactsAndDecidedAnew() {
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        SubjectId id = breach();
        dismiss(people.quality(), event, "台风");
        while (OFFICE.excuses.roll()) {}
        assertThat(OFFICE.excuses.reopen(sender(people.secondQuality()), event, "该班组未受影响"))
                .isEmpty();
        while (OFFICE.excuses.roll()) {}
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.RAISED);
        assertThat(
                        OFFICE.say(
                                people,
                                people.quality(),
                                id,
                                new Said(Act.CONFIRM, 1, 200, 20_000, "情况属实")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void onlyWhatAnEventExcusedIsReopened() {
        SubjectId id = breach();
        OFFICE.say(people, people.quality(), id, Said.of(Act.DISMISS, 1, "不属实"));
        assertThat(OFFICE.say(people, people.quality(), id, Said.of(Act.REOPEN, 1, "重新核对")))
                .isEqualTo(Refused.of("finding-not-open"));
    }

    @Test
    void whoeverIsFoundIsToldInTheSameTransactionAndUntilWhen() {
        OFFICE.findings.settle(people.org(), new Terms(true, Duration.ofHours(24), 5, ""));
        SubjectId event = OfficeEvent.declared(OFFICE, people);
        SubjectId id = breach();
        assertThat(told()).containsExactly("finding-raised");
        Finding finding = OFFICE.read(people, id);
        assertThat(parameter("finding-raised"))
                .contains(finding.toldAt().plus(Duration.ofHours(24)).toString().substring(0, 16));
        dismiss(people.quality(), event, "台风");
        while (OFFICE.excuses.roll()) {}
        assertThat(told()).containsExactly("finding-raised", "finding-dismissed");
    }

    private SubjectId breach() {
        SubjectId request = OFFICE.report(people);
        later();
        return OFFICE.finding(people, request);
    }

    private static void later() {
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(31)));
        OFFICE.settleDown();
    }

    private Optional<Refused> dismiss(int person, SubjectId event, String reason) {
        return OFFICE.excuses.dismiss(sender(person), event, List.of(QualityOffice.CLAUSE), reason);
    }

    private Findings.Sender sender(int person) {
        return new Findings.Sender(people.org(), person, QualityOffice.key());
    }

    private Excuse batch(SubjectId event) {
        return OFFICE.excuses.of(people.org(), event).getFirst();
    }

    private List<Cause> causes(Cause.At after, int limit) {
        return OFFICE.desk.causes(
                people.org(), people.quality(), DeskFilter.of(FindingState.RAISED), after, limit);
    }

    private List<FindingLine> lines(DeskFilter filter) {
        return OFFICE.desk.lines(people.org(), people.quality(), filter, Place.NEWEST);
    }

    private DeskFilter with(DeskFilter all, Optional<Integer> unit, Optional<Integer> days) {
        return new DeskFilter(
                all.state(),
                unit,
                Optional.empty(),
                Optional.of(people.technician()),
                Optional.empty(),
                Optional.empty(),
                days,
                false);
    }

    /** Another post in the office of the decider. */
    private void post(int person, String role) {
        OFFICE.scope.run(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        insert into post (org, person, unit, role, from_day)
                                        select org, :person, unit, :role, from_day
                                        from post where person = :quality
                                        """)
                                .param("person", person)
                                .param("role", role)
                                .param("quality", people.quality())
                                .update());
    }

    private List<String> told() {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        "select template from message where staff = :person order"
                                                + " by id")
                                .param("person", people.technician())
                                .query(String.class)
                                .list());
    }

    private String parameter(String template) {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql("select parameters::text from message where template = :t")
                                .param("t", template)
                                .query(String.class)
                                .single());
    }
}
