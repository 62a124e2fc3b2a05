package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.score.Due;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Line;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.request.Requests;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

class FindingsTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = new QualityOffice(DATABASE);
    private static int organisations;

    /** The clock of a database in use is never turned back: each test has a day of its own. */
    private static String at(String time) {
        return "2026-03-%02dT%s:00Z".formatted(organisations, time);
    }

    private People people = OFFICE.found(new OrgId(++organisations));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void tenOClock() {
        OFFICE.itIs(at("02:00"));
        OFFICE.findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, ""));
    }

    @Test
    void timeItselfRaisesAFindingAgainstWhoeverHadTheWorkInHand() {
        SubjectId id = breach();
        Finding finding = OFFICE.read(people, id);
        assertThat(finding.state()).isEqualTo(FindingState.RAISED);
        assertThat(finding.breach().person()).contains(people.technician());
        assertThat(finding.breach().unit()).isEqualTo(people.crew());
        assertThat(finding.breach().raisedBy()).isEmpty();
        assertThat(finding.revision().verdict()).isEqualTo("overdue");
    }

    @Test
    void aKeptPromiseRaisesNothing() {
        SubjectId request = OFFICE.report(people);
        OFFICE.itIs(at("02:20"));
        OFFICE.arrive(people, request, at("02:20"));
        OFFICE.itIs(at("05:00"));
        OFFICE.settleDown();
        assertThat(desk(people.quality(), FindingState.RAISED)).isEmpty();
    }

    @Test
    void nothingIsPostedUntilAPersonConfirms() {
        SubjectId id = breach();
        assertThat(balance(people.technician(), Currency.POINTS)).isZero();
        confirm(id, 200, 20_000);
        assertThat(balance(people.technician(), Currency.POINTS)).isEqualTo(-200);
        assertThat(balance(people.technician(), Currency.CNY)).isEqualTo(-20_000);
        assertThat(balance(people.head(), Currency.CNY)).isEqualTo(-2_000);
        assertThat(balance(people.deputy(), Currency.CNY)).isEqualTo(-4_000);
        assertThat(balance(people.head(), Currency.POINTS)).isEqualTo(-20);
    }

    @Test
    void moneyIsOffUntilTheOrganisationSwitchesItOn() {
        OFFICE.findings.settle(people.org(), new Terms(false, Duration.ZERO, 5, ""));
        SubjectId id = breach();
        assertThat(tryConfirm(id, 200, 20_000)).isInstanceOf(Refused.class);
        confirm(id, 200, 0);
        assertThat(balance(people.technician(), Currency.CNY)).isZero();
        assertThat(balance(people.technician(), Currency.POINTS)).isEqualTo(-200);
    }

    @Test
    void anAmountOutsideTheRangeIsRefusedWithTheRange() {
        assertThat(tryConfirm(breach(), 301, 10_000))
                .isEqualTo(
                        Refused.of("amount-outside-range", "1", "3", "100", "500")
                                .by(Optional.of(new ClauseId("city.9.1"))));
    }

    @Test
    void aDecisionAboutAnOlderRevisionIsRefused() {
        SubjectId request = OFFICE.report(people);
        OFFICE.itIs(at("02:31"));
        OFFICE.settleDown();
        SubjectId id = OFFICE.finding(people, request);
        OFFICE.itIs(at("02:40"));
        OFFICE.arrive(people, request, at("02:40"));
        OFFICE.settleDown();
        assertThat(OFFICE.read(people, id).revision().no()).isEqualTo(2);
        assertThat(say(people.quality(), id, new Said(Act.CONFIRM, 1, 100, 10_000, "核实")))
                .isEqualTo(Refused.of("finding-stale"));
    }

    @Test
    void noReasonNoDecision() {
        assertThat(say(people.quality(), breach(), Said.of(Act.DISMISS, 1, "  ")))
                .isEqualTo(Refused.of("finding-words-missing"));
    }

    @Test
    void theLineChiefAndThePersonFoundDoNotDecide() {
        SubjectId id = breach();
        assertThat(say(people.chief(), id, Said.of(Act.DISMISS, 1, "无责")))
                .isEqualTo(Refused.of("finding-no-power"));
        assertThat(say(people.technician(), id, Said.of(Act.DISMISS, 1, "无责")))
                .isEqualTo(Refused.of("finding-no-power"));
        OFFICE.scope.run(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        insert into post (org, person, unit, role, from_day)
                                        select org, :chief, (select unit from post
                                            where person = :quality), 'quality', from_day
                                        from post where person = :quality
                                        """)
                                .param("chief", people.chief())
                                .param("quality", people.quality())
                                .update());
        assertThat(say(people.chief(), id, Said.of(Act.DISMISS, 1, "无责")))
                .isEqualTo(Refused.of("finding-line-chief"));
    }

    @Test
    void aConclusionHeardTwiceChangesNothing() {
        SubjectId id = breach();
        confirm(id, 100, 10_000);
        int facts = facts(id);
        OFFICE.scope.run(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        insert into outbox (org, kind, book, src_key, body)
                                        select :org, 'conclusion', :book, :key, :body::jsonb
                                        """)
                                .param("org", people.org().value())
                                .param("book", "again")
                                .param("key", "again")
                                .param("body", conclusionOf(id))
                                .update());
        OFFICE.settleDown();
        assertThat(facts(id)).isEqualTo(facts);
        assertThat(lines(people.technician())).hasSize(1);
    }

    @Test
    void theTruthThatArrivesLateTakesEverythingBack() {
        SubjectId request = OFFICE.report(people);
        OFFICE.itIs(at("02:31"));
        OFFICE.settleDown();
        SubjectId id = OFFICE.finding(people, request);
        confirm(id, 100, 10_000);
        OFFICE.itIs(at("06:00"));
        OFFICE.arrive(people, request, at("02:24"));
        OFFICE.settleDown();
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.CONFIRMED);
        accept(request);
        OFFICE.settleDown();
        Finding finding = OFFICE.read(people, id);
        assertThat(finding.state()).isEqualTo(FindingState.WITHDRAWN);
        assertThat(finding.revision().verdict()).isEqualTo("kept");
        List<Line> lines = lines(people.technician());
        assertThat(lines).extracting(Line::amount).containsExactly(100L, -100L);
        assertThat(lines.getFirst().reverses()).hasValue(lines.getLast().id());
        assertThat(balance(people.head(), Currency.CNY)).isZero();
    }

    @Test
    void anAppealThatIsUpheldKeepsTheEntriesAndOneThatIsNotTakesThemBack() {
        SubjectId kept = breach();
        confirm(kept, 100, 10_000);
        say(people.technician(), kept, Said.of(Act.APPEAL, 1, "路上堵车"));
        assertThat(say(people.quality(), kept, Said.of(Act.UPHOLD, 1, "维持")))
                .isEqualTo(Refused.of("appeal-same-decider"));
        say(people.secondQuality(), kept, Said.of(Act.UPHOLD, 1, "维持"));
        assertThat(OFFICE.read(people, kept).state()).isEqualTo(FindingState.UPHELD);
        assertThat(balance(people.technician(), Currency.POINTS)).isEqualTo(-100);
        SubjectId overturned = breach();
        confirm(overturned, 300, 10_000);
        say(people.technician(), overturned, Said.of(Act.APPEAL, 1, "路上堵车"));
        say(people.head(), overturned, Said.of(Act.OVERTURN, 1, "属实"));
        assertThat(OFFICE.read(people, overturned).state()).isEqualTo(FindingState.OVERTURNED);
        assertThat(balance(people.technician(), Currency.POINTS)).isEqualTo(-100);
    }

    @Test
    void theDeskShowsOnlyTheUnitsThatAPositionReaches() {
        SubjectId id = breach();
        int elsewhere =
                OFFICE.scope.in(
                        people.org(), () -> OFFICE.hire(people.org(), people.otherCrew(), "chief"));
        assertThat(desk(people.quality(), FindingState.RAISED))
                .extracting(FindingLine::id)
                .containsExactly(id);
        assertThat(desk(people.chief(), FindingState.RAISED)).hasSize(1);
        assertThat(desk(elsewhere, FindingState.RAISED)).isEmpty();
        assertThat(OFFICE.findings.find(people.org(), elsewhere, id)).isEmpty();
        assertThat(OFFICE.findings.find(people.org(), people.technician(), id)).isPresent();
        assertThat(OFFICE.findings.find(people.org(), people.agent(), id)).isEmpty();
    }

    @Test
    void anotherOrganisationSeesNothingAndDecidesNothing() {
        SubjectId id = breach();
        People others = OFFICE.found(new OrgId(++organisations));
        assertThat(OFFICE.findings.find(others.org(), others.quality(), id)).isEmpty();
        assertThat(OFFICE.say(others, others.quality(), id, Said.of(Act.DISMISS, 1, "不成立")))
                .isEqualTo(Refused.of("no-such-subject", id.number()));
        assertThat(
                        OFFICE.desk.lines(
                                others.org(),
                                others.quality(),
                                DeskFilter.of(FindingState.RAISED),
                                Place.NEWEST))
                .isEmpty();
        long rows =
                OFFICE.scope.reading(
                        others.org(),
                        () ->
                                OFFICE.jdbc
                                        .sql("select count(*) from finding")
                                        .query(Long.class)
                                        .single());
        assertThat(rows).isZero();
    }

    @Test
    void theViewTellsWhatHappenedWhatMayBeImposedAndWhatThisPersonMayDo() {
        SubjectId id = breach();
        FindingView view = OFFICE.findings.find(people.org(), people.quality(), id).orElseThrow();
        assertThat(view.judged()).isPresent();
        assertThat(view.allowed()).isEqualTo(Set.of(Act.CONFIRM, Act.DISMISS));
        assertThat(view.prospect().terms().by()).contains(new ClauseId("city.9.1"));
        assertThat(view.prospect().leastLines())
                .extracting(line -> line.due().account())
                .contains(
                        Account.ofPerson(people.head()).name(),
                        Account.ofPerson(people.deputy()).name());
        FindingView theirs =
                OFFICE.findings.find(people.org(), people.technician(), id).orElseThrow();
        assertThat(theirs.allowed()).isEqualTo(Set.of(Act.ANSWER));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whateverIsSaidTheRowIsTheFoldAndTheLedgerHoldsWhatIsDue(long seed) {
        Random random = new Random(seed);
        Set<SubjectId> all = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            SubjectId request = OFFICE.report(people);
            OFFICE.clock.moveTo(
                    OFFICE.clock.now().plus(Duration.ofMinutes(31 + random.nextInt(20))));
            OFFICE.settleDown();
            SubjectId id = OFFICE.finding(people, request);
            all.add(id);
            for (int step = 0; step < 8; step++) {
                doSomething(random, request, id);
                OFFICE.settleDown();
            }
        }
        for (SubjectId id : all) {
            Finding finding = OFFICE.read(people, id);
            List<Due> due = OFFICE.due(people, id);
            List<Due> posted =
                    OFFICE.scope.reading(
                            people.org(), () -> OFFICE.ledger.posted(people.org(), id.value()));
            assertThat(posted).containsExactlyInAnyOrderElementsOf(due);
            FindingLine row = OFFICE.findings.lines(people.org(), List.of(id.value())).getFirst();
            assertThat(row.state()).isEqualTo(finding.state());
            assertThat(row.revision()).isEqualTo(finding.revision().no());
            assertThat(row.confirmedRevision()).isEqualTo(finding.confirmedRevision());
        }
    }

    private void doSomething(Random random, SubjectId request, SubjectId id) {
        int revision = OFFICE.read(people, id).revision().no();
        Act act = List.of(Act.values()).get(random.nextInt(Act.values().length));
        int[] who = {people.technician(), people.quality(), people.secondQuality(), people.head()};
        int person = act.ofTheFound() ? people.technician() : who[1 + random.nextInt(3)];
        switch (random.nextInt(8)) {
            case 0 -> OFFICE.arrive(people, request, OFFICE.clock.now().toString());
            case 1 -> {
                OFFICE.arrive(people, request, at("02:24"));
                accept(request);
            }
            default ->
                    say(
                            person,
                            id,
                            new Said(
                                    act,
                                    revision,
                                    100 + random.nextInt(200),
                                    10_000 + random.nextInt(40_000),
                                    "理由 " + random.nextInt()));
        }
    }

    private SubjectId breach() {
        SubjectId request = OFFICE.report(people);
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(31)));
        OFFICE.settleDown();
        return OFFICE.finding(people, request);
    }

    private void confirm(SubjectId id, long points, long money) {
        assertThat(tryConfirm(id, points, money)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome tryConfirm(SubjectId id, long points, long money) {
        int revision = OFFICE.read(people, id).revision().no();
        return say(people.quality(), id, new Said(Act.CONFIRM, revision, points, money, "情况属实"));
    }

    private Outcome say(int person, SubjectId id, Said said) {
        return OFFICE.say(people, person, id, said);
    }

    /** A second person accepts every proposed fact of a request. */
    private void accept(SubjectId request) {
        OFFICE.journal.history(people.org(), request).orElseThrow().facts().stream()
                .filter(fact -> fact.standing() == Standing.PROPOSED)
                .forEach(fact ->
                        OFFICE.requests.add(
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
                                                        new Value.Text(fact.id().value()))))));
    }

    private List<FindingLine> desk(int person, FindingState state) {
        return OFFICE.desk.lines(people.org(), person, DeskFilter.of(state), Place.NEWEST);
    }

    private int facts(SubjectId id) {
        return OFFICE.journal.history(people.org(), id).orElseThrow().stored().size();
    }

    private String conclusionOf(SubjectId id) {
        Finding finding = OFFICE.read(people, id);
        return """
        {"subject": %d, "kind": "request", "unit": %d, "clause": "city.4.2",
         "occasion": "%s", "standard": "city/2026", "verdict": "overdue", "breach": true,
         "lateSeconds": 0, "evidence": [], "line": "%s", "answers": "technician",
         "revision": 1, "judgedAt": "2026-03-02T02:31:00Z"}
        """
                .formatted(
                        finding.breach().subject().value(),
                        people.crew(),
                        finding.breach().occasion(),
                        line(finding));
    }

    /** The canonical line as the judge wrote it into the stored judgement. */
    private String line(Finding finding) {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.jdbc
                                .sql(
                                        """
                                        select v ->> 'line' from judgement j,
                                            jsonb_array_elements(j.verdicts) v
                                        where j.subject = :subject
                                        """)
                                .param("subject", finding.breach().subject().value())
                                .query(String.class)
                                .single()
                                .replace("\n", "\\n"));
    }

    private long balance(int person, Currency currency) {
        return OFFICE.scope.reading(
                people.org(),
                () -> OFFICE.ledger.balance(people.org(), Account.ofPerson(person), currency));
    }

    private List<Line> lines(int person) {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.ledger.lines(
                                people.org(),
                                Account.ofPerson(person),
                                Currency.POINTS,
                                Optional.empty(),
                                50));
    }

    @Test
    void aFindingOfAClosedMonthIsCorrectedInTheOpenOne() {
        SubjectId id = breach();
        confirm(id, 100, 10_000);
        OFFICE.scope.run(
                people.org(),
                () ->
                        OFFICE.ledger.close(
                                people.org(),
                                YearMonth.of(2026, 3),
                                people.quality(),
                                OFFICE.clock.now()));
        say(people.technician(), id, Said.of(Act.APPEAL, 1, "路上堵车"));
        say(people.secondQuality(), id, Said.of(Act.OVERTURN, 1, "属实"));
        Line reversal = lines(people.technician()).getFirst();
        assertThat(reversal.forPeriod()).isEqualTo(YearMonth.of(2026, 3));
        assertThat(reversal.postedIn()).isEqualTo(YearMonth.of(2026, 4));
    }
}
