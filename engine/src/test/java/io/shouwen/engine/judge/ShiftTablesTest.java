package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

/** Appointments and excuses right at the due moment that they move. */
class ShiftTablesTest {
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
