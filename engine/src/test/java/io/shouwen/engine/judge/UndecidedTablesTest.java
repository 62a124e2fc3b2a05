package io.shouwen.engine.judge;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What a promise makes of what is missing, of another type, or over by itself. */
class UndecidedTablesTest {
    /** S13: a comparison with what is of another type is as unprovable as one with nothing. */
    @Test
    void anOpeningThatComparesAnAttributeOfAnotherTypeIsUnprovable() {
        Condition warranty = new Condition.Within("bought", 12, 0);
        Standards code =
                Codes.standards(
                        Codes.when(new Pattern(new FactKind("report"), warranty))
                                .keptBy("arrive")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact                  | a       | verdict
                Mon 10:00  | report bought=unknown | no date | unprovable, bought
                """);
    }

    /** What is named is what keeps it undecided: not a part that another part has made up for. */
    @Test
    void theMissingAttributeThatIsNamedIsTheOneThatDecides() {
        Condition urban = new Condition.OneOf("area", Set.of(new Value.Text("urban")));
        Condition major = new Condition.OneOf("severity", Set.of(new Value.Text("major")));
        Condition told = new Condition.Present("reason");
        Condition where =
                new Condition.All(List.of(new Condition.Any(List.of(urban, told)), major));
        VerdictTable.check(
                Codes.standards(
                        Codes.when(new Pattern(new FactKind("report"), where))
                                .keptBy("arrive")
                                .as("a")),
                """
                at         | fact            | a       | verdict
                Mon 10:00  | report reason=x | no date | unprovable, severity
                """);
    }

    /** S10: nobody can tell whether the appointment came in time, so it proves nothing. */
    @Test
    void anAppointmentDoesNotStandInForADateThatTheDataLacks() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("order")
                                .keptBy("deliver")
                                .within(new Limit.DateFrom("by"))
                                .agreed("agree", new Shift.Target.At("slot"))
                                .as("a")),
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | order                | no date       | unprovable, by
                Mon 11:00  | agree slot=Tue@09:00 | due Tue 09:00 | unprovable, by
                """);
    }

    /** A suspension that has lasted its longest is over, and the next one counts again. */
    @Test
    void aPauseThatEndedByItselfMayBeginAgain() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .withinMinutes(60)
                                .pause("away", "back", Duration.ofMinutes(10))
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 11:00 | pending
                Mon 10:10  | away   | due Mon 11:10 | pending
                Mon 10:15  | away   | due Mon 11:10 | pending
                Mon 10:30  | away   | due Mon 11:20 | pending
                Mon 10:35  | back   | due Mon 11:15 | pending
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 11:00 | pending
                Mon 10:10  | away   | due Mon 11:10 | pending
                Mon 10:20  | away   | due Mon 11:20 | pending
                Mon 10:40  | back   | due Mon 11:20 | pending
                """);
    }

    /** S10, promise.md: what may have kept it in time is not held against anybody. */
    @Test
    void whatLacksTheDecidingAttributeLeavesALateOccasionUnprovable() {
        Standards code = Codes.standards(Codes.when("report").keptBy("fix done=yes").as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact         | a             | verdict
                Mon 10:00  | report       | due Mon 10:30 | pending
                Mon 10:20  | fix          | due Mon 10:30 | pending
                Mon 10:30+ |              | due Mon 10:30 | unprovable, done
                Mon 10:40  | fix done=yes | due Mon 10:30 | unprovable, done
                """);
        VerdictTable.check(
                code,
                """
                at         | fact         | a             | verdict
                Mon 10:00  | report       | due Mon 10:30 | pending
                Mon 10:20  | fix          | due Mon 10:30 | pending
                Mon 10:25  | fix done=yes | due Mon 10:30 | kept, 0:05 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact         | a             | verdict
                Mon 10:00  | report       | due Mon 10:30 | pending
                Mon 10:31  | fix          | due Mon 10:30 | overdue
                Mon 10:32  | fix done=no  | due Mon 10:30 | overdue
                Mon 10:40  | fix done=yes | due Mon 10:30 | broken, 0:10 late
                """);
    }

    /** Had the first visit served the first report, the second would have served the second. */
    @Test
    void whatKeptAnOlderOccasionInDoubtMayHaveKeptTheYounger() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("fix done=yes").as("a")),
                """
                at         | fact         | a                            | verdict
                Mon 10:00  | report       | due Mon 10:30                | pending
                Mon 10:00  | report       | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | fix          | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:20  | fix done=yes | due Mon 10:30; due Mon 10:30 | kept, 0:10 spare; pending
                Mon 10:30+ |              | due Mon 10:30; due Mon 10:30 | kept, 0:10 spare; unprovable, done
                """);
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("fix done=yes").as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Mon 10:30                | pending
                Mon 10:00  | report | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | fix    | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:30+ |        | due Mon 10:30; due Mon 10:30 | unprovable, done; overdue
                """);
    }

    /** S5: without the meter nobody can tell for which of the two the second try was. */
    @Test
    void whatDoesNotSayWhichItIsForMayHaveKeptEither() {
        VerdictTable.check(
                Codes.standards(Codes.when("fail").keptBy("read").same("meter").as("a")),
                """
                at         | fact          | a                            | verdict
                Mon 10:00  | fail meter=M1 | due Mon 10:30                | pending
                Mon 10:00  | fail meter=M2 | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | read          | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:30+ |               | due Mon 10:30; due Mon 10:30 | unprovable, meter; unprovable, meter
                Mon 10:40  | read meter=M2 | due Mon 10:30; due Mon 10:30 | unprovable, meter; unprovable, meter
                """);
    }

    /** The observer's absence is told first: without it the record may be whole. */
    @Test
    void anAbsentObserverIsToldBeforeAMissingAttribute() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("fix done=yes")
                                .unwatched("down", "up")
                                .as("a")),
                """
                at         | fact         | a             | verdict
                Mon 10:00  | report       | due Mon 10:30 | pending
                Mon 10:10  | down as gone | due Mon 10:30 | pending
                Mon 10:20  | fix          | due Mon 10:30 | pending
                Mon 10:31  |              | due Mon 10:30 | unprovable, gone
                """);
    }
}
