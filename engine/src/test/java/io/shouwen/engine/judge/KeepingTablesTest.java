package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What keeps a promise, and what is made of one that is late. */
class KeepingTablesTest {
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
}
