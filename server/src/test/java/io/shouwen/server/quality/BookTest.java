package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.score.Proposal;
import io.shouwen.engine.score.Terms;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.journal.Outcome.Done;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.Line;
import io.shouwen.server.ledger.Settling.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Measuring;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.Findings.Sender;
import io.shouwen.server.quality.Measure.Decision;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The findings of one person reckoned together. */
class BookTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final QualityOffice OFFICE = new QualityOffice(DATABASE);
    private static final Map<String, String> NEGLIGENT =
            Map.of("source", "complaint", "intent", "negligent");
    private static final Map<String, String> INTENDED =
            Map.of("source", "head-office", "intent", "intentional");
    private static final Map<String, String> OWN = Map.of("source", "other");
    private static int organisations;

    static {
        OFFICE.itIs("2026-03-02T02:00:00Z");
    }

    private People people = found();

    private static People found() {
        People found = OFFICE.found(new OrgId(++organisations));
        OFFICE.findings.settle(
                found.org(), new io.shouwen.server.quality.Terms(true, Duration.ZERO, 5, ""));
        return found;
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theSecondOffenceOfTheYearCostsTheSecondRowAndFallsBackWithTheFirst() {
        by(BookCode.rows());
        SubjectId first = breach();
        confirm(first, 4_000, NEGLIGENT);
        SubjectId second = breach();
        Terms terms = terms(second, NEGLIGENT);
        assertThat(terms.by()).contains(new ClauseId("city.9.3"));
        assertThat(terms.nth()).isEqualTo(2);
        confirm(second, 10_000, NEGLIGENT);
        assertThat(money(people.technician())).isEqualTo(-14_000);
        assertThat(money(people.head())).as("a tenth of both").isEqualTo(-1_400);

        overturn(first);
        assertThat(money(people.technician()))
                .as("what is graver than the first row is cut to its most")
                .isEqualTo(-5_000);
        assertThat(money(people.head())).isEqualTo(-500);
        assertThat(lines().getFirst().reason()).isEqualTo(Reason.RECKONED);
        assertThat(lines().getFirst().why().getFirst().by().value()).isEqualTo("city.9.2");
        assertThat(view(second).again()).isTrue();

        confirm(second, 3_000, NEGLIGENT);
        assertThat(money(people.technician())).isEqualTo(-3_000);
        assertThat(view(second).again()).isFalse();
    }

    @Test
    void theSameAgainWithinThirtyDaysCostsTwiceAndOnceWhenTheFirstIsGone() {
        by(BookCode.doubling());
        SubjectId first = breach();
        confirm(first, 100, Map.of());
        tomorrow();
        SubjectId second = breach();
        assertThat(terms(second, Map.of()).repeat()).isEqualTo(2);
        confirm(second, 200, Map.of());
        assertThat(money(people.technician())).isEqualTo(-500);
        assertThat(lines().getFirst().why().getFirst().why().repeat()).isEqualTo(2);
        overturn(first);
        assertThat(money(people.technician())).isEqualTo(-200);
    }

    @Test
    void whatADecisionMakesGraverInAnotherFindingIsSeenBeforeAndPostedWithIt() {
        by(BookCode.doubling());
        SubjectId earlier = breach();
        tomorrow();
        SubjectId later = breach();
        String before = view(earlier).prospect().seen();
        confirm(later, 200, Map.of());
        assertThat(say(people.quality(), later, 200, Map.of()))
                .isEqualTo(Refused.of("finding-not-open"));
        assertThat(view(earlier).prospect().beside())
                .containsExactly(
                        new Prospect.Beside(
                                Long.toString(later.value()),
                                Account.ofPerson(people.technician()).name(),
                                Currency.CNY,
                                -20_000,
                                -40_000));
        Said said = new Said(Act.CONFIRM, 1, 0, 10_000, "属实", Map.of(), before);
        assertThat(OFFICE.say(people, people.quality(), earlier, said))
                .isEqualTo(Refused.of("finding-terms-changed"));

        confirm(earlier, 100, Map.of());
        assertThat(money(people.technician())).isEqualTo(-500);
        assertThat(lines().getFirst().reason()).isEqualTo(Reason.RECKONED);
        assertThat(view(later).again()).isFalse();
    }

    @Test
    void whatHeadOfficeBringsOutCostsItsRowInsteadAndNeverBoth() {
        by(BookCode.rows());
        SubjectId id = breach();
        Terms terms = terms(id, NEGLIGENT);
        assertThat(terms.by()).contains(new ClauseId("city.9.2"));
        assertThat(terms.aside())
                .containsExactly(new Terms.Aside(new ClauseId("city.9.1"), Terms.Reason.INSTEAD));
        confirm(id, 3_000, NEGLIGENT);
        assertThat(money(people.technician())).isEqualTo(-3_000);
        SubjectId own = breach();
        assertThat(terms(own, OWN).by()).contains(new ClauseId("city.9.1"));
        confirm(own, 100, OWN);
        assertThat(money(people.technician())).isEqualTo(-3_100);
    }

    @Test
    void whatTheCodeAsksIsAskedOneAfterTheOtherAndNothingIsImposedBefore() {
        by(BookCode.rows());
        SubjectId id = breach();
        Prospect nothing = view(id, Map.of()).prospect();
        assertThat(nothing.asks())
                .singleElement()
                .satisfies(ask -> {
                    assertThat(ask.name()).isEqualTo("source");
                    assertThat(ask.choices()).containsExactly("complaint", "head-office", "other");
                });
        Prospect half = view(id, Map.of("source", "complaint")).prospect();
        assertThat(half.asks()).extracting(Prospect.Ask::name).containsExactly("source", "intent");
        assertThat(half.asks().getLast().choices()).containsExactly("intentional", "negligent");
        assertThat(say(people.quality(), id, 3_000, Map.of("source", "complaint")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.problem()).isEqualTo("offence-attribute-missing");
                            assertThat(refused.details()).containsExactly("intent");
                        });
        assertThat(say(people.quality(), id, 3_000, Map.of("source", "hearsay")))
                .as("no value of the code")
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.details()).containsExactly("source"));
        assertThat(money(people.technician())).isZero();
    }

    @Test
    void aRangeWithoutAnEndCountsOnceASecondDeciderAgrees() {
        by(BookCode.rows());
        SubjectId id = breach();
        confirm(id, 20_000, INTENDED);
        Finding waiting = OFFICE.read(people, id);
        assertThat(waiting.state()).isEqualTo(FindingState.RAISED);
        assertThat(waiting.awaiting()).isPresent();
        assertThat(money(people.technician())).isZero();
        assertThat(second(people.quality(), id)).isEqualTo(Refused.of("second-same-decider"));
        assertThat(second(people.chief(), id)).isEqualTo(Refused.of("finding-no-power"));

        assertThat(second(people.secondQuality(), id)).isInstanceOf(Done.class);
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.CONFIRMED);
        assertThat(money(people.technician())).isEqualTo(-20_000);
        assertThat(second(people.secondQuality(), id)).isEqualTo(Refused.of("finding-not-open"));
    }

    @Test
    void whoeverLookedBeforeTheBookChangedDecidesAgain() {
        by(BookCode.rows());
        SubjectId first = breach();
        SubjectId second = breach();
        String seen = view(second, NEGLIGENT).prospect().seen();
        confirm(first, 3_000, NEGLIGENT);
        Said said = new Said(Act.CONFIRM, 1, 0, 400_000, "属实", NEGLIGENT, seen);
        assertThat(OFFICE.say(people, people.quality(), second, said))
                .isEqualTo(Refused.of("finding-terms-changed"));
    }

    @Test
    void twoWhoDecideAtOnceEndLikeOneAfterTheOther() {
        by(BookCode.rows());
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 6; round++) {
                people = found();
                SubjectId one = breach();
                SubjectId other = breach();
                List<Outcome> outcomes =
                        List.of(
                                        at(
                                                both,
                                                () -> say(people.quality(), one, 4_000, NEGLIGENT)),
                                        at(
                                                both,
                                                () ->
                                                        say(
                                                                people.secondQuality(),
                                                                other,
                                                                4_000,
                                                                NEGLIGENT)))
                                .stream()
                                .map(CompletableFuture::join)
                                .toList();
                assertThat(outcomes.getFirst()).as("it was first").isInstanceOf(Done.class);
                if (outcomes.getLast() instanceof Refused refused) {
                    assertThat(refused.details())
                            .as("of the second row")
                            .contains("10000", "13000");
                    assertThat(money(people.technician())).isEqualTo(-4_000);
                } else {
                    assertThat(view(other).again()).as("milder than the second row").isTrue();
                    assertThat(money(people.technician())).isEqualTo(-8_000);
                }
                assertThat(terms(other, NEGLIGENT).nth()).isEqualTo(2);
            }
        }
    }

    private static CompletableFuture<Outcome> at(ExecutorService where, Supplier<Outcome> what) {
        return CompletableFuture.supplyAsync(what, where);
    }

    @Test
    void theSameCommandAgainPostsNothing() {
        by(BookCode.doubling());
        SubjectId first = breach();
        confirm(first, 100, Map.of());
        tomorrow();
        SubjectId second = breach();
        confirm(second, 200, Map.of());
        say(people.technician(), first, Said.of(Act.APPEAL, 1, "堵车"));
        Sender sender = new Sender(people.org(), people.secondQuality(), QualityOffice.key());
        Said overturned = Said.of(Act.OVERTURN, 1, "属实");
        OFFICE.findings.say(sender, first, overturned);
        int lines = lines().size();
        Outcome again = OFFICE.findings.say(sender, first, overturned);
        assertThat(again)
                .isInstanceOfSatisfying(Done.class, done -> assertThat(done.again()).isTrue());
        assertThat(lines()).hasSize(lines);
        assertThat(OFFICE.due(people, second))
                .containsExactlyInAnyOrderElementsOf(
                        OFFICE.scope.reading(
                                people.org(),
                                () -> OFFICE.ledger.posted(people.org(), second.value())));
    }

    @Test
    void aDeciderImposesAMeasureAndOnlyADeciderEndsIt() {
        by(BookCode.rows());
        SubjectId first = breach();
        confirm(first, 3_000, NEGLIGENT);
        SubjectId second = breach();
        confirm(second, 10_000, NEGLIGENT);
        assertThat(view(second).measures())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.proposal().firedBy()).containsExactly("" + second.value());
                    assertThat(one.proposal().state()).isEqualTo(Proposal.State.PROPOSED);
                });
        assertThat(measure(people.technician(), second, Decision.DECLINE))
                .isEqualTo(Refused.of("finding-no-power"));
        assertThat(measure(people.quality(), first, Decision.IMPOSE))
                .as("it is decided where it fired")
                .isEqualTo(Refused.of("measure-not-open"));
        assertThat(measure(people.quality(), second, Decision.LIFT))
                .isEqualTo(Refused.of("measure-not-open"));
        assertThat(measure(people.quality(), second, Decision.IMPOSE)).isInstanceOf(Done.class);
        assertThat(measure(people.quality(), second, Decision.IMPOSE))
                .isEqualTo(Refused.of("measure-not-open"));
        assertThat(state(second)).isEqualTo(Proposal.State.IMPOSED);

        overturn(second);
        assertThat(state(second)).as("nobody has lifted it").isEqualTo(Proposal.State.UNFOUNDED);
        assertThat(
                        OFFICE.findings
                                .book(people.org(), Account.ofPerson(people.technician()))
                                .proposals())
                .extracting(Proposal::state)
                .containsExactly(Proposal.State.UNFOUNDED);
        assertThat(measure(people.quality(), second, Decision.LIFT)).isInstanceOf(Done.class);
        assertThat(view(second).measures()).isEmpty();
    }

    private Outcome measure(int person, SubjectId id, Decision decision) {
        return OFFICE.findings.measure(
                new Sender(people.org(), person, QualityOffice.key()),
                id,
                new Measuring(
                        decision,
                        "city.9.6",
                        Account.ofPerson(people.technician()).name(),
                        "",
                        "屡次"));
    }

    private Proposal.State state(SubjectId id) {
        return view(id).measures().getFirst().proposal().state();
    }

    @Test
    void withoutMoneyARowOfMoneyTakesNothing() {
        by(BookCode.rows());
        OFFICE.findings.settle(
                people.org(), new io.shouwen.server.quality.Terms(false, Duration.ZERO, 5, ""));
        SubjectId id = breach();
        assertThat(say(people.quality(), id, 3_000, NEGLIGENT)).isInstanceOf(Refused.class);
        assertThat(say(people.quality(), id, 0, INTENDED)).isInstanceOf(Done.class);
        assertThat(OFFICE.read(people, id).state()).isEqualTo(FindingState.CONFIRMED);
        assertThat(money(people.technician())).isZero();
    }

    private static void by(Standards code) {
        OFFICE.shelf.put(code);
    }

    private static void tomorrow() {
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofDays(1)));
    }

    private SubjectId breach() {
        SubjectId request = OFFICE.report(people);
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(31)));
        OFFICE.settleDown();
        return OFFICE.finding(people, request);
    }

    private FindingView view(SubjectId id) {
        return view(id, Map.of());
    }

    private FindingView view(SubjectId id, Map<String, String> given) {
        return OFFICE.findings.find(people.org(), people.quality(), id, given).orElseThrow();
    }

    private Terms terms(SubjectId id, Map<String, String> given) {
        return view(id, given).prospect().terms();
    }

    private void confirm(SubjectId id, long yuan, Map<String, String> given) {
        OFFICE.clock.moveTo(OFFICE.clock.now().plus(Duration.ofMinutes(1)));
        assertThat(say(people.quality(), id, yuan, given)).isInstanceOf(Done.class);
    }

    private Outcome say(int person, SubjectId id, long yuan, Map<String, String> given) {
        return say(person, id, new Said(Act.CONFIRM, 1, 0, yuan * 100, "属实", given, ""));
    }

    private Outcome second(int person, SubjectId id) {
        return say(person, id, Said.of(Act.SECOND, 1, "同意"));
    }

    private Outcome say(int person, SubjectId id, Said said) {
        return OFFICE.say(people, person, id, said);
    }

    private void overturn(SubjectId id) {
        assertThat(say(people.technician(), id, Said.of(Act.APPEAL, 1, "堵车")))
                .isInstanceOf(Done.class);
        assertThat(say(people.secondQuality(), id, Said.of(Act.OVERTURN, 1, "属实")))
                .isInstanceOf(Done.class);
    }

    /** In yuan. */
    private long money(int person) {
        return OFFICE.scope.reading(
                        people.org(),
                        () ->
                                OFFICE.ledger.balance(
                                        people.org(), Account.ofPerson(person), Currency.CNY))
                / 100;
    }

    private List<Line> lines() {
        return OFFICE.scope.reading(
                people.org(),
                () ->
                        OFFICE.ledger.lines(
                                people.org(),
                                Account.ofPerson(people.technician()),
                                Currency.CNY,
                                Optional.empty(),
                                50));
    }
}
