package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An appeal that several people decide, and a finding that nobody does. */
class PanelTest {
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

    /** What the votes of three or two come to; an empty answer is none yet. */
    @Test
    void moreThanHalfUpholdsAndATieStandsForThePerson() {
        assertThat(outcome(3, true)).isEmpty();
        assertThat(outcome(3, true, true)).contains(true);
        assertThat(outcome(3, true, false)).isEmpty();
        assertThat(outcome(3, false, true, false)).contains(false);
        assertThat(outcome(2, true)).isEmpty();
        assertThat(outcome(2, true, false)).contains(false);
        assertThat(outcome(2, true, true)).contains(true);
        assertThat(outcome(1, true)).contains(true);
        assertThat(outcome(1, false)).contains(false);
    }

    /** Whatever the order of votes, an early end says what all votes together would. */
    @Test
    void anEarlyEndSaysWhatAllVotesWould() {
        for (int panel = 1; panel <= 5; panel++) {
            for (int votes = 0; votes < 1 << panel; votes++) {
                Appeal appeal = appeal(panel);
                Optional<Boolean> first = Optional.empty();
                for (int i = 0; i < panel; i++) {
                    appeal = appeal.with(vote((votes >> i & 1) == 1));
                    first = first.isPresent() ? first : appeal.outcome();
                }
                assertThat(first).contains(2 * Integer.bitCount(votes) > panel);
            }
        }
    }

    @Test
    void nobodyWhoRaisedDecidedOrIsTheLineChiefVotesAndNobodyTwice() {
        settle(3, 30);
        SubjectId id = appealed();
        assertThat(vote(people.quality(), id, Act.UPHOLD))
                .isEqualTo(Refused.of("appeal-same-decider"));
        assertThat(vote(people.chief(), id, Act.UPHOLD)).isInstanceOf(Refused.class);
        assertThat(vote(people.secondQuality(), id, Act.UPHOLD)).isInstanceOf(Outcome.Done.class);
        assertThat(vote(people.secondQuality(), id, Act.UPHOLD))
                .isEqualTo(Refused.of("appeal-voted"));
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.APPEALED);
        assertThat(vote(people.head(), id, Act.UPHOLD)).isInstanceOf(Outcome.Done.class);
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.UPHELD);
        assertThat(kinds(id)).endsWith("appeal.voted", "appeal.voted", "appeal.decided");
    }

    @Test
    void whatThePanelOverturnsIsTakenBack() {
        settle(2, 30);
        SubjectId id = appealed();
        assertThat(balance()).isEqualTo(-200);
        vote(people.secondQuality(), id, Act.OVERTURN);
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.OVERTURNED);
        assertThat(balance()).isZero();
    }

    @Test
    void anAppealKeepsThePanelUnderWhichItWasMade() {
        settle(1, 30);
        SubjectId id = appealed();
        settle(5, 30);
        vote(people.secondQuality(), id, Act.UPHOLD);
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.UPHELD);
    }

    @Test
    void whatNobodyDecidesLapsesInTimeAndNotBefore() {
        settle(1, 10);
        SubjectId id = breach();
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofDays(9)));
        assertThat(OFFICE.lapsing.roll()).isFalse();
        assertThat(OFFICE.desk.lapsing(people.org(), people.quality())).isEqualTo(1);
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofDays(1)));
        while (OFFICE.lapsing.roll()) {}
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.LAPSED);
        assertThat(kinds(id)).containsExactly("finding.raised", "finding.lapsed");
        assertThat(balance()).isZero();
        assertThat(vote(people.quality(), id, Act.DISMISS))
                .isEqualTo(Refused.of("finding-not-open"));
    }

    @Test
    void nothingLapsesWhereItNeverDoes() {
        settle(1, 0);
        SubjectId id = breach();
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofDays(400)));
        assertThat(OFFICE.lapsing.roll()).isFalse();
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.RAISED);
    }

    private void settle(int panel, int lapseDays) {
        OFFICE.findings.settle(
                people.org(), new Terms(true, Duration.ZERO, 5, "", lapseDays, panel));
    }

    private SubjectId breach() {
        SubjectId request = OFFICE.report(people);
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(31)));
        OFFICE.settleDown();
        return OFFICE.finding(people, request);
    }

    private SubjectId appealed() {
        SubjectId id = breach();
        OFFICE.say(people, people.quality(), id, new Said(Act.CONFIRM, 1, 200, 20_000, "属实"));
        vote(people.technician(), id, Act.APPEAL);
        return id;
    }

    private Outcome vote(int person, SubjectId id, Act act) {
        return OFFICE.say(people, person, id, Said.of(act, 1, "理由"));
    }

    private long balance() {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.ledger.balance(
                                people.org(),
                                Account.ofPerson(people.technician()),
                                Currency.POINTS));
    }

    private List<String> kinds(SubjectId id) {
        return OFFICE.journal.history(people.org(), id).orElseThrow().facts().stream()
                .map(fact -> fact.kind().name())
                .toList();
    }

    private static Optional<Boolean> outcome(int panel, boolean... votes) {
        Appeal appeal = appeal(panel);
        for (boolean one : votes) {
            appeal = appeal.with(vote(one));
        }
        return appeal.outcome();
    }

    private static Appeal appeal(int panel) {
        return new Appeal(new Spoken(1, FindingStory.START, ""), panel, List.of());
    }

    private static Appeal.Vote vote(boolean upheld) {
        return new Appeal.Vote(2, upheld, FindingStory.START);
    }
}
