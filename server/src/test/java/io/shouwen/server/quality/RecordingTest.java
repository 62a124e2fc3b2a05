package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the quality office records beside breaches: merits, payments, inspections, tests. */
class RecordingTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = new QualityOffice(DATABASE);
    private static final String MERIT = "city.8.1";
    private static int organisations;

    private final People people = OFFICE.found(new OrgId(++organisations));

    RecordingTest() {
        OFFICE.findings.settle(people.org(), new Terms(true, Duration.ZERO, 5, ""));
    }

    @BeforeAll
    static void open() {
        OFFICE.shelf.put(BookCode.recorded());
        OFFICE.itIs("2026-03-02T02:00:00Z");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aMeritIsRaisedAndEarnsWhatTwoDecidersAgreeOn() {
        SubjectId request = OFFICE.report(people);
        Sender sender = sender(people.quality());
        SubjectId merit =
                ((Done) OFFICE.findings.merit(sender, people.technician(), MERIT, request))
                        .subject();
        assertThat(OFFICE.findings.merit(sender, people.technician(), MERIT, request))
                .as("sent again")
                .isInstanceOfSatisfying(Done.class, done -> assertThat(done.again()).isTrue());
        assertThat(OFFICE.read(people, merit).breach().merit()).isTrue();
        assertThat(view(people.quality(), merit).allowed()).contains(Act.CONFIRM, Act.DISMISS);
        assertThat(view(people.technician(), merit).allowed())
                .as("there is nothing to answer")
                .isEmpty();

        assertThat(say(people.quality(), merit, new Said(Act.CONFIRM, 1, 0, 20_000, "属实")))
                .isInstanceOf(Done.class);
        assertThat(balance(Currency.CNY)).as("one alone does not decide it").isZero();
        assertThat(say(people.secondQuality(), merit, Said.of(Act.SECOND, 1, "同意")))
                .isInstanceOf(Done.class);
        assertThat(balance(Currency.CNY)).isEqualTo(20_000);
        assertThat(OFFICE.journal.history(people.org(), merit).orElseThrow().facts())
                .extracting(fact -> fact.kind().name())
                .containsExactly("finding.raised", "reward.confirmed", "finding.seconded");
        assertThat(merit(people.secondQuality(), request))
                .as("once for a person and a request")
                .isEqualTo(Refused.of("merit-known", merit.number()));
    }

    @Test
    void aMeritIsRaisedByADeciderUnderAClauseThatTheCodeRewards() {
        SubjectId request = OFFICE.report(people);
        assertThat(merit(people.technician(), request)).isEqualTo(Refused.of("finding-no-power"));
        assertThat(
                        OFFICE.findings.merit(
                                sender(people.quality()),
                                people.technician(),
                                QualityOffice.CLAUSE,
                                request))
                .isEqualTo(Refused.of("merit-without-reward", QualityOffice.CLAUSE));
        People elsewhere = OFFICE.found(new OrgId(++organisations));
        SubjectId other = OFFICE.report(elsewhere);
        assertThat(merit(people.quality(), other))
                .isEqualTo(Refused.of("no-such-subject", other.number()));
    }

    @Test
    void whatIsNotPaidInTimeCostsAPointOnceSomebodyDecidesAgain() {
        SubjectId breach = breach();
        assertThat(say(people.quality(), breach, Said.of(Act.PAY, 1, "工资扣款")))
                .as("nobody was told by when")
                .isEqualTo(Refused.of("finding-not-open"));
        assertThat(say(people.technician(), breach, Said.of(Act.NOTIFY, 1, "告知")))
                .isEqualTo(Refused.of("finding-no-power"));
        assertThat(say(people.quality(), breach, Said.of(Act.NOTIFY, 1, "当面告知")))
                .isInstanceOf(Done.class);
        assertThat(view(people.quality(), breach).allowed()).contains(Act.PAY);
        later(Duration.ofDays(5));
        assertThat(view(people.quality(), breach).again()).as("the last day").isFalse();
        later(Duration.ofDays(1));
        assertThat(view(people.quality(), breach).again()).isTrue();
        assertThat(balance(Currency.POINTS)).isZero();
        confirm(breach);
        assertThat(balance(Currency.POINTS)).isEqualTo(-100);
        assertThat(view(people.quality(), breach).again()).isFalse();

        Instant inTime = OFFICE.clock.now().minus(Duration.ofDays(4));
        assertThat(pays(breach, inTime)).isInstanceOf(Done.class);
        assertThat(balance(Currency.POINTS)).as("the payroll tells that it was paid").isZero();
        assertThat(balance(Currency.CNY)).as("the debt itself stands").isEqualTo(-20_000);
        assertThat(pays(breach, inTime)).isEqualTo(Refused.of("finding-not-open"));
    }

    private Outcome pays(SubjectId breach, Instant at) {
        return OFFICE.findings.tell(
                people.org(),
                Actor.token(7, Set.of("deduction.paid")),
                QualityOffice.key(),
                breach,
                NewFact.at(BookFacts.PAID, at, Map.of()));
    }

    @Test
    void aCleanInspectionPartsARowAndAPassedTestEndsWhatItLedTo() {
        breach();
        later(Duration.ofDays(1));
        assertThat(note(people.quality())).isInstanceOf(Done.class);
        later(Duration.ofDays(1));
        breach();
        assertThat(proposals()).as("parted").isZero();
        later(Duration.ofDays(1));
        breach();
        assertThat(proposals()).isEqualTo(1);
        later(Duration.ofDays(1));
        breach();
        later(Duration.ofDays(1));
        breach();
        assertThat(proposals()).as("it lasts until the test").isEqualTo(1);
        later(Duration.ofDays(1));
        assertThat(
                        OFFICE.findings.note(
                                sender(people.quality()),
                                people.technician(),
                                BookFacts.TEST_PASSED))
                .isInstanceOf(Done.class);
        later(Duration.ofDays(1));
        breach();
        later(Duration.ofDays(1));
        breach();
        assertThat(proposals()).isEqualTo(2);
    }

    @Test
    void nobodyRecordsOfThemselvesAndNobodyWithoutPower() {
        assertThat(note(people.chief())).isEqualTo(Refused.of("finding-no-power"));
        assertThat(
                        OFFICE.findings.note(
                                sender(people.quality()), people.quality(), BookFacts.CLEAN))
                .isEqualTo(Refused.of("finding-own"));
        assertThat(OFFICE.findings.mayRecord(people.org(), people.quality(), people.technician()))
                .isEqualTo(
                        new Findings.MayRecord(
                                List.of(MERIT), List.of(BookFacts.CLEAN, BookFacts.TEST_PASSED)));
        assertThat(OFFICE.findings.mayRecord(people.org(), people.chief(), people.technician()))
                .isEqualTo(new Findings.MayRecord(List.of(), List.of()));
    }

    private Outcome merit(int person, SubjectId request) {
        return OFFICE.findings.merit(sender(person), people.technician(), MERIT, request);
    }

    private Outcome note(int person) {
        return OFFICE.findings.note(sender(person), people.technician(), BookFacts.CLEAN);
    }

    private Sender sender(int person) {
        return new Sender(people.org(), person, QualityOffice.key());
    }

    private static void later(Duration time) {
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(time));
    }

    private SubjectId breach() {
        SubjectId request = OFFICE.report(people);
        later(Duration.ofMinutes(31));
        OFFICE.settleDown();
        SubjectId finding = OFFICE.finding(people, request);
        confirm(finding);
        return finding;
    }

    private void confirm(SubjectId finding) {
        assertThat(say(people.quality(), finding, new Said(Act.CONFIRM, 1, 0, 20_000, "属实")))
                .isInstanceOf(Done.class);
    }

    private Outcome say(int person, SubjectId finding, Said said) {
        return OFFICE.say(people, person, finding, said);
    }

    private FindingView view(int person, SubjectId finding) {
        return OFFICE.findings.find(people.org(), person, finding).orElseThrow();
    }

    private int proposals() {
        return OFFICE.findings
                .book(people.org(), Account.ofPerson(people.technician()))
                .proposals()
                .size();
    }

    private long balance(Currency currency) {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.ledger.balance(
                                people.org(), Account.ofPerson(people.technician()), currency));
    }
}
