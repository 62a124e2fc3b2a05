package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.SpecialDay;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other systems got wrong with due moments, and what holds here instead. */
class PeerFaultsTest {
    /** The escalation of CCRS counts from the last modification: any edit resets the clock. */
    @Test
    void anEditACommentOrAReassignmentNeverMovesADueDate() {
        VerdictTable.check(
                Codes.standards(Codes.when("report").keptBy("arrive").as("a")),
                """
                at         | fact                 | a             | verdict
                Mon 10:00  | report               | due Mon 10:30 | pending
                Mon 10:10  | edited title=new     | due Mon 10:30 | pending
                Mon 10:20  | commented            | due Mon 10:30 | pending
                Mon 10:25  | reassigned to=T8     | due Mon 10:30 | pending
                Mon 10:30+ | commented            | due Mon 10:30 | overdue
                """);
    }

    /** The refresh of bk-itsm drops the time already run and wakes a paused task; glpi#15605. */
    @Test
    void aPriorityChangeInMidRunAndWhilePausedKeepsElapsedAndPausedTime() {
        Attribute priority =
                new Attribute(
                        "priority",
                        Optional.of(new Value.Text("low")),
                        List.of(new Amendment(new FactKind("raise"), List.of())));
        Standards code =
                Codes.standards(
                        Map.of("priority", priority),
                        Codes.when("report priority=low")
                                .keptBy("fix")
                                .withinMinutes(240)
                                .pause("wait", "go")
                                .as("low"),
                        Codes.when("report priority=high")
                                .keptBy("fix")
                                .withinMinutes(120)
                                .pause("wait", "go")
                                .as("high"));
        VerdictTable.check(
                code,
                """
                at         | fact                | high          | verdict
                Mon 10:00  | report              |               |
                Mon 10:30  | wait                |               |
                Mon 10:50  | go                  |               |
                Mon 11:00  | raise priority=high | due Mon 12:20 | pending
                """);
        VerdictTable.check(
                code,
                """
                at         | fact                | high          | verdict
                Mon 10:00  | report              |               |
                Mon 10:30  | wait                |               |
                Mon 11:00  | raise priority=high | no date       | pending
                Mon 11:30  | go                  | due Mon 13:00 | pending
                """);
    }

    /** alaveteli#7292: holidays entered late left the open cases as they were. */
    @Test
    void aHolidayAddedTodayRedatesOpenCasesKeepsTheFirstDateAndSaysWhy() {
        SpecialDay tuesday = SpecialDay.holiday(LocalDate.of(2026, 3, 3), "mourning");
        Instant announced = VerdictTable.instant("Mon 15:00");
        Standards code =
                Standards.of(
                        List.of(
                                Codes.standard(
                                        "1",
                                        Instant.EPOCH,
                                        Optional.empty(),
                                        Map.of(),
                                        Codes.when("report")
                                                .keptBy("reply")
                                                .within(Codes.workingDays(1))
                                                .as("a"))),
                        new Catalogue(Map.of()),
                        new Calendars(
                                Map.of(
                                        "hall",
                                        List.of(
                                                new Edition(Instant.EPOCH, "first", Codes.hall()),
                                                new Edition(
                                                        announced,
                                                        "mourning",
                                                        Codes.hall(tuesday))))));
        VerdictTable.check(
                code,
                """
                at         | fact   | a                            | verdict
                Mon 10:00  | report | due Tue 18:00                | pending
                Mon 14:00  | report | due Tue 18:00; due Tue 18:00 | pending; pending
                Mon 14:30  | reply  | due Tue 18:00; due Tue 18:00 | kept, 27:30 spare; pending
                Mon 15:00  |        | due Tue 18:00; due Wed 18:00 | kept, 27:30 spare; pending
                """);
        State open = VerdictTable.state(code, "Mon 14:00 | report");
        Judged judged =
                Judge.assess(code, open, VerdictTable.instant("Wed 09:00")).judged().getFirst();
        assertThat(judged.firstDue()).contains(VerdictTable.instant("Tue 18:00"));
        assertThat(judged.moves())
                .containsExactly(
                        new Move(Move.Cause.CALENDAR, announced, judged.due(), "mourning"));
    }

