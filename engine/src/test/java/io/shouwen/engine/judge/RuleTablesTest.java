package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Procedure.Step;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Cycle;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks, procedures and tables at equal instants, with late facts, strikes and gaps. */
class RuleTablesTest {
    private static Opening.OnFact on(String pattern) {
        return new Opening.OnFact(List.of(Codes.pattern(pattern)));
    }

    private static Standards check(
            Promise.Wording wording, List<String> exceptions, Demand demand) {
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Check(
                                Check.Mode.RECORD,
                                on("act"),
                                List.of(demand),
                                exceptions.stream().map(Codes::pattern).toList(),
                                wording,
                                "clerk",
                                "wrong")));
    }

    private static Standards check(Demand demand) {
        return check(Promise.Wording.MUST, List.of(), demand);
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

    @Test
    void whereNobodyGivesPermitsALackingOneIsUnprovableS19() {
        VerdictTable.check(
                Codes.unfed("permit", check(after(false, false))),
                """
                at         | fact           | a       | verdict
                Mon 10:00  | act area=north | no date | unprovable, permit
                """);
    }

    @Test
    void atTheEdgesOfAStateNothingProvesThatItHeldS32() {
        Demand open =
                new Demand.NotWhile(new Stretch(Codes.pattern("open"), Codes.pattern("done")));
        VerdictTable.check(
                check(open),
                """
                at         | fact | a                         | verdict
                Mon 10:00  | open |                           |
                Mon 10:00  | act  | no date                   | kept, 0:00 spare
                Mon 10:00+ | act  | no date; no date          | kept, 0:00 spare; breached, by f1
                Mon 11:00  | done | no date; no date          | kept, 0:00 spare; breached, by f1
                Mon 11:00  | act  | no date; no date; no date | kept, 0:00 spare; breached, by f1; kept, 0:00 spare
                """);
    }

    @Test
    void actsAreCountedByTheLocalDayAndMidnightBelongsToTheNextC9() {
        VerdictTable.check(
                check(new Demand.AtMost(1, Optional.of(Cycle.DAY), Set.of())),
                """
                at         | fact | a                         | verdict
                Mon 23:59  | act  | no date                   | kept, 0:00 spare
                Tue 00:00- | act  | no date; no date          | kept, 0:00 spare; breached, 2 of at most 1
                Tue 00:00  | act  | no date; no date; no date | kept, 0:00 spare; breached, 2 of at most 1; kept, 0:00 spare
                """);
    }

    @Test
    void anExceptionToldAtTheInstantOfTheActLiftsItAndItIsNotCountedC17() {
        VerdictTable.check(
                check(
                        Promise.Wording.MUST,
                        List.of("warned"),
                        new Demand.AtMost(0, Optional.empty(), Set.of())),
                """
                at         | fact                        | a                | verdict
                Mon 10:00  | act                         | no date          | breached, 1 of at most 0
                Mon 10:00+ | warned of Mon 09:00 as late | no date          | breached, 1 of at most 0
                Mon 10:00+ | act                         | no date; no date | breached, 1 of at most 0; excused, late
                """);
    }

    @Test
    void aReasonFromTheInstantOfTheActMakesADeviationAndAnOlderOneDoesNotS12() {
        Promise.Wording normally =
                new Promise.Wording(Force.NORMALLY, Optional.of(Codes.pattern("explain")));
        Demand never = new Demand.AtMost(0, Optional.empty(), Set.of());
        VerdictTable.check(
                check(normally, List.of(), never),
                """
                at         | fact                           | a       | verdict
                Mon 09:59  | explain                        |         |
                Mon 10:00  | act                            | no date | breached, 1 of at most 0
                Mon 10:01  | explain of Mon 10:00 as reason | no date | deviation, reason
                """);
        VerdictTable.check(
                check(new Promise.Wording(Force.STRIVE, Optional.empty()), List.of(), never),
                """
                at         | fact | a       | verdict
                Mon 10:00  | act  | no date | measured Mon 10:00
                """);
    }

    @Test
    void atClosingTheCalendarIsClosedAndAtOpeningOpenS42() {
        VerdictTable.check(
                check(new Demand.During("hall")),
                """
                at         | fact | a                | verdict
                Mon 08:00  | act  | no date          | kept, 0:00 spare
                Mon 12:00  | act  | no date; no date | kept, 0:00 spare; breached, closed hall
                """);
    }

    private static Step step(String name, boolean anyOrder) {
        return new Step(name, Codes.WORDS, Codes.pattern(name), Optional.empty(), anyOrder);
    }

    private static Standards steps(Step... steps) {
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Procedure(
                                on("begin"), Codes.pattern("end"), List.of(steps), "x", "wrong")));
    }

    @Test
    void twoStepsAtOneInstantAreInOrderAndASwapIsABreachOfTheLaterS22() {
        VerdictTable.check(
                steps(step("one", false), step("two", false)),
                """
                at         | fact  | a                | verdict
                Mon 10:00  | begin | no date; no date | pending; pending
                Mon 10:01  | two   | no date; no date | pending; breached, before one
                Mon 10:02  | one of Mon 10:01 | no date; no date | kept, 0:00 spare; kept, 0:00 spare
                """);
        VerdictTable.check(
                steps(step("one", false), step("two", false)),
                """
                at         | fact  | a                | verdict
                Mon 10:00  | begin | no date; no date | pending; pending
                Mon 10:01  | two   | no date; no date | pending; breached, before one
                Mon 10:01+ | one   | no date; no date | kept, 0:00 spare; breached, before one
                """);
    }

    @Test
    void aStepAtTheInstantOfTheEndIsInTimeAndOneRightAfterIsLeftOutS22() {
        VerdictTable.check(
                steps(step("one", false)),
                """
                at         | fact  | a       | verdict
                Mon 10:00  | begin | no date | pending
                Mon 11:00  | end   | no date | breached, lacking one
                Mon 11:00+ | one   | no date | breached, lacking one
                Mon 11:30  | one of Mon 11:00 | no date | kept, 0:00 spare
                """);
    }

    @Test
    void aStepInAnyOrderMayComeFirstAndHoldsUpNoOtherS22() {
        VerdictTable.check(
                steps(step("one", false), step("two", true), step("three", false)),
                """
                at         | fact  | a                         | verdict
                Mon 10:00  | begin | no date; no date; no date | pending; pending; pending
                Mon 10:01  | one   | no date; no date; no date | kept, 0:00 spare; pending; pending
                Mon 10:02  | three | no date; no date; no date | kept, 0:00 spare; pending; kept, 0:00 spare
                Mon 11:00  | end   | no date; no date; no date | kept, 0:00 spare; breached, lacking two; kept, 0:00 spare
                """);
        VerdictTable.check(
                steps(step("one", false), step("two", true)),
                """
                at         | fact  | a                | verdict
                Mon 10:00  | begin | no date; no date | pending; pending
                Mon 10:01  | two   | no date; no date | pending; kept, 0:00 spare
                """);
    }

    @Test
    void beginningAgainEndsTheRunBeforeUnlessItHadEndedS22() {
        VerdictTable.check(
                steps(step("one", false)),
                """
                at         | fact  | a                | verdict
                Mon 10:00  | begin | no date          | pending
                Mon 10:30  | begin | no date; no date | breached, lacking one; pending
                Mon 10:40  | one   | no date; no date | breached, lacking one; kept, 0:00 spare
                Mon 10:50  | end   | no date; no date | breached, lacking one; kept, 0:00 spare
                Mon 10:55  | end of Mon 10:10 | no date; no date | breached, lacking one; kept, 0:00 spare
                """);
    }

    @Test
    void aStepThatNobodyCanTellOfIsUnprovableS22() {
        VerdictTable.check(
                Codes.unfed("one", steps(step("one", false))),
                """
                at         | fact  | a       | verdict
                Mon 10:00  | begin | no date | unprovable, one
                Mon 11:00  | end   | no date | unprovable, one
                """);
    }

    private static Standards table() {
        Condition rich = Codes.pattern("x area=north").where();
        Map<String, Value> free = Map.of("price", new Value.Text("free"));
        Map<String, Value> half = Map.of("price", new Value.Text("half"));
        Condition south = Codes.pattern("x area=south severity=major").where();
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Entitlement(
                                on("ask"),
                                List.of(
                                        new Entitlement.Row(rich, free),
                                        new Entitlement.Row(south, half)),
                                Optional.of(Codes.pattern("apply")),
                                "clerk",
                                "wrong")));
    }

    @Test
    void theFirstRowThatHoldsDecidesAndAnUndecidedOneBeforeItDoesNotLetPassS13() {
        VerdictTable.check(
                table(),
                """
                at         | fact                          | a       | verdict
                Mon 10:00  | ask area=north                | no date | decided, row 1
                """);
        VerdictTable.check(
                table(),
                """
                at         | fact                          | a       | verdict
                Mon 10:00  | ask area=south severity=major | no date | decided, row 2
                """);
        VerdictTable.check(
                table(),
                """
                at         | fact           | a       | verdict
                Mon 10:00  | ask area=south | no date | unprovable, severity
                """);
        VerdictTable.check(
                table(),
                """
                at         | fact                          | a       | verdict
                Mon 10:00  | ask area=south severity=minor | no date | breached, lacking row
                """);
    }

    @Test
    void theFirstActFromTheInstantOfTheQuestionMustSayWhatTheTableSaysS25() {
        VerdictTable.check(
                table(),
                """
                at         | fact                     | a       | verdict
                Mon 09:59  | apply price=half         |         |
                Mon 10:00  | ask area=north           | no date | decided, row 1
                Mon 10:05  | apply                    | no date | unprovable, price
                Mon 10:06  | apply price=half of Mon 10:01 as wrong | no date | breached, wrong price
                Mon 10:07  | apply price=free of Mon 10:00 | no date | kept, 0:00 spare
                """);
    }
}
