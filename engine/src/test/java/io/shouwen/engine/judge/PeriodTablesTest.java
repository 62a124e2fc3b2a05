package io.shouwen.engine.judge;

import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.engine.time.Cycle;

import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/** Duties and indicators right where a period begins and ends, in months of every length. */
class PeriodTablesTest {
    private static Opening.EachPeriod each(Cycle cycle, boolean anchored, OptionalInt times) {
        Stretch open = new Stretch(Codes.pattern("open"), Codes.pattern("shut"));
        return new Opening.EachPeriod(cycle, open, anchored, times);
    }

    private static Opening.EachPeriod each(Cycle cycle) {
        return each(cycle, false, OptionalInt.empty());
    }

    private static Standards duty(Opening.EachPeriod each, Limit limit) {
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Promise(
                                each,
                                Promise.Keeping.by(Codes.pattern("report")),
                                limit,
                                Promise.Changes.NONE,
                                Promise.Wording.MUST,
                                "head",
                                "late")));
    }

    private static Standards threshold(Target target, Optional<Pattern> among) {
        return Codes.standards(
                Codes.clause(
                        "a",
                        new Threshold(
                                each(Cycle.DAY),
                                Codes.pattern("visit slip=yes"),
                                among,
                                target,
                                "head",
                                "wrong")));
    }

    private static Standards share(long numerator, long denominator) {
        return threshold(
                new Target.Share(numerator, denominator), Optional.of(Codes.pattern("visit")));
    }

    @Test
    void aVisitAtMidnightBelongsToTheNewDayAndTheOldIsJudgedRightAfterItS17() {
        VerdictTable.check(
                threshold(new Target.AtLeast(1), Optional.empty()),
                """
                at         | fact           | a                            | verdict
                Mon 00:00  | open           | due Tue 00:00                | pending
                Tue 00:00  | visit slip=yes | due Tue 00:00; due Wed 00:00 | pending; pending
                Tue 00:00+ |                | due Tue 00:00; due Wed 00:00 | breached, 0 among 0; pending
                Tue 01:00  | visit slip=yes of Mon 00:00 | due Tue 00:00; due Wed 00:00 | met, 1 among 0; pending
                """);
    }

    @Test
    void oneTooManyIsBreachedAtOnceAndAStrikeTakesItBackS17() {
        VerdictTable.check(
                threshold(new Target.AtMost(1), Optional.empty()),
                """
                at         | fact                     | a             | verdict
                Mon 08:00  | open                     | due Tue 00:00 | pending
                Mon 09:00  | visit slip=yes           | due Tue 00:00 | pending
                Mon 10:00  | visit slip=yes as second | due Tue 00:00 | breached, 2 of at most 1
                Mon 11:00  | fact.struck fact=second  | due Tue 00:00 | pending
                Tue 00:00  |                          | due Tue 00:00; due Wed 00:00 | pending; pending
                Tue 00:00+ |                          | due Tue 00:00; due Wed 00:00 | met, 1 among 0; pending
                """);
    }

    @Test
    void aShareThatIsEqualIsReachedAndOneAmongNothingIsNoCaseC8() {
        VerdictTable.check(
                share(1, 2),
                """
                at         | fact           | a                            | verdict
                Mon 08:00  | open           | due Tue 00:00                | pending
                Mon 09:00  | visit slip=yes | due Tue 00:00                | pending
                Mon 10:00  | visit slip=no  | due Tue 00:00                | pending
                Tue 00:00+ |                | due Tue 00:00; due Wed 00:00 | met, 1 among 2; pending
                Tue 09:00  | visit slip=no of Mon 11:00 | due Tue 00:00; due Wed 00:00 | breached, 1 among 3; pending
                Tue 10:00  | shut           | due Tue 00:00; due Wed 00:00 | breached, 1 among 3; void, withdrawn
                """);
        VerdictTable.check(
                share(1, 2),
                """
                at         | fact | a                            | verdict
                Mon 08:00  | open | due Tue 00:00                | pending
                Tue 00:00+ |      | due Tue 00:00; due Wed 00:00 | void, nothing; pending
                """);
    }

    /** threshold.md: of a day that began before the stretch only the rest counts. */
    @Test
    void aDayThatBeganBeforeTheStretchIsAskedOnlyForWhatAPartCanGiveS17S18() {
        VerdictTable.check(
                threshold(new Target.AtLeast(1), Optional.empty()),
                """
                at         | fact                        | a                            | verdict
                Mon 08:00  | open                        | due Tue 00:00                | pending
                Mon 09:00  | visit slip=yes of Mon 07:59 | due Tue 00:00                | pending
                Tue 00:00+ |                             | due Tue 00:00; due Wed 00:00 | void, nothing; pending
                Tue 01:00  | visit slip=yes of Mon 08:00 | due Tue 00:00; due Wed 00:00 | met, 1 among 0; pending
                """);
        VerdictTable.check(
                share(1, 2),
                """
                at         | fact           | a                            | verdict
                Mon 07:00  | visit slip=no  |                              |
                Mon 07:30  | visit slip=no  |                              |
                Mon 08:00  | open           | due Tue 00:00                | pending
                Mon 09:00  | visit slip=yes | due Tue 00:00                | pending
                Tue 00:00+ |                | due Tue 00:00; due Wed 00:00 | met, 1 among 1; pending
                """);
    }

    /**
     * threshold.md: the verdict is said if it is the same with all that may count and with none.
     */
    @Test
    void aVisitWithoutTheDecidingAttributeLeavesOpenWhatHangsOnItS17S18() {
        VerdictTable.check(
                share(1, 2),
                """
                at         | fact                       | a                            | verdict
                Mon 00:00  | open                       | due Tue 00:00                | pending
                Mon 09:00  | visit slip=no              | due Tue 00:00                | pending
                Mon 10:00  | visit                      | due Tue 00:00                | pending
                Tue 00:00+ |                            | due Tue 00:00; due Wed 00:00 | unprovable, slip; pending
                Tue 09:00  | visit slip=no of Mon 11:00 | due Tue 00:00; due Wed 00:00 | breached, 0 among 3; pending
                """);
        VerdictTable.check(
                threshold(new Target.AtMost(1), Optional.empty()),
                """
                at         | fact                        | a                            | verdict
                Mon 00:00  | open                        | due Tue 00:00                | pending
                Mon 09:00  | visit                       | due Tue 00:00                | pending
                Mon 10:00  | visit slip=yes              | due Tue 00:00                | pending
                Tue 00:00+ |                             | due Tue 00:00; due Wed 00:00 | unprovable, slip; pending
                Tue 09:00  | visit slip=yes of Mon 11:00 | due Tue 00:00; due Wed 00:00 | breached, 2 of at most 1; pending
                """);
        VerdictTable.check(
                threshold(new Target.AtLeast(2), Optional.empty()),
                """
                at         | fact                        | a                            | verdict
                Mon 00:00  | open                        | due Tue 00:00                | pending
                Mon 09:00  | visit                       | due Tue 00:00                | pending
                Tue 00:00+ |                             | due Tue 00:00; due Wed 00:00 | breached, 0 among 0; pending
                Tue 08:00  | visit slip=yes of Mon 11:00 | due Tue 00:00; due Wed 00:00 | unprovable, slip; pending
                Tue 09:00  | visit slip=yes of Mon 11:00 | due Tue 00:00; due Wed 00:00 | met, 2 among 0; pending
                """);
    }

    @Test
    void aStretchThatEndsAtMidnightOpensNoDayAndCutsNoneShortS15() {
        VerdictTable.check(
                threshold(new Target.AtLeast(0), Optional.empty()),
                """
                at         | fact | a             | verdict
                Mon 08:00  | open | due Tue 00:00 | pending
                Tue 00:00  | shut | due Tue 00:00 | pending
                Tue 00:00+ |      | due Tue 00:00 | met, 0 among 0
                """);
    }

    @Test
    void whatNobodyCountsIsUnprovableWhenTheDayIsOverS17() {
        VerdictTable.check(
                Codes.unfed("visit", threshold(new Target.AtLeast(1), Optional.empty())),
                """
                at         | fact | a                            | verdict
                Mon 08:00  | open | due Tue 00:00                | pending
                Tue 00:00+ |      | due Tue 00:00; due Wed 00:00 | unprovable, visit; pending
                """);
    }

    @Test
    void aDutyOfThe31stFallsOnTheLastDayOfAShorterMonthD1() {
        Limit last = new Limit.DayOfMonth(new Limit.DayOfMonth.Month.After(0), 31);
        Dates.of(duty(each(Cycle.MONTH), last), "2027-12-15", "2028-05-02")
                .are(
                        "2027-12: 2028-01-01",
                        "2028-01: 2028-02-01",
                        "2028-02: 2028-03-01",
                        "2028-03: 2028-04-01",
                        "2028-04: 2028-05-01",
                        "2028-05: 2028-06-01");
    }

    @Test
    void periodsCountedFromThe31stDoNotDriftS14() {
        Opening.EachPeriod series = each(Cycle.MONTH, true, OptionalInt.of(3));
        Dates.of(duty(series, new Limit.EndOfPeriod()), "2027-01-30", "2027-12-31")
                .are("1: 2027-03-01", "2: 2027-03-31", "3: 2027-05-01");
    }

    @Test
    void onTheDayOnWhichClocksGoForwardATimeThatIsMissingIsAnHourLaterS15() {
        Standards shanghai = duty(each(Cycle.DAY), new Limit.AtTime(0, LocalTime.of(2, 30)));
        Dates.of(Codes.in(ZoneId.of("Europe/Berlin"), shanghai), "2026-03-27", "2026-03-30")
                .are(
                        "2026-03-28: 2026-03-28T02:30",
                        "2026-03-29: 2026-03-29T03:30",
                        "2026-03-30: 2026-03-30T02:30");
    }

    @Test
    void whoeverCameIntoThePeriodAfterItsDueDayOwesNothingForItD1() {
        Limit tenth = new Limit.DayOfMonth(new Limit.DayOfMonth.Month.After(0), 10);
        Dates.of(duty(each(Cycle.MONTH), tenth), "2027-01-11", "2027-02-01")
                .are("2027-02: 2027-02-11");
        Dates.of(duty(each(Cycle.MONTH), tenth), "2027-01-10", "2027-02-01")
                .are("2027-01: 2027-01-11", "2027-02: 2027-02-11");
    }
}
