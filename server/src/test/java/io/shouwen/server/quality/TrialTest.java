package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.score.Due.Currency;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.journal.Outcome;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.Findings.Said;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.util.Set;

/** Clauses on trial, and people who have not signed: nothing is posted for either. */
class TrialTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static int days;

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private final QualityOffice office = new QualityOffice(DATABASE);
    private final int day = ++days;

    /** The clock of a database in use is never turned back: each test has days of its own. */
    private void itIs(int after, String time) {
        office.itIs("2026-03-%02dT%s:00Z".formatted(4 * day + after, time));
    }

    private SubjectId breach(People people) {
        itIs(0, "02:00");
        SubjectId request = office.report(people);
        itIs(0, "02:31");
        office.settleDown();
        return request;
    }

    private Outcome confirm(People people, SubjectId finding) {
        itIs(2, "02:00");
        return office.say(
                people, people.quality(), finding, new Said(Act.CONFIRM, 1, 100, 10_000, "迟到"));
    }

    @Test
    void aBreachOfAClauseOnTrialIsToldToThePersonAndToNobodyElse() {
        People people = office.found(new OrgId(71));
        office.shelf.put(QualityOffice.standards(Set.of(new ClauseId(QualityOffice.CLAUSE))));
        SubjectId finding = office.finding(people, breach(people));

        assertThat(office.read(people, finding).state()).isEqualTo(FindingState.TRIAL);
        assertThat(office.findings.find(people.org(), people.technician(), finding)).isPresent();
        assertThat(office.findings.find(people.org(), people.quality(), finding)).isEmpty();
        assertThat(office.desk.waiting(people.org(), people.quality())).isEmpty();
        assertThat(office.findings.ofPerson(people.org(), people.technician(), Place.NEWEST))
                .singleElement()
                .extracting(FindingLine::state)
                .isEqualTo(FindingState.TRIAL);
    }

    @Test
    void nobodyConfirmsWhatWasOnTrialNotEvenWhenTheTrialIsOver() {
        People people = office.found(new OrgId(72));
        office.shelf.put(QualityOffice.standards(Set.of(new ClauseId(QualityOffice.CLAUSE))));
        SubjectId request = breach(people);
        SubjectId finding = office.finding(people, request);
        office.shelf.put(QualityOffice.standards());

        assertThat(confirm(people, finding))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.problem()).isEqualTo("finding-on-trial"));
        office.arrive(people, request, "2026-03-%02dT02:24:00Z".formatted(4 * day));
        office.settleDown();
        assertThat(office.read(people, finding).state())
                .isIn(FindingState.TRIAL, FindingState.WITHDRAWN);
    }

    @Test
    void nothingIsPostedAgainstWhoHasNotSignedUntilTheyDo() {
        People people = office.hired(new OrgId(73));
        office.acknowledgements.sign(people.org(), people.head(), "city", "2026");
        office.acknowledgements.sign(people.org(), people.deputy(), "city", "2026");
        SubjectId finding = office.finding(people, breach(people));
        office.findings.settle(people.org(), Terms.USUAL.withMoney());

        assertThat(confirm(people, finding))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> {
                            assertThat(refused.problem()).isEqualTo("version-not-acknowledged");
                            assertThat(refused.details()).containsExactly("员工", "city/2026");
                        });
        assertThat(points(people)).isZero();

        office.acknowledgements.sign(people.org(), people.technician(), "city", "2026");
        assertThat(confirm(people, finding)).isInstanceOf(Outcome.Done.class);
        assertThat(points(people)).isEqualTo(-100);
    }

    @Test
    void aVersionIsSignedOnceAndThenNoLongerAskedFor() {
        People people = office.hired(new OrgId(74));

        assertThat(office.acknowledgements.pending(people.org(), people.agent()))
                .extracting(one -> one.ref().toString())
                .containsExactly("city/2026");
        Outcome first = office.acknowledgements.sign(people.org(), people.agent(), "city", "2026");
        Outcome second = office.acknowledgements.sign(people.org(), people.agent(), "city", "2026");
        assertThat(office.acknowledgements.pending(people.org(), people.agent())).isEmpty();
        assertThat(first)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.again()).isFalse());
        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.again()).isTrue());
        assertThat(office.acknowledgements.sign(people.org(), people.agent(), "city", "1999"))
                .isInstanceOf(Outcome.Refused.class);
    }

    private long points(People people) {
        return office.scope.reading(
                people.org(),
                () ->
                        office.ledger.balance(
                                people.org(),
                                Account.ofPerson(people.technician()),
                                Currency.POINTS));
    }
}
