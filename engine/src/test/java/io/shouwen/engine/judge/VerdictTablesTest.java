package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each part of the language means, told as histories; each also right at the due moment. */
class VerdictTablesTest {
    @Test
    void anElapsedLimitIsKeptAtItsDueMomentAndOverdueRightAfter() {
        Standards code = Codes.standards(Codes.when("report").keptBy("arrive").as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30  |        | due Mon 10:30 | pending
                Mon 10:30+ |        | due Mon 10:30 | overdue
                Mon 10:42  | arrive | due Mon 10:30 | broken, 0:12 late
                Mon 11:00  | arrive of Mon 10:30 | due Mon 10:30 | kept, 0:00 spare
                """);
    }

    @Test
    void aReportWithoutItsAreaIsUnprovableAndTakesNoVisitFromOneThatHasIt() {
        VerdictTable.check(
                Codes.standards(Codes.when("report area=urban").keptBy("arrive").as("a")),
                """
                at         | fact              | a                      | verdict
                Mon 10:00  | report            | no date                | unprovable, area
                Mon 10:05  | report area=rural | no date                | unprovable, area
                Mon 10:10  | report area=urban | no date; due Mon 10:40 | unprovable, area; pending
                Mon 10:40  | arrive            | no date; due Mon 10:40 | unprovable, area; kept, 0:00 spare
                """);
    }

    @Test
    void workingTimeStandsStillOverLunchAndNight() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("answer")
                                .within(Codes.workingHours(4))
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 11:00  | report | due Mon 17:00 | pending
                Mon 17:00+ |        | due Mon 17:00 | overdue
                Tue 09:00  | answer | due Mon 17:00 | broken, 2:00 late
                Tue 09:30  | answer of Mon 14:30 | due Mon 17:00 | kept, 2:30 spare
                """);
    }

    @Test
    void theDayOfReceiptIsNotCountedAndTheLastWorkingDayEndsAtClosing() {
        Standards code =
                Codes.standards(
                        Codes.when("receive").keptBy("reply").within(Codes.workingDays(4)).as("a"));
        VerdictTable.check(
                code,
                """
                at            | fact    | a             | verdict
                Wed 09:00     | receive | due Tue 18:00 | pending
                +1 Tue 18:00  |         | due Tue 18:00 | pending
                +1 Tue 18:00+ |         | due Tue 18:00 | overdue
                """);
    }

    @Test
    void aDateFromDataIsTakenAsItStandsAndWithoutItNothingCanBeTold() {
        Standards code =
                Codes.standards(
                        Codes.when("order")
                                .keptBy("deliver")
                                .within(new Limit.DateFrom("by"))
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact                | a                       | verdict
                Mon 10:00  | order by=Tue@09:00  | due Tue 09:00           | pending
                Mon 11:00  | order               | due Tue 09:00; no date  | pending; unprovable, by
                Tue 09:00  | deliver             | due Tue 09:00; no date  | kept, 0:00 spare; unprovable, by
                """);
    }

    @Test
    void anAppointmentCountsIfRecordedAtTheDueMomentAndNotRightAfter() {
        Standards code = appointments(new Shift.Target.At("slot"));
        VerdictTable.check(
                code,
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:30  | agree slot=Tue@09:00 | due Tue 09:00 | pending
                Tue 09:00  | arrive               | due Tue 09:00 | kept, 0:00 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:30+ | agree slot=Tue@09:00 | due Mon 10:30 | overdue
                Tue 09:00  | arrive               | due Mon 10:30 | broken, 22:30 late
                """);
    }

    @Test
    void eachAppointmentIsMeasuredAgainstTheOneBeforeIt() {
        VerdictTable.check(
                appointments(new Shift.Target.RestartAt("slot")),
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:20  | agree slot=Mon@14:00 | due Mon 14:30 | pending
                Mon 14:30  | agree slot=Mon@16:00 | due Mon 16:30 | pending
                Mon 16:31  | agree slot=Tue@09:00 | due Mon 16:30 | overdue
                """);
    }

    private static Standards appointments(Shift.Target to) {
        return Codes.standards(Codes.when("report").keptBy("arrive").agreed("agree", to).as("a"));
    }

    @Test
    void anExcuseRunsToTheEndOfTheNextDayAndNoFurtherByItself() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .excused("rain", new Shift.Target.EndOfDay(1))
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30  | rain   | due Wed 00:00 | pending
                Wed 00:00  |        | due Wed 00:00 | pending
                Wed 00:00+ |        | due Wed 00:00 | overdue
                Wed 08:00  | rain   | due Wed 00:00 | overdue
                """);
    }

