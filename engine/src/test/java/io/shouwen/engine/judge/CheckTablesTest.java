package io.shouwen.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Cycle;
import io.shouwen.engine.time.SpecialDay;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks at equal instants, with late facts, strikes and gaps. */
class CheckTablesTest {
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

    static Standards check(Demand demand) {
        return check(Promise.Wording.MUST, List.of(), demand);
    }

    /** S21: kept or not, the evidence names the master's fact and no other. */
    @Test
    void theFactWithWhichAnActWasComparedIsNamedS21() {
        Reference bill =
                new Reference.ToAttribute(Optional.of(Codes.pattern("bill").kind()), "amount");
        Demand equal = new Demand.Holds(new Condition.Equal("amount", bill));
        Standards code = check(equal);
        String bills =
                """
                Mon 09:00 | bill amount=80 as old
                Mon 09:30 | bill amount=100 as last
                Mon 09:40 | bill as empty
                Mon 10:00 | act amount=%s
                Mon 10:01 | bill amount=80 as later
                """;
        assertThat(said(code, bills.formatted("100")))
                .isEqualTo("kept because opened=f4 compared=last");
        assertThat(said(code, bills.formatted("80")))
                .isEqualTo("breached because opened=f4 compared=last");
        assertThat(said(code, "Mon 10:00 | act amount=80"))
                .isEqualTo("unprovable because opened=f1");
        assertThat(said(code, "Mon 10:00 | bill amount=80\nMon 10:00 | act amount=80"))
                .isEqualTo("kept because opened=f2 compared=f1");
    }

    private static String said(Standards code, String history) {
        State state = VerdictTable.state(code, history);
        Judged judged =
                Judge.assess(code, state, VerdictTable.instant("Mon 11:00")).judged().getFirst();
        String line = VerdictText.line(judged).strip();
        return judged.verdict().word() + line.substring(line.indexOf(" because"));
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
    void actsAreCountedApartBySameAndWhatWasExcusedIsNotCountedC9C17() {
        VerdictTable.check(
                check(
                        Promise.Wording.MUST,
                        List.of("warned"),
                        new Demand.AtMost(1, Optional.empty(), Set.of("area"))),
                """
                at         | fact           | a                                  | verdict
                Mon 10:00  | act area=north | no date                            | kept, 0:00 spare
                Mon 10:01  | act area=south | no date; no date                   | kept, 0:00 spare; kept, 0:00 spare
                Mon 10:02  | act            | no date; no date; no date          | kept, 0:00 spare; kept, 0:00 spare; unprovable, area
                Mon 10:03  | act area=south | no date; no date; no date; no date | kept, 0:00 spare; kept, 0:00 spare; unprovable, area; breached, 2 of at most 1
                """);
        VerdictTable.check(
                check(
                        Promise.Wording.MUST,
                        List.of("warned"),
                        new Demand.AtMost(1, Optional.empty(), Set.of())),
                """
                at         | fact        | a                | verdict
                Mon 09:00  | warned as w |                  |
                Mon 10:00  | act         | no date          | kept, 0:00 spare
                Mon 10:01  | act         | no date; no date | kept, 0:00 spare; kept, 0:00 spare
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

    @Test
    void aHolidayAnnouncedAfterTheActDoesNotCloseTheHallThatWasOpenS42() {
        Standards code = check(new Demand.During("hall"));
        SpecialDay tuesday = SpecialDay.holiday(LocalDate.of(2026, 3, 3), "holiday");
        Edition news = new Edition(VerdictTable.instant("Tue 11:00"), "news", Codes.hall(tuesday));
        List<Edition> editions = new ArrayList<>(code.calendars().editions("hall"));
        editions.add(news);
        VerdictTable.check(
                Standards.of(
                        code.versions(), code.catalogue(), new Calendars(Map.of("hall", editions))),
                """
                at         | fact | a                | verdict
                Tue 10:00  | act  | no date          | kept, 0:00 spare
                Tue 11:00  | act  | no date; no date | kept, 0:00 spare; breached, closed hall
                """);
    }

    @Test
    void anActThatDoesNotSayWhereMayBeOneTooManyC17() {
        VerdictTable.check(
                check(new Demand.AtMost(1, Optional.of(Cycle.DAY), Set.of("area"))),
                """
                at         | fact           | a                                  | verdict
                Mon 09:00  | act area=north | no date                            | kept, 0:00 spare
                Mon 10:00  | act            | no date; no date                   | kept, 0:00 spare; unprovable, area
                Mon 11:00  | act area=south | no date; no date; no date          | kept, 0:00 spare; unprovable, area; unprovable, area
                Mon 12:00  | act area=north | no date; no date; no date; no date | kept, 0:00 spare; unprovable, area; unprovable, area; breached, 2 of at most 1
                """);
    }

    /** An exception of which nobody can tell excuses nobody and accuses nobody. */
    @Test
    void anExceptionThatLacksTheDecidingAttributeLeavesTheBreachOpenC17() {
        VerdictTable.check(
                check(
                        Promise.Wording.MUST,
                        List.of("leave ok=yes"),
                        new Demand.AtMost(0, Optional.empty(), Set.of())),
                """
                at         | fact            | a                | verdict
                Mon 09:00  | act             | no date          | breached, 1 of at most 0
                Mon 10:00  | leave           | no date          | breached, 1 of at most 0
                Mon 11:00  | act             | no date; no date | breached, 1 of at most 0; unprovable, ok
                """);
    }

    /** check.md: a demand that surely does not hold is told before one of which nobody can tell. */
    @Test
    void aSureBreachIsToldBeforeWhatNobodyCanTell() {
        Demand wet = new Demand.Holds(new Condition.OneOf("sky", Set.of(new Value.Text("dry"))));
        Demand once = new Demand.AtMost(0, Optional.empty(), Set.of());
        VerdictTable.check(
                Codes.standards(
                        Codes.clause(
                                "a",
                                new Check(
                                        Check.Mode.RECORD,
                                        on("act"),
                                        List.of(wet, once),
                                        List.of(),
                                        Promise.Wording.MUST,
                                        "clerk",
                                        "wrong"))),
                """
                at         | fact | a       | verdict
                Mon 09:00  | act  | no date | breached, 1 of at most 0
                """);
    }
}