    /** For bk-itsm a day is 24 hours of service: one day from Monday 08:00 ends Wednesday 18:00. */
    @Test
    void aMakeUpSaturdayCountsAndOneWorkingDayIsADayOfTheCalendar() {
        SpecialDay saturday =
                new SpecialDay(
                        LocalDate.of(2026, 3, 7),
                        "make-up",
                        DayHours.of("08:00-12:00", "14:00-18:00"));
        Standards code =
                Codes.standards(
                        Map.of(),
                        new Edition(Instant.EPOCH, "first", Codes.hall(saturday)),
                        Codes.when("report").keptBy("reply").within(Codes.workingDays(1)).as("a"));
        VerdictTable.check(
                code,
                """
                at         | fact   | a                                            | verdict
                Mon 08:00  | report | due Tue 18:00                                | pending
                Mon 09:00  | reply  | due Tue 18:00                                | kept, 33:00 spare
                Fri 15:00  | report | due Tue 18:00; due Sat 18:00                 | kept, 33:00 spare; pending
                """);
    }

    /** Days of bk-itsm end at 23:59:59, so that thirty of them drift by thirty seconds. */
    @Test
    void aDayEndsAtMidnightWithoutTheDriftOfASecond() {
        WorkCalendar always = WorkCalendar.always(Codes.ZONE);
        Instant start = VerdictTable.instant("Mon 08:00");
        assertThat(always.plus(start, Duration.ofDays(30)))
                .isEqualTo(start.plus(Duration.ofDays(30)));
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(new Limit.EndOfDay(0)).as("a")),
                """
                at         | fact   | a             | verdict
                Mon 08:00  | report | due Tue 00:00 | pending
                Tue 00:00  | fix    | due Tue 00:00 | kept, 0:00 spare
                """);
    }

    /** osTicket#6847: lunch could only be entered as a holiday, which broke the due date. */
    @Test
    void aLunchBreakInsideADayIsNotWorkingTime() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(Codes.workingHours(1)).as("a")),
                """
                at         | fact   | a                            | verdict
                Mon 11:00  | report | due Mon 12:00                | pending
                Mon 11:30  | report | due Mon 12:00; due Mon 14:30 | pending; pending
                """);
    }

    /**
     * GLPI adds 86,400 seconds for a day, which is wrong on both nights of the change of clocks.
     */
    @Test
    void dayArithmeticIsOnDatesWhereClocksChange() {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        WorkCalendar office =
                WorkCalendar.of(
                        "office",
                        zone,
                        WeekHours.daily(DayHours.of("08:00-16:00")),
                        List.of(),
                        List.of());
        for (LocalDate change : List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25))) {
            Instant before = change.minusDays(1).atTime(9, 0).atZone(zone).toInstant();
            assertThat(office.plusWorkingDays(before, 2))
                    .isEqualTo(change.plusDays(1).atTime(16, 0).atZone(zone).toInstant());
            assertThat(office.plus(before, Duration.ofHours(8)))
                    .isEqualTo(change.atTime(9, 0).atZone(zone).toInstant());
        }
    }

    /** glpi#687: a case opened out of hours got no time at all. */
    @Test
    void aCaseOpenedOutOfHoursHasItsWholeLimitFromTheNextOpening() {
        VerdictTable.check(
                Codes.standards(
                        Codes.when("report").keptBy("fix").within(Codes.workingHours(2)).as("a")),
                """
                at         | fact   | a             | verdict
                Sat 21:00  | report | due Mon 10:00 | pending
                """);
    }

    /** osTicket#5160: still overdue after the date moved forward, or the breach forgotten. */
    @Test
    void aDateAgreedAfterTheBreachIsOneMorePromiseAndThePastBreachStays() {
        Standards code =
                Codes.standards(
                        Codes.when("report")
                                .keptBy("arrive")
                                .agreed("agree", new Shift.Target.At("slot"))
                                .as("arrival"),
                        Codes.when("agree")
                                .keptBy("arrive")
                                .within(new Limit.DateFrom("slot"))
                                .yieldsTo("arrival")
                                .as("slot"));
        String history =
                """
                at         | fact                 | %s
                Mon 10:00  | report               | %s
                Mon 10:31  | agree slot=Tue@09:00 | %s
                Tue 08:55  | arrive               | %s
                """;
        VerdictTable.check(
                code,
                history.formatted(
                        "arrival       | verdict",
                        "due Mon 10:30 | pending",
                        "due Mon 10:30 | overdue",
                        "due Mon 10:30 | broken, 22:25 late"));
        VerdictTable.check(
                code,
                history.formatted(
                        "slot          | verdict",
                        "              |        ",
                        "due Tue 09:00 | pending",
                        "due Tue 09:00 | kept, 0:05 spare"));
    }
}
