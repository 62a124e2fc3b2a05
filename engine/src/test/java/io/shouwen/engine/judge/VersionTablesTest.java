package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * S41: an occasion stays with the version in which it opened, and one fact serves one occasion of a
 * clause, whatever the version. The code changes on Monday at 10:15.
 */
class VersionTablesTest {
    private static final Instant CHANGE = VerdictTable.instant("Mon 10:15");

    private static Standards changing(Clause before, Clause after) {
        return Standards.of(
                List.of(
                        Codes.standard("2", CHANGE, Optional.empty(), Map.of(), after),
                        Codes.standard("1", Instant.EPOCH, Optional.of(CHANGE), Map.of(), before)),
                new Catalogue(Map.of()),
                Calendars.NONE);
    }

    @Test
    void aVisitServesTheOldestOpenReportThoughTheCodeHasChangedSinceS41() {
        VerdictTable.check(
                changing(
                        Codes.when("report").keptBy("arrive").as("a"),
                        Codes.when("report").keptBy("arrive").withinMinutes(60).as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Mon 10:30                | pending
                Mon 10:20  | report | due Mon 10:30; due Mon 11:20 | pending; pending
                Mon 10:25  | arrive | due Mon 10:30; due Mon 11:20 | kept, 0:05 spare; pending
                Mon 10:40  | arrive | due Mon 10:30; due Mon 11:20 | kept, 0:05 spare; kept, 0:40 spare
                """);
    }

    /** The fact that the newer version waits for may be the first of the history. */
    @Test
    void theOlderVersionIsServedFirstWhateverOpensItS41() {
        VerdictTable.check(
                changing(
                        Codes.when("report").keptBy("arrive").as("a"),
                        Codes.when("call").keptBy("arrive").as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 09:00  | call   |                              |
                Mon 10:00  | report | due Mon 10:30                | pending
                Mon 10:20  | call   | due Mon 10:30; due Mon 10:50 | pending; pending
                Mon 10:25  | arrive | due Mon 10:30; due Mon 10:50 | kept, 0:05 spare; pending
                """);
    }

    @Test
    void clausesOfTwoNamesAreServedEachByTheSameVisitS7() {
        VerdictTable.check(
                changing(
                        Codes.when("report").keptBy("arrive").as("a"),
                        Codes.when("report").keptBy("arrive").as("b")),
                """
                at         | fact   | b             | verdict
                Mon 10:00  | report |               |
                Mon 10:20  | report | due Mon 10:50 | pending
                Mon 10:25  | arrive | due Mon 10:50 | kept, 0:25 spare
                """);
    }

    @Test
    void aPermitThatServedOnceBeforeTheChangeServesNoMoreD3() {
        Demand once =
                new Demand.After(Codes.pattern("permit"), Optional.empty(), Set.of(), false, true);
        Clause check =
                Codes.clause(
                        "a",
                        new Check(
                                Check.Mode.RECORD,
                                new Opening.OnFact(List.of(Codes.pattern("act"))),
                                List.of(once),
                                List.of(),
                                Promise.Wording.MUST,
                                "clerk",
                                "wrong"));
        VerdictTable.check(
                changing(check, check),
                """
                at         | fact   | a                | verdict
                Mon 09:00  | permit |                  |
                Mon 10:00  | act    | no date          | kept, 0:00 spare
                Mon 10:20  | act    | no date; no date | kept, 0:00 spare; breached, lacking permit
                """);
    }

    @Test
    void beginningAgainAfterTheChangeEndsTheTimeBeforeS22() {
        Procedure.Step one =
                new Procedure.Step(
                        "one", Codes.WORDS, Codes.pattern("one"), Optional.empty(), false);
        Clause steps =
                Codes.clause(
                        "a",
                        new Procedure(
                                new Opening.OnFact(List.of(Codes.pattern("begin"))),
                                Codes.pattern("end"),
                                List.of(one),
                                "x",
                                "wrong"));
        VerdictTable.check(
                changing(steps, steps),
                """
                at         | fact  | a                | verdict
                Mon 10:00  | begin | no date          | pending
                Mon 10:20  | begin | no date; no date | breached, lacking one; pending
                Mon 10:25  | one   | no date; no date | breached, lacking one; kept, 0:00 spare
                """);
    }
}
