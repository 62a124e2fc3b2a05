package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

/** A clock that stands still. */
class PauseTablesTest {
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
}
