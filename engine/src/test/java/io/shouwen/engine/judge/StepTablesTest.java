package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Procedure.Step;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Procedures and deciding tables at equal instants, with late facts and gaps. */
class StepTablesTest {
    private static Opening.OnFact on(String pattern) {
        return new Opening.OnFact(List.of(Codes.pattern(pattern)));
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

    private static Step branch(String name, String branch) {
        return new Step(
                name, Codes.WORDS, Codes.pattern(name), Optional.of(Codes.pattern(branch)), false);
    }

    @Test
    void aBranchIsTakenOnlyIfItsFactIsThereByTheEndS22() {
        VerdictTable.check(
                steps(branch("verify", "cash"), step("receipt", false)),
                """
                at         | fact    | a                | verdict
                Mon 10:00  | begin   | no date          | pending
                Mon 10:01  | receipt | no date          | kept, 0:00 spare
                Mon 10:02  | cash    | no date; no date | pending; breached, before verify
                """);
        VerdictTable.check(
                steps(branch("verify", "cash")),
                """
                at         | fact  | a |
                Mon 10:00  | begin |   |
                Mon 11:00  | end   |   |
                """);
    }

    /** Three times in one history, and one of which nobody can tell that it was one. */
    @Test
    void eachTimeIsEndedByTheNextAndOneInDoubtIsToldS22() {
        Procedure once =
                new Procedure(
                        on("begin kind=fee"),
                        Codes.pattern("end"),
                        List.of(step("one", false)),
                        "x",
                        "wrong");
        VerdictTable.check(
                Codes.standards(Codes.clause("a", once)),
                """
                at         | fact           | a                         | verdict
                Mon 10:00  | begin kind=fee | no date                   | pending
                Mon 10:10  | begin          | no date; no date          | breached, lacking one; unprovable, kind
                Mon 10:20  | begin kind=fee | no date; no date; no date | breached, lacking one; unprovable, kind; pending
                Mon 10:30  | one            | no date; no date; no date | breached, lacking one; unprovable, kind; kept, 0:00 spare
                """);
    }

    @Test
    void theEvidenceOfAStepNamesTheFactByWhichItWasDoneS22() {
        Standards code = steps(step("one", false));
        State state = VerdictTable.state(code, "Mon 10:00 | begin\nMon 10:05 | one as done");
        Judged judged =
                Judge.assess(code, state, VerdictTable.instant("Mon 11:00")).judged().getFirst();
        assertThat(judged.evidence())
                .contains(new Evidence(Evidence.Role.KEPT, new FactId("done")));
    }

    private static Standards table() {
        return table(Codes.pattern("apply"));
    }

    private static Standards table(Pattern applied) {
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
                                Optional.of(applied),
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

    /** An act puts the oldest open decision into effect, as what keeps a promise serves one. */
    @Test
    void eachActServesTheOldestQuestionS35() {
        VerdictTable.check(
                table(),
                """
                at         | fact                          | a                | verdict
                Mon 10:00  | ask area=north                | no date          | decided, row 1
                Mon 10:01  | ask area=south severity=major | no date; no date | decided, row 1; decided, row 2
                Mon 10:05  | apply price=free              | no date; no date | kept, 0:00 spare; decided, row 2
                Mon 10:06  | apply price=half              | no date; no date | kept, 0:00 spare; kept, 0:00 spare
                """);
        VerdictTable.check(
                table(),
                """
                at         | fact             | a                | verdict
                Mon 10:00  | ask area=south   | no date          | unprovable, severity
                Mon 10:01  | ask area=north   | no date; no date | unprovable, severity; decided, row 1
                Mon 10:05  | apply price=half | no date; no date | unprovable, severity; decided, row 1
                Mon 10:06  | apply price=half | no date; no date | unprovable, severity; breached, wrong price
                """);
    }

    @Test
    void anActOfWhichNobodyCanTellPutsNothingIntoEffectAndMayHaveBeenTheOneS35() {
        Standards code = table(Codes.pattern("apply final=yes"));
        VerdictTable.check(
                code,
                """
                at         | fact                       | a       | verdict
                Mon 10:00  | ask area=north             | no date | decided, row 1
                Mon 10:05  | apply price=half           | no date | decided, row 1
                Mon 10:06  | apply price=free final=yes | no date | unprovable, final
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                       | a                | verdict
                Mon 10:00  | ask area=north             | no date          | decided, row 1
                Mon 10:01  | ask area=north             | no date; no date | decided, row 1; decided, row 1
                Mon 10:05  | apply price=free           | no date; no date | decided, row 1; decided, row 1
                Mon 10:06  | apply price=free final=yes | no date; no date | kept, 0:00 spare; decided, row 1
                Mon 10:07  | apply price=half final=yes | no date; no date | kept, 0:00 spare; unprovable, final
                """);
    }

    /** The doubtful act was for the older question or for none, so the last serves the younger. */
    @Test
    void whatWasInDoubtForTheOlderQuestionIsNoneForTheYoungerS35() {
        VerdictTable.check(
                table(Codes.pattern("apply final=yes")),
                """
                at         | fact                       | a                | verdict
                Mon 10:00  | ask area=north             | no date          | decided, row 1
                Mon 10:01  | ask area=north             | no date; no date | decided, row 1; decided, row 1
                Mon 10:05  | apply price=half           | no date; no date | decided, row 1; decided, row 1
                Mon 10:06  | apply price=free final=yes | no date; no date | unprovable, final; decided, row 1
                Mon 10:07  | apply price=free final=yes | no date; no date | unprovable, final; kept, 0:00 spare
                """);
    }

    @Test
    void theActThatPutTheDecisionIntoEffectIsNamedS35() {
        State state =
                VerdictTable.state(
                        table(), "Mon 10:00 | ask area=north\nMon 10:05 | apply price=half as act");
        Judged judged =
                Judge.assess(table(), state, VerdictTable.instant("Mon 11:00")).judged().getFirst();
        assertThat(judged.evidence()).contains(new Evidence(Evidence.Role.KEPT, new FactId("act")));
    }

    /** S13, S21: what the rows looked at decides, so it is named. */
    @Test
    void theFactWithWhichARowComparesIsNamedS13() {
        Reference offer =
                new Reference.ToAttribute(Optional.of(Codes.pattern("offer").kind()), "area");
        Standards code =
                Codes.standards(
                        Codes.clause(
                                "a",
                                new Entitlement(
                                        on("ask"),
                                        List.of(
                                                new Entitlement.Row(
                                                        new Condition.Equal("area", offer),
                                                        Map.of()),
                                                new Entitlement.Row(Condition.ALWAYS, Map.of())),
                                        Optional.empty(),
                                        "clerk",
                                        "wrong")));
        State state =
                VerdictTable.state(
                        code,
                        """
                        Mon 09:00 | offer area=north as offered
                        Mon 10:00 | ask area=south as asked
                        """);
        Judged judged =
                Judge.assess(code, state, VerdictTable.instant("Mon 11:00")).judged().getFirst();
        assertThat(judged.verdict()).isEqualTo(new Verdict.Decided(2, Map.of()));
        assertThat(judged.evidence())
                .containsExactly(
                        new Evidence(Evidence.Role.OPENED, new FactId("asked")),
                        new Evidence(Evidence.Role.COMPARED, new FactId("offered")));
    }
}
