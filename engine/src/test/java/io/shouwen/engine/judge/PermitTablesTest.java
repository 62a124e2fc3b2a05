package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must come before an act, at equal instants, with late facts, strikes and gaps. */
class PermitTablesTest {
    private static Standards check(Demand demand) {
        return CheckTablesTest.check(demand);
    }

    private static Demand.After after(boolean recorded, boolean once) {
        return new Demand.After(
                Codes.pattern("permit"),
                Optional.of(Codes.pattern("lapse")),
                Set.of("area"),
                recorded,
                once);
    }

    @Test
    void aPermitAtTheInstantOfTheActCountsAndOneRightAfterDoesNotS19() {
        VerdictTable.check(
                check(after(false, false)),
                """
                at         | fact              | a       | verdict
                Mon 10:00  | permit area=north |         |
                Mon 10:00  | act area=north    | no date | kept, 0:00 spare
                """);
        VerdictTable.check(
                check(after(false, false)),
                """
                at         | fact              | a       | verdict
                Mon 10:00  | act area=north    | no date | breached, lacking permit
                Mon 10:00+ | permit area=north | no date | breached, lacking permit
                Mon 10:10  | permit area=north of Mon 10:00 | no date | kept, 0:00 spare
                """);
    }

    @Test
    void aPermitToldAfterTheActIsNoneWhereItMustHaveBeenRecordedD3() {
        VerdictTable.check(
                check(after(true, false)),
                """
                at         | fact                           | a       | verdict
                Mon 10:00  | act area=north                 | no date | breached, lacking permit
                Mon 10:00+ | permit area=north of Mon 09:00 | no date | breached, lacking permit
                """);
        VerdictTable.check(
                check(after(true, false)),
                """
                at         | fact                           | a       | verdict
                Mon 10:00  | permit area=north of Mon 09:00 |         |
                Mon 10:00  | act area=north                 | no date | kept, 0:00 spare
                """);
    }

    @Test
    void aLapseAtTheInstantOfTheActEndsThePermitAndOneAtItsOwnInstantDoesNotD6() {
        VerdictTable.check(
                check(after(false, false)),
                """
                at         | fact              | a       | verdict
                Mon 09:00  | permit area=north |         |
                Mon 09:00  | lapse area=north  |         |
                Mon 10:00  | act area=north    | no date | kept, 0:00 spare
                Mon 10:00  | lapse area=south  | no date | kept, 0:00 spare
                Mon 10:00  | lapse area=north  | no date | breached, lacking permit
                """);
    }

    @Test
    void aPermitThatServesOnceServesTheOlderActAndStrikingThatFreesItD3() {
        VerdictTable.check(
                check(after(false, true)),
                """
                at         | fact                     | a                | verdict
                Mon 09:00  | permit area=north        |                  |
                Mon 10:00  | act area=north as first  | no date          | kept, 0:00 spare
                Mon 10:00  | act area=north as second | no date; no date | kept, 0:00 spare; breached, lacking permit
                Mon 11:00  | fact.struck fact=first   | no date          | kept, 0:00 spare
                """);
    }

    /** check.md: one earlier fact serves one act, the oldest first; the first may have had it. */
    @Test
    void aPermitThatAnUnprovableActMayHaveHadIsNoSureOneForTheNextD3() {
        VerdictTable.check(
                check(after(false, true)),
                """
                at         | fact              | a                         | verdict
                Mon 09:00  | permit area=north |                           |
                Mon 10:00  | act               | no date                   | unprovable, area
                Mon 11:00  | act area=north    | no date; no date          | unprovable, area; unprovable, area
                Mon 12:00  | act area=north    | no date; no date; no date | unprovable, area; unprovable, area; breached, lacking permit
                """);
        VerdictTable.check(
                check(after(false, true)),
                """
                at         | fact              | a                         | verdict
                Mon 09:00  | permit            |                           |
                Mon 10:00  | act area=north    | no date                   | unprovable, area
                Mon 11:00  | act area=south    | no date; no date          | unprovable, area; unprovable, area
                """);
    }

    @Test
    void aPermitOfWhichNobodyCanTellIsGoneAllTheSameAndFreesTheSureOneD3() {
        Demand once =
                new Demand.After(
                        Codes.pattern("permit ok=yes"), Optional.empty(), Set.of(), false, true);
        VerdictTable.check(
                check(once),
                """
                at         | fact          | a                         | verdict
                Mon 09:00  | permit        |                           |
                Mon 10:00  | act           | no date                   | unprovable, ok
                Mon 11:00  | act           | no date; no date          | unprovable, ok; breached, lacking permit
                """);
        VerdictTable.check(
                check(once),
                """
                at         | fact          | a                         | verdict
                Mon 09:00  | permit        |                           |
                Mon 09:30  | permit ok=yes |                           |
                Mon 10:00  | act           | no date                   | kept, 0:00 spare
                Mon 11:00  | act           | no date; no date          | kept, 0:00 spare; unprovable, ok
                Mon 12:00  | act           | no date; no date; no date | kept, 0:00 spare; unprovable, ok; breached, lacking permit
                """);
    }

    @Test
    void whatMayBeAnActMayHaveHadThePermitD3() {
        Check once =
                new Check(
                        Check.Mode.RECORD,
                        new Opening.OnFact(List.of(Codes.pattern("act kind=sale"))),
                        List.of(after(false, true)),
                        List.of(),
                        Promise.Wording.MUST,
                        "clerk",
                        "wrong");
        VerdictTable.check(
                Codes.standards(Codes.clause("a", once)),
                """
                at         | fact                     | a                | verdict
                Mon 09:00  | permit area=north        |                  |
                Mon 10:00  | act area=north           | no date          | unprovable, kind
                Mon 11:00  | act area=north kind=sale | no date; no date | unprovable, kind; unprovable, kind
                """);
    }

    @Test
    void whereNobodyGivesPermitsALackingOneIsUnprovableS19() {
        VerdictTable.check(
                Codes.unfed("permit", check(after(false, false))),
                """
                at         | fact           | a       | verdict
                Mon 10:00  | act area=north | no date | unprovable, permit
                """);
    }

    /** check.md: what either does not carry they may agree on, and one that differs decides. */
    @Test
    void anActThatDoesNotSayWhereMayHaveItsPermitS19() {
        VerdictTable.check(
                check(after(false, false)),
                """
                at         | fact              | a                                | verdict
                Mon 09:00  | act               | no date                          | breached, lacking permit
                Mon 09:30  | permit area=north | no date                          | breached, lacking permit
                Mon 10:00  | act               | no date; no date                 | breached, lacking permit; unprovable, area
                Mon 10:10  | act area=south    | no date; no date; no date        | breached, lacking permit; unprovable, area; breached, lacking permit
                """);
        VerdictTable.check(
                check(after(false, false)),
                """
                at         | fact              | a       | verdict
                Mon 09:00  | permit area=north |         |
                Mon 09:30  | lapse             |         |
                Mon 10:00  | act area=north    | no date | unprovable, area
                Mon 11:00  | lapse area=north of Mon 09:40 | no date | breached, lacking permit
                """);
    }
}
