package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

/** The worked cases of 3.3.2 of the cable code: arrival, cure and the cut-off at nine at night. */
class CableCasesTest {
    private static Standards code() {
        return Codes.standards(
                Codes.when("report area=urban")
                        .keptBy("arrive")
                        .agreed("agree", new Shift.Target.At("slot"))
                        .as("arrive"),
                Codes.when("report area=urban")
                        .keptBy("fix")
                        .withinMinutes(60)
                        .agreed("agree", new Shift.Target.RestartAt("slot"))
                        .as("fix"));
    }

    @Test
    void aReportOneMinuteBeforeNineIsDueByTheSameClocksAsAnyOther() {
        VerdictTable.check(
                code(),
                """
                at         | fact              | arrive        | verdict
                Mon 20:59  | report area=urban | due Mon 21:29 | pending
                Mon 21:29  | arrive            | due Mon 21:29 | kept, 0:00 spare
                """);
        VerdictTable.check(
                code(),
                """
                at         | fact              | fix           | verdict
                Mon 20:59  | report area=urban | due Mon 21:59 | pending
                Mon 21:59+ | fix               | due Mon 21:59 | broken, 0:00+ late
                """);
    }

    @Test
    void aSlotNextMorningRebasesArrivalToTheSlotAndTheFixToTheSlotPlusItsLimit() {
        String history =
                """
                at         | fact                 | %s
                Mon 21:00  | report area=urban    | %s
                Mon 21:30  | agree slot=Tue@08:30 | %s
                """;
        VerdictTable.check(
                code(),
                history.formatted(
                        "arrive | verdict", "due Mon 21:30 | pending", "due Tue 08:30 | pending"));
        VerdictTable.check(
                code(),
                history.formatted(
                        "fix | verdict", "due Mon 22:00 | pending", "due Tue 09:30 | pending"));
    }

    @Test
    void theCutOffGuardDistinguishesTheMinuteBeforeNineFromNine() {
        Standards guarded =
                Codes.standards(
                        Codes.when("report area=urban <21").keptBy("arrive").as("same-day"));
        VerdictTable.check(
                guarded,
                """
                at         | fact              | same-day      | verdict
                Mon 20:59  | report area=urban | due Mon 21:29 | pending
                Mon 21:00  | report area=urban | due Mon 21:29 | pending
                """);
    }
}
