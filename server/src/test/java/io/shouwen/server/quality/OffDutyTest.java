package io.shouwen.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.server.ledger.Account;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.postgres.TestDatabase;
import io.shouwen.server.quality.QualityOffice.People;
import io.shouwen.server.roster.Roster.Cell;
import io.shouwen.server.roster.RosterDay;
import io.shouwen.server.roster.Shift;
import io.shouwen.server.subject.SubjectId;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A breach of somebody who was off duty by the roster is the unit's, not theirs. */
class OffDutyTest {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    private final QualityOffice office = new QualityOffice(DATABASE);

    /** A shift in local hours, which are those of UTC and eight more. */
    private void works(People people, int fromHour, int untilHour) {
        Shift shift =
                office.roster.open(
                        people.org(),
                        new Shift(0, people.crew(), "D", "白班", "", 60 * fromHour, 60 * untilHour));
        office.roster.write(
                people.org(),
                Optional.empty(),
                List.of(new Cell(people.technician(), MONDAY, new RosterDay.Works(shift, false))));
    }

    /** Reported at 10:00 local time, due at 10:30. */
    private Finding overdue(People people) {
        office.itIs("2026-03-02T02:00:00Z");
        SubjectId request = office.report(people);
        office.itIs("2026-03-02T02:31:00Z");
        office.settleDown();
        return office.read(people, office.finding(people, request));
    }

    @Test
    void whoeverIsOnDutyAtTheDueMomentAnswers() {
        People people = office.found(new OrgId(81));
        office.itIs("2026-03-01T00:00:00Z");
        works(people, 8, 18);

        assertThat(overdue(people).breach().person()).hasValue(people.technician());
    }

    @Test
    void whoeverIsOffDutyAtTheDueMomentDoesNot() {
        People people = office.found(new OrgId(82));
        office.itIs("2026-03-01T00:00:00Z");
        works(people, 11, 18);
        Finding finding = overdue(people);

        assertThat(finding.breach().person()).isEmpty();
        assertThat(finding.breach().account()).isEqualTo(Account.ofUnit(people.crew()));
    }

    @Test
    void aRosterWrittenAfterTheDueMomentFreesNobody() {
        People people = office.found(new OrgId(83));
        office.itIs("2026-03-02T02:00:00Z");
        SubjectId request = office.report(people);
        office.itIs("2026-03-02T02:31:00Z");
        works(people, 11, 18);
        office.settleDown();

        assertThat(office.read(people, office.finding(people, request)).breach().person())
                .hasValue(people.technician());
    }
}
