package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which facts count: struck, proposed, withdrawn, amended. */
class CountedTablesTest {
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
}
