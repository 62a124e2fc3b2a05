package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.util.List;

/** D8: money that is kept for one purpose, at equal instants and with amounts left out. */
class AccountTablesTest {
    private static Standards account(String when, String atLeast) {
        List<Pattern> paid = List.of(Codes.pattern("paid for=deposit"));
        List<Pattern> drawn = List.of(Codes.pattern("drawn"), Codes.pattern("refund"));
        Check check =
                new Check(
                        Check.Mode.GATE,
                        new Opening.OnFact(List.of(Codes.pattern(when))),
                        List.of(new Demand.Balance(paid, drawn, "sum", atLeast)),
                        List.of(),
                        Promise.Wording.MUST,
                        "clerk",
                        "wrong");
        return Codes.standards(Codes.clause("a", check));
    }

    private static Standards agreement() {
        return account("agree", "deposit");
    }

    @Test
    void equalIsEnoughAndWhatIsPaidAtTheInstantOfTheActCountsD8() {
        VerdictTable.check(
                agreement(),
                """
                at         | fact                       | a                | verdict
                Mon 09:00  | paid for=deposit sum=60fen |                  |
                Mon 10:00  | agree deposit=100fen       | no date          | breached, lacking paid
                Mon 10:00  | paid for=deposit sum=39fen | no date          | breached, lacking paid
                Mon 10:00  | paid for=deposit sum=1fen  | no date          | kept, 0:00 spare
                Mon 11:00  | agree deposit=101fen       | no date; no date | kept, 0:00 spare; breached, lacking paid
                """);
    }

    /** Equal instants never prove that something was drawn before the act. */
    @Test
    void whatWasDrawnBeforeIsGoneAndWhatIsDrawnAtTheInstantIsNotD8() {
        VerdictTable.check(
                agreement(),
                """
                at         | fact                        | a       | verdict
                Mon 09:00  | paid for=deposit sum=100fen |         |
                Mon 10:00  | drawn sum=1fen              |         |
                Mon 10:00  | agree deposit=100fen        | no date | kept, 0:00 spare
                Mon 10:10  | refund sum=1fen of Mon 09:30 | no date | breached, lacking paid
                """);
    }

    @Test
    void anActThatDrawsIsNotReckonedAgainstItselfD8() {
        VerdictTable.check(
                account("drawn", "sum"),
                """
                at         | fact                        | a                | verdict
                Mon 09:00  | paid for=deposit sum=100fen |                  |
                Mon 10:00  | drawn sum=100fen            | no date          | kept, 0:00 spare
                Mon 10:00+ | drawn sum=1fen              | no date; no date | kept, 0:00 spare; breached, lacking paid
                """);
    }

    /** What may be a deposit, and a sum that nobody wrote, decide only where it hangs on them. */
    @Test
    void whatNobodyCanTellIsReckonedBothWaysD8() {
        VerdictTable.check(
                agreement(),
                """
                at         | fact                       | a       | verdict
                Mon 09:00  | paid for=deposit sum=60fen |         |
                Mon 09:10  | paid sum=40fen             |         |
                Mon 10:00  | agree deposit=100fen       | no date | unprovable, for
                Mon 10:10  | paid for=deposit sum=40fen of Mon 09:20 | no date | kept, 0:00 spare
                Mon 10:20  | drawn of Mon 09:30         | no date | unprovable, for
                """);
        VerdictTable.check(
                agreement(),
                """
                at         | fact                       | a                | verdict
                Mon 09:00  | paid sum=40fen             |                  |
                Mon 10:00  | agree deposit=41fen        | no date          | breached, lacking paid
                Mon 10:10  | agree                      | no date; no date | breached, lacking paid; unprovable, deposit
                Mon 10:20  | paid for=deposit of Mon 09:30 | no date; no date | unprovable, for; unprovable, deposit
                """);
        VerdictTable.check(
                agreement(),
                """
                at         | fact                       | a       | verdict
                Mon 09:00  | paid for=deposit           |         |
                Mon 10:00  | agree deposit=41fen        | no date | unprovable, sum
                """);
    }

    @Test
    void whereNobodyTellsOfPaymentsTheirLackIsUnprovableD8() {
        Standards unfed = Codes.unfed("paid", agreement());
        VerdictTable.check(
                unfed,
                """
                at         | fact                        | a       | verdict
                Mon 10:00  | agree deposit=100fen        | no date | unprovable, paid
                Mon 10:10  | paid for=deposit sum=99fen of Mon 09:00 | no date | breached, lacking paid
                """);
    }
}