    @Test
    void whatIsExcusedNeedsNoKeepingSoTheVisitServesTheNext() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .excused("rain", new Shift.Target.Nothing())
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact          | a                       | verdict
                Mon 10:00  | report        | due Mon 10:30           | pending
                Mon 10:10  | rain as storm | no date                 | excused, storm
                Mon 10:20  | report        | no date; due Mon 10:50  | excused, storm; pending
                Mon 10:40  | arrive        | no date; due Mon 10:50  | excused, storm; kept, 0:10 spare
                """);
    }

    @Test
    void severalPausesUniteAndAClockKeptWhileItStandsStillIsDone() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .pause("away", "back")
                                .pause("down", "up")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | away   | no date       | pending
                Mon 10:15  | down   | no date       | pending
                Mon 10:20  | back   | no date       | pending
                Mon 10:25  | up     | due Mon 10:45 | pending
                Mon 10:45  | away   | due Mon 10:45 | pending
                Mon 10:45+ |        | due Mon 10:45 | overdue
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | away   | no date       | pending
                Mon 11:00  | arrive | due Mon 11:20 | kept, 0:20 spare
                Mon 12:00  | back   | due Mon 11:20 | kept, 0:20 spare
                """);
    }

    @Test
    void aPauseThatBeginsAtClosingOrMidnightDoesNotGiveTheDayBack() {
        Standards days =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("reply")
                                .within(Codes.workingDays(1))
                                .pause("away", "back")
                                .as("a"));
        VerdictTable.check(
                days,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Tue 18:00 | pending
                Tue 18:00  | away   | due Tue 18:00 | pending
                Wed 09:00  | back   | due Tue 18:00 | overdue
                """);
        Standards midnight =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("reply")
                                .within(new Limit.EndOfDay(0))
                                .pause("away", "back")
                                .as("a"));
        VerdictTable.check(
                midnight,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Tue 00:00 | pending
                Tue 00:00  | away   | due Tue 00:00 | pending
                Tue 09:00  | back   | due Tue 00:00 | overdue
                """);
    }

    @Test
    void atOneInstantTheEndOfAnOlderPauseComesBeforeTheNextBegins() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("arrive").pause("away", "back").as("a")),
                """
                at         | fact            | a             | verdict
                Mon 10:00  | report          | due Mon 10:30 | pending
                Mon 10:10  | away            | no date       | pending
                Mon 10:20  | away as a-again | no date       | pending
                Mon 10:20  | back as b-first | no date       | pending
                Mon 10:40  | back            | due Mon 11:00 | pending
                """);
    }

    @Test
    void aStrikeTakesAFactOutAndStrikingTheStrikePutsItBack() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").as("a")),
                """
                at         | fact                          | a             | verdict
                Mon 10:00  | report                        | due Mon 10:30 | pending
                Mon 10:20  | arrive as visit               | due Mon 10:30 | kept, 0:10 spare
                Mon 11:00  | fact.struck fact=visit as s1  | due Mon 10:30 | overdue
                Mon 12:00  | fact.struck fact=s1 as s2     | due Mon 10:30 | kept, 0:10 spare
                Mon 13:00  | fact.struck fact=s2 as s3     | due Mon 10:30 | overdue
                """);
    }

    @Test
    void aProposedFactCountsOnceAcceptedUnlessItIsDeclined() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").as("a")),
                """
                at         | fact                                        | a             | verdict
                Mon 10:00  | report                                      | due Mon 10:30 | pending
                Mon 11:00  | arrive of Mon 10:24 as late-news proposed   | due Mon 10:30 | overdue
                Mon 11:10  | fact.accepted fact=late-news as yes         | due Mon 10:30 | kept, 0:06 spare
                Mon 11:20  | fact.struck fact=yes                        | due Mon 10:30 | overdue
                Mon 11:30  | fact.accepted fact=late-news                | due Mon 10:30 | kept, 0:06 spare
                Mon 11:40  | fact.declined fact=late-news as no          | due Mon 10:30 | overdue
                Mon 11:50  | fact.struck fact=no                         | due Mon 10:30 | kept, 0:06 spare
                """);
    }

    @Test
    void withdrawnAtTheDueMomentIsVoidAndLaterTheBreachStands() {
        Standards code =
                Codes.standards(Codes.when("report").keptBy("arrive").voided("cancel").as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30  | cancel | due Mon 10:30 | void, withdrawn
                Mon 10:40  | arrive | due Mon 10:30 | void, withdrawn
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30+ | cancel | due Mon 10:30 | overdue
                Mon 10:40  | arrive | due Mon 10:30 | overdue
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:20  | cancel | due Mon 10:30 | void, withdrawn
                Mon 10:20  | arrive | due Mon 10:30 | kept, 0:10 spare
                """);
    }

    @Test
    void aVisitServesTheOldestOpenReportOfTheSameMeter() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").same("meter").as("a")),
                """
                at         | fact           | a                                            | verdict
                Mon 10:00  | report meter=1 | due Mon 10:30                                | pending
                Mon 10:05  | report meter=2 | due Mon 10:30; due Mon 10:35                 | pending; pending
                Mon 10:06  | report meter=1 | due Mon 10:30; due Mon 10:35; due Mon 10:36  | pending; pending; pending
                Mon 10:10  | arrive meter=1 | due Mon 10:30; due Mon 10:35; due Mon 10:36  | kept, 0:20 spare; pending; pending
                Mon 10:11  | arrive meter=1 | due Mon 10:30; due Mon 10:35; due Mon 10:36  | kept, 0:20 spare; pending; kept, 0:25 spare
                """);
    }

    @Test
    void aVisitIsNotKeptByItselfButByTheNext() {
        VerdictTable.check(
                Codes.standards(Codes.when("visit result=failed").keptBy("visit").as("a")),
                """
                at         | fact                | a             | verdict
                Mon 10:00  | visit result=failed | due Mon 10:30 | pending
                Mon 10:20  | visit result=done   | due Mon 10:30 | kept, 0:10 spare
                """);
    }

    @Test
    void aNoticeCountsOnlyIfToldByTheDueMoment() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .keptIfToldInTimeBy("line-check")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact                    | a             | verdict
                Mon 10:00  | report                  | due Mon 10:30 | pending
                Mon 10:30  | line-check of Mon 10:20 | due Mon 10:30 | kept, 0:10 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                    | a             | verdict
                Mon 10:00  | report                  | due Mon 10:30 | pending
                Mon 10:30+ | line-check of Mon 10:20 | due Mon 10:30 | overdue
                """);
    }

    @Test
    void aNormallyWithAReasonRecordedLaterIsADeviation() {
        Promise.Wording normally =
                new Promise.Wording(Force.NORMALLY, Optional.of(Codes.pattern("explain")));
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").wording(normally).as("a")),
                """
                at         | fact           | a             | verdict
                Mon 10:00  | report         | due Mon 10:30 | pending
                Mon 10:30+ |                | due Mon 10:30 | overdue
                Mon 11:00  | arrive         | due Mon 10:30 | broken, 0:30 late
                Tue 09:00  | explain as why | due Mon 10:30 | deviation, why
                """);
    }

    @Test
    void whileItsObserverWasAbsentALateOccasionIsUnprovable() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("arrive").unwatched("down", "up").as("a")),
                """
                at         | fact            | a                            | verdict
                Mon 09:00  | down as early   |                              |
                Mon 09:30  | up              |                              |
                Mon 10:00  | report          | due Mon 10:30                | pending
                Mon 10:30  | down as outage  | due Mon 10:30                | pending
                Mon 10:31  | up              | due Mon 10:30                | unprovable, outage
                Mon 10:40  | report          | due Mon 10:30; due Mon 11:10 | unprovable, outage; pending
                Mon 11:11  |                 | due Mon 10:30; due Mon 11:10 | unprovable, outage; overdue
                """);
    }

    @Test
    void anAmendmentAtTheDueMomentMovesTheCaseToTheOtherClauseFromTheSameStart() {
        Attribute severity =
                new Attribute(
                        "severity",
                        Optional.of(new Value.Text("minor")),
                        List.of(
                                new Amendment(
                                        Codes.pattern("reclassify").kind(), List.of("reason"))));
        Standards code =
                Codes.standards(
                        Map.of("severity", severity),
                        Codes.when("report severity=minor")
                                .keptBy("fix")
                                .withinMinutes(60)
                                .as("minor"),
                        Codes.when("report severity=major")
                                .keptBy("fix")
                                .withinMinutes(1440)
                                .as("major"));
        VerdictTable.check(
                code,
                """
                at         | fact                               | minor         | verdict
                Mon 10:00  | report                             | due Mon 11:00 | pending
                Mon 10:30  | reclassify severity=major          | due Mon 11:00 | pending
                Mon 11:00  | reclassify severity=major reason=x | due Mon 11:00 | void, amended
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                               | major         | verdict
                Mon 10:00  | report                             |               |
                Mon 11:00  | reclassify severity=major reason=x | due Tue 10:00 | pending
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                               | minor         | verdict
                Mon 10:00  | report                             | due Mon 11:00 | pending
                Mon 11:00+ | reclassify severity=major reason=x | due Mon 11:00 | overdue
                """);
    }

    /** C2: agreed in time the arrival clock carries the slot; agreed late the slot is one more. */
    @Test
    void theSlotIsAPromiseOfItsOwnOnlyIfItCameTooLateToMoveTheArrival() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .agreed("agree", new Shift.Target.At("slot"))
                                .as("arrival"),
                        Codes.when("agree")
                                .keptBy("arrive")
                                .within(new Limit.DateFrom("slot"))
                                .yieldsTo("arrival")
                                .as("slot"));
        VerdictTable.check(
                code,
                """
                at         | fact                 | slot                          | verdict
                Mon 10:00  | report               |                               |
                Mon 10:10  | agree slot=Mon@14:00 | due Mon 14:00                 | void, carried
                Mon 14:01  | agree slot=Mon@16:00 | due Mon 14:00; due Mon 16:00  | void, carried; pending
                Mon 16:00  | arrive               | due Mon 14:00; due Mon 16:00  | void, carried; kept, 0:00 spare
                """);
    }
}
