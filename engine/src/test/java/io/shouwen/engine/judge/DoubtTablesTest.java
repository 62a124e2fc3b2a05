package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * promise.md, what nobody can tell: a fact that lacks an attribute of what may happen to a clock. A
 * verdict that hangs on it is unprovable; one that does not is said.
 */
class DoubtTablesTest {
    @Test
    void aWithdrawalThatLacksTheDecidingAttributeAccusesAndAcquitsNobody() {
        Standards code =
                Codes.standards(
                        Codes.when("report").keptBy("arrive").voided("cancel by=customer").as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | cancel | due Mon 10:30 | pending
                Mon 10:30  |        | due Mon 10:30 | pending
                Mon 10:30+ |        | due Mon 10:30 | unprovable, by
                Mon 10:40  | arrive | due Mon 10:30 | unprovable, by
                Mon 11:00  | cancel by=customer of Mon 10:20 | due Mon 10:30 | void, withdrawn
                """);
        VerdictTable.check(
                code,
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:31  | cancel | due Mon 10:30 | overdue
                Mon 10:40  | arrive | due Mon 10:30 | broken, 0:10 late
                """);
    }

    @Test
    void anAppointmentOfWhichNobodyCanTellIsOneOnlyWhereItChangesNothing() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .agreed("agree by=customer", new Shift.Target.At("slot"))
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:10  | agree slot=Mon@14:00 | due Mon 10:30 | pending
                Mon 10:30+ |                      | due Mon 10:30 | unprovable, by
                Mon 14:00  |                      | due Mon 10:30 | unprovable, by
                Mon 14:00+ |                      | due Mon 10:30 | overdue
                Mon 14:10  | arrive               | due Mon 10:30 | broken, 3:40 late
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:10  | agree slot=Mon@10:20 | due Mon 10:30 | pending
                Mon 10:20  | arrive               | due Mon 10:30 | kept, 0:10 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:10  | agree slot=Mon@10:20 | due Mon 10:30 | pending
                Mon 10:25  | arrive               | due Mon 10:30 | unprovable, by
                """);
    }

    /** Whoever sleeps until the next moment does not miss that it is late by every reading. */
    @Test
    void theJudgeWakesWhenItIsLateWhateverIsTrue() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .agreed("agree by=customer", new Shift.Target.At("slot"))
                                .as("a"));
        State state =
                VerdictTable.state(code, "Mon 10:00 | report\nMon 10:10 | agree slot=Mon@14:00");
        Assessment doubtful = Judge.assess(code, state, VerdictTable.instant("Mon 11:00"));
        assertThat(doubtful.next()).contains(VerdictTable.instant("Mon 14:00+"));
    }

    @Test
    void anExcuseOfWhichNobodyCanTellLeavesTheLateOccasionOpen() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .excused("rain outdoor=yes", new Shift.Target.Nothing())
                                .as("a")),
                """
                at         | fact             | a             | verdict
                Mon 10:00  | report           | due Mon 10:30 | pending
                Mon 10:10  | rain             | due Mon 10:30 | pending
                Mon 10:31  |                  | due Mon 10:30 | unprovable, outdoor
                Mon 10:40  | rain outdoor=yes | due Mon 10:30 | unprovable, outdoor
                """);
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .excused("rain outdoor=yes", new Shift.Target.EndOfDay(0))
                                .as("a")),
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | rain   | due Mon 10:30 | pending
                Mon 10:31  |        | due Mon 10:30 | unprovable, outdoor
                Tue 00:00+ |        | due Mon 10:30 | overdue
                """);
    }

    @Test
    void aPauseOfWhichNobodyCanTellWhenItBeganOrEndedMayHaveMovedTheDate() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .pause("away who=customer", "back who=customer")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact              | a             | verdict
                Mon 10:00  | report            | due Mon 10:30 | pending
                Mon 10:10  | away              | due Mon 10:30 | pending
                Mon 10:20  | back who=customer | due Mon 10:30 | pending
                Mon 10:31  |                   | due Mon 10:30 | unprovable, who
                Mon 10:40+ |                   | due Mon 10:30 | overdue
                """);
        VerdictTable.check(
                code,
                """
                at         | fact              | a             | verdict
                Mon 10:00  | report            | due Mon 10:30 | pending
                Mon 10:10  | away who=customer | no date       | pending
                Mon 10:20  | back              | no date       | pending
                Mon 10:35  | arrive            | due Mon 10:55 | kept, 0:20 spare
                """);
        VerdictTable.check(
                code,
                """
                at         | fact              | a             | verdict
                Mon 10:00  | report            | due Mon 10:30 | pending
                Mon 10:10  | away              | due Mon 10:30 | pending
                Mon 10:20  | back              | due Mon 10:30 | pending
                Mon 12:00  | arrive            | due Mon 10:30 | unprovable, who
                """);
    }

    @Test
    void aPauseThatEndedInDoubtMayHaveEndedTooEarlyForTheVisit() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .pause("away", "back who=customer")
                                .as("a")),
                """
                at         | fact   | a             | verdict
                Mon 10:00  | report | due Mon 10:30 | pending
                Mon 10:10  | away   | no date       | pending
                Mon 10:20  | back   | no date       | pending
                Mon 12:00  | arrive | due Mon 12:20 | unprovable, who
                """);
    }

    @Test
    void aReasonAndAnAbsenceOfWhichNobodyCanTellAreToldToo() {
        Promise.Wording normally =
                new Promise.Wording(Force.NORMALLY, Optional.of(Codes.pattern("explain by=head")));
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").wording(normally).as("a")),
                """
                at         | fact            | a             | verdict
                Mon 10:00  | report          | due Mon 10:30 | pending
                Mon 10:31  | explain         | due Mon 10:30 | unprovable, by
                Mon 10:32  | explain by=head | due Mon 10:30 | deviation, f3
                """);
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .unwatched("down all=yes", "up all=yes")
                                .as("a")),
                """
                at         | fact         | a             | verdict
                Mon 10:00  | report       | due Mon 10:30 | pending
                Mon 10:10  | down         | due Mon 10:30 | pending
                Mon 10:31  |              | due Mon 10:30 | unprovable, all
                Mon 10:40  | arrive       | due Mon 10:30 | unprovable, all
                Mon 10:50  | down all=yes of Mon 10:20 as gone | due Mon 10:30 | unprovable, gone
                """);
    }

    /** A visit served the older report only if that was not withdrawn. */
    @Test
    void whatKeptAnOccasionThatMayBeVoidMayHaveServedTheNext() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("arrive").voided("cancel by=customer").as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Mon 10:30                | pending
                Mon 10:01  | cancel | due Mon 10:30                | pending
                Mon 10:02  | report | due Mon 10:30; due Mon 10:32 | pending; pending
                Mon 10:20  | arrive | due Mon 10:30; due Mon 10:32 | unprovable, by; pending
                Mon 10:33  |        | due Mon 10:30; due Mon 10:32 | unprovable, by; unprovable, by
                """);
    }

    @Test
    void whatSpeaksOfAnotherMeterMovesNoClockS5() {
        Standards code =
                Codes.standards(
                        Codes.when("fail")
                                .keptBy("read")
                                .same("meter")
                                .pause("away", "back")
                                .agreed("agree", new Shift.Target.At("slot"))
                                .voided("cancel")
                                .as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact          | a                            | verdict
                Mon 10:00  | fail meter=M1 | due Mon 10:30                | pending
                Mon 10:00  | fail meter=M2 | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | away meter=M1 | no date; due Mon 10:30       | pending; pending
                Mon 10:15  | back meter=M2 | no date; due Mon 10:30       | pending; pending
                Mon 10:20  | back meter=M1 | due Mon 10:40; due Mon 10:30 | pending; pending
                Mon 10:25  | agree slot=Mon@12:00 meter=M2 | due Mon 10:40; due Mon 12:00 | pending; pending
                Mon 10:26  | cancel meter=M1 | due Mon 10:40; due Mon 12:00 | void, withdrawn; pending
                """);
        VerdictTable.check(
                code,
                """
                at         | fact          | a                            | verdict
                Mon 10:00  | fail meter=M1 | due Mon 10:30                | pending
                Mon 10:00  | fail meter=M2 | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | cancel        | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:31  |               | due Mon 10:30; due Mon 10:30 | unprovable, meter; unprovable, meter
                """);
    }

    /** A storm is not about a meter, and moves the clock of each. */
    @Test
    void whatCannotSpeakOfAMeterIsAboutTheWholeCaseS5() {
        Standards plain =
                Codes.standards(
                        Codes.when("fail")
                                .keptBy("read")
                                .same("meter")
                                .pause("storm", "calm")
                                .as("a"));
        Standards code =
                Standards.of(
                        plain.versions(),
                        new Catalogue(
                                Map.of(kind("storm"), known("storm"), kind("calm"), known("calm"))),
                        Calendars.NONE);
        VerdictTable.check(
                code,
                """
                at         | fact          | a                            | verdict
                Mon 10:00  | fail meter=M1 | due Mon 10:30                | pending
                Mon 10:00  | fail meter=M2 | due Mon 10:30; due Mon 10:30 | pending; pending
                Mon 10:10  | storm         | no date; no date             | pending; pending
                Mon 10:20  | calm          | due Mon 10:40; due Mon 10:40 | pending; pending
                """);
    }

    /** promise.md: `serves` is about what keeps; a storm excuses every open occasion. */
    @Test
    void anExcuseServesEveryOpenOccasionThoughAVisitServesOneC3() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .excused("rain", new Shift.Target.EndOfDay(1))
                                .as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Mon 10:30                | pending
                Mon 10:05  | report | due Mon 10:30; due Mon 10:35 | pending; pending
                Mon 10:10  | rain   | due Wed 00:00; due Wed 00:00 | pending; pending
                Tue 10:00  | arrive | due Wed 00:00; due Wed 00:00 | kept, 14:00 spare; pending
                """);
    }

    private static FactKind kind(String name) {
        return new FactKind(name);
    }

    private static Catalogue.Kind known(String name) {
        return new Catalogue.Kind(kind(name), Codes.WORDS, Map.of(), Set.of("app"), Duration.ZERO);
    }
}
