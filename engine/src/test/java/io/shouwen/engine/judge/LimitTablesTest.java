package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

/** Limits right at their due moment, and what cannot be told of one. */
class LimitTablesTest {
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
}
