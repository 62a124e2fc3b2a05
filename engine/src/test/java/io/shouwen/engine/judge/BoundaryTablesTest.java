package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each way of the language at its edge, and a microsecond to either side of it. */
class BoundaryTablesTest {
    @Test
    void twentyFourHundredIsKeptAndBelongsToTheNextDay() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(new Limit.EndOfDay(1)).as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Wed 00:00                | pending
                Tue 00:00- | report | due Wed 00:00; due Wed 00:00 | pending; pending
                Wed 00:00  | fix    | due Wed 00:00; due Wed 00:00 | kept, 0:00 spare; pending
                Wed 00:00+ |        | due Wed 00:00; due Wed 00:00 | kept, 0:00 spare; overdue
                """);
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(new Limit.EndOfDay(1)).as("a")),
                """
                at         | fact   | a             | verdict
                Tue 00:00  | report | due Thu 00:00 | pending
                """);
    }

    @Test
    void aSoftWordIsMeasuredAndNeverLate() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .within(new Limit.Unbound("soon"))
                                .as("a")),
                """
                at         | fact   | a       | verdict
                Mon 10:00  | report | no date | measured
                Fri 10:00  |        | no date | measured
                Fri 12:00  | fix    | no date | measured Fri 12:00
                """);
    }

    @Test
    void whoStrivesOrMayIsKeptInTimeAndOnlyMeasuredAfterwards() {
        for (Force force : List.of(Force.STRIVE, Force.MAY)) {
            Standards code =
                    Codes.standards(
                            Codes.when("report")
                                    .keptBy("fix")
                                    .wording(new Promise.Wording(force, Optional.empty()))
                                    .as("a"));
            VerdictTable.check(
                    code,
                    """
                    at         | fact   | a             | verdict
                    Mon 10:00  | report | due Mon 10:30 | pending
                    Mon 10:30+ |        | due Mon 10:30 | measured
                    Mon 10:42  | fix    | due Mon 10:30 | measured Mon 10:42
                    Mon 11:00  | fix of Mon 10:30 | due Mon 10:30 | kept, 0:00 spare
                    """);
        }
    }

    @Test
    void aNormallyWithoutAReasonIsABreachLikeAnyOther() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .wording(
                                        new Promise.Wording(
                                                Force.NORMALLY,
                                                Optional.of(Codes.pattern("explain"))))
                                .as("a")),
                """
                at         | fact    | a             | verdict
                Mon 10:00  | explain |               |
                Mon 10:00+ | report  | due Mon 10:30 | pending
                Mon 10:31  |         | due Mon 10:30 | overdue
                Mon 10:42  | fix     | due Mon 10:30 | broken, 0:12- late
                Mon 12:00  | explain as why | due Mon 10:30 | deviation, why
                """);
    }

    @Test
    void oneAnnouncementServesAllThatWaitForItAndNoneThatComesAfter() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("announce").servesAll().as("a")),
                """
                at         | fact     | a                            | verdict
                Mon 10:00  | report   | due Mon 10:30                | pending
                Mon 10:10  | report   | due Mon 10:30; due Mon 10:40 | pending; pending
                Mon 10:10  | announce | due Mon 10:30; due Mon 10:40 | kept, 0:20 spare; kept, 0:30 spare
                """);
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("announce").servesAll().as("a")),
                """
                at         | fact     | a             | verdict
                Mon 10:00  | announce |               |
                Mon 10:00+ | report   | due Mon 10:30 | pending
                """);
    }

    @Test
    void aVisitAtTheVeryInstantOfTheReportMayHaveFollowedItAndOneBeforeDidNot() {
        Standards code = Codes.standards(Codes.when("report").keptBy("arrive").as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | arrive |               |
                Mon 10:00  | report | due Mon 10:30 | kept, 0:30 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00- | arrive |               |
                Mon 10:00  | report | due Mon 10:30 | pending
                """);
    }

    @Test
    void aClosingAtTheEndOfAPauseCountsAndOneInsideItDoesNot() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("reply")
                                .within(Codes.workingDays(1))
                                .pause("away", "back")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Tue 18:00 | pending
                Tue 17:00  | away   | no date       | pending
                Tue 18:00  | back   | due Tue 18:00 | pending
                Tue 18:00+ |        | due Tue 18:00 | overdue
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Tue 18:00 | pending
                Tue 17:00  | away   | no date       | pending
                Tue 18:00+ | back   | due Wed 18:00 | pending
                Wed 18:00  | reply  | due Wed 18:00 | kept, 0:00 spare
                """);
    }

    @Test
    void pausesThatOverlapOverOneMidnightGiveOneDayBack() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .within(new Limit.EndOfDay(0))
                                .pause("away", "back")
                                .pause("down", "up")
                                .as("a")),
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Tue 00:00 | pending
                Mon 22:00  | away   | no date       | pending
                Mon 23:00  | down   | no date       | pending
                Tue 08:00  | back   | no date       | pending
                Tue 09:00  | up     | due Wed 00:00 | pending
                """);
    }

    @Test
    void workingTimeThatStandsStillOverLunchLosesNoLunch() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("reply")
                                .within(Codes.workingHours(2))
                                .pause("away", "back")
                                .as("a")),
                """
                at         | fact   | a             | verdict
                Mon 11:00  | report | due Mon 15:00 | pending
                Mon 11:30  | away   | no date       | pending
                Mon 14:30  | back   | due Mon 16:00 | pending
                Mon 16:00+ |        | due Mon 16:00 | overdue
                """);
    }

    @Test
    void aPauseThatEndsAtItsOwnInstantNeverWas() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("arrive").pause("away", "back").as("a")),
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | away   | no date       | pending
                Mon 10:10  | back   | due Mon 10:30 | pending
                Mon 10:30+ |        | due Mon 10:30 | overdue
                """);
    }

    @Test
    void anAgreedRestartCountsWorkingDaysFromTheSlotAndLeavesItsDayOut() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("reply")
                                .within(Codes.workingDays(1))
                                .agreed("agree", new Shift.Target.RestartAt("slot"))
                                .as("a")),
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Tue 18:00 | pending
                Mon 11:00  | agree                | due Tue 18:00 | pending
                Tue 18:00  | agree slot=Wed@09:00 | due Thu 18:00 | pending
                Thu 18:00+ |                      | due Thu 18:00 | overdue
                """);
    }

    @Test
    void anExcuseNeverBringsADateForwardAndCountsOnlyByTheDueMoment() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .withinMinutes(2880)
                                .excused("rain", new Shift.Target.EndOfDay(1))
                                .as("a")),
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Wed 10:00 | pending
                Mon 11:00  | rain   | due Wed 10:00 | pending
                Tue 11:00  | rain   | due Thu 00:00 | pending
                """);
        Standards lifted =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix")
                                .excused("rain", new Shift.Target.Nothing())
                                .as("a"));
        VerdictTable.check(
                lifted,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30  | rain   | no date       | excused, f2
                """);
        VerdictTable.check(
                lifted,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:30+ | rain of Mon 10:20 | due Mon 10:30 | overdue
                """);
    }

    @Test
    void whatNobodyProducesIsUnprovableUntilSomebodyTellsItAllTheSame() {
        FactKind fix = new FactKind("fix");
        Catalogue.Kind unfed =
                new Catalogue.Kind(fix, Codes.WORDS, Map.of(), Set.of(), Duration.ZERO);
        Standards code =
                Standards.of(
                        List.of(
                                Codes.standard(
                                        "1",
                                        Instant.EPOCH,
                                        Optional.empty(),
                                        Map.of(),
                                        Codes.when("report").keptBy("fix").as("a"))),
                        new Catalogue(Map.of(fix, unfed)),
                        Calendars.NONE);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | unprovable, fix
                Mon 10:30+ |        | due Mon 10:30 | unprovable, fix
                Mon 11:00  | fix of Mon 10:20 | due Mon 10:30 | kept, 0:10 spare
                """);
    }

    @Test
    void anObserverBackAtTheOpeningSawItAllAndOneWhoLeftAtTheDueMomentDidNot() {
        Standards code =
                Codes.standards(
                        Codes.when("report").keptBy("arrive").unwatched("down", "up").as("a"));
        String back =
                """
                at         | fact   | a             | verdict
                Mon 09:50  | down   |               |
                %s | up     |               |
                Mon 10:01  | report of Mon 10:00 | due Mon 10:30 | pending
                Mon 10:30+ |        | due Mon 10:30 | %s
                """;
        VerdictTable.check(code, back.formatted("Mon 10:00 ", "overdue"));
        VerdictTable.check(code, back.formatted("Mon 10:00+", "unprovable, f1"));
        String left =
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                %s | down   | due Mon 10:30 | %s
                Mon 10:31  |        | due Mon 10:30 | %s
                """;
        VerdictTable.check(code, left.formatted("Mon 10:30 ", "pending", "unprovable, f2"));
        VerdictTable.check(code, left.formatted("Mon 10:30+", "overdue", "overdue"));
    }

    @Test
    void anOccasionIsBoundToTheVersionInForceWhenItOpened() {
        Instant change = VerdictTable.instant("Mon 10:00");
        Standards code =
                Standards.of(
                        List.of(
                                Codes.standard(
                                        "1",
                                        Instant.EPOCH,
                                        Optional.of(change),
                                        Map.of(),
                                        Codes.when("report").keptBy("arrive").as("a")),
                                Codes.standard(
                                        "2",
                                        change,
                                        Optional.empty(),
                                        Map.of(),
                                        Codes.when("report")
                                                .keptBy("arrive")
                                                .withinMinutes(60)
                                                .as("a"))),
                        new Catalogue(Map.of()),
                        Calendars.NONE);
        VerdictTable.check(
                code,
                """
                at         | fact   | a                            | verdict
                Mon 10:00- | report | due Mon 10:29                | pending
                Mon 10:00  | report | due Mon 10:29; due Mon 11:00 | pending; pending
                Mon 10:30  |        | due Mon 10:29; due Mon 11:00 | overdue; pending
                """);
    }

    @Test
    void aTellingThatIsItselfOnlyProposedChangesNothingYet() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").as("a")),
                """
                at         | fact                                         | a             | verdict
                Mon 10:00  | report                                       | due Mon 10:30 | pending
                Mon 10:20  | arrive as visit                              | due Mon 10:30 | kept, 0:10 spare
                Mon 11:00  | fact.struck fact=visit as strike proposed    | due Mon 10:30 | kept, 0:10 spare
                Mon 11:10  | fact.accepted fact=strike as yes             | due Mon 10:30 | overdue
                Mon 11:20  | fact.declined fact=strike as no              | due Mon 10:30 | kept, 0:10 spare
                """);
    }
}
