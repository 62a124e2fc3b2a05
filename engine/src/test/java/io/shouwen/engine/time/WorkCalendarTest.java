package io.shouwen.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The calendar by cases, among them those in which other systems went wrong. */
class WorkCalendarTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration HUNDRED_DAYS = Duration.ofHours(800);
    private static final DayHours OFFICE = DayHours.of("08:00-12:00", "14:00-18:00");

    /** Shanghai office hours Monday to Friday; Spring Festival 2026 with its make-up Saturday. */
    private static final WorkCalendar HALL =
            WorkCalendar.of(
                    "hall",
                    SHANGHAI,
                    WeekHours.mondayToFriday(OFFICE),
                    List.of(),
                    List.of(
                            new SpecialDay(LocalDate.of(2026, 2, 14), "make-up", OFFICE),
                            SpecialDay.holiday(LocalDate.of(2026, 2, 16), "Spring Festival"),
                            SpecialDay.holiday(LocalDate.of(2026, 2, 17), "Spring Festival"),
                            SpecialDay.holiday(LocalDate.of(2026, 2, 18), "Spring Festival"),
                            SpecialDay.holiday(LocalDate.of(2026, 2, 19), "Spring Festival"),
                            SpecialDay.holiday(LocalDate.of(2026, 2, 20), "Spring Festival")));

    private static Instant at(String local) {
        return at(local, SHANGHAI);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local.replace(' ', 'T')).atZone(zone).toInstant();
    }

    private static WorkCalendar daily(ZoneId zone, String... hours) {
        return WorkCalendar.of(
                "daily", zone, WeekHours.daily(DayHours.of(hours)), List.of(), List.of());
    }

    // Faults of other systems.

    @Test
    void aHolidayAddedTodayMovesTheDueMomentOfANewReckoning() {
        WorkCalendar before =
                WorkCalendar.of(
                        "hall", SHANGHAI, WeekHours.mondayToFriday(OFFICE), List.of(), List.of());
        Instant friday = at("2026-02-13 14:00");
        assertThat(before.plusWorkingDays(friday, 1)).isEqualTo(at("2026-02-16 18:00"));
        assertThat(HALL.plusWorkingDays(friday, 1)).isEqualTo(at("2026-02-14 18:00"));
        assertThat(HALL.plusWorkingDays(friday, 2)).isEqualTo(at("2026-02-23 18:00"));
    }

    @Test
    void aMakeUpSaturdayCountsAsAWorkingDay() {
        Instant friday = at("2026-02-13 14:00");
        assertThat(HALL.plus(friday, Duration.ofHours(8))).isEqualTo(at("2026-02-14 12:00"));
        assertThat(HALL.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(HALL.isWorkingDay(LocalDate.of(2026, 2, 21))).isFalse();
    }

    @Test
    void oneWorkingDayIsADayOfTheCalendarAndNotTwentyFourServiceHours() {
        Instant monday = at("2026-03-02 08:00");
        assertThat(HALL.plusWorkingDays(monday, 1)).isEqualTo(at("2026-03-03 18:00"));
        assertThat(HALL.plus(monday, Duration.ofHours(24))).isEqualTo(at("2026-03-04 18:00"));
    }

    @Test
    void thirtyDaysThatEndAtMidnightDoNotDriftByOneSecondEach() {
        WorkCalendar allDay = daily(SHANGHAI, "00:00-24:00");
        Instant start = at("2026-03-02 00:00");
        assertThat(allDay.plus(start, Duration.ofDays(30))).isEqualTo(at("2026-04-01 00:00"));
        assertThat(allDay.between(start, at("2026-04-01 00:00"))).isEqualTo(Duration.ofDays(30));
        WorkCalendar evenings = daily(SHANGHAI, "18:00-24:00");
        assertThat(evenings.plus(start, Duration.ofHours(6 * 30)))
                .isEqualTo(at("2026-04-01 00:00"));
        assertThat(evenings.closing(LocalDate.of(2026, 3, 2))).contains(at("2026-03-03 00:00"));
    }

    @Test
    void aLunchBreakInsideADayIsNoWorkingTime() {
        assertThat(HALL.plus(at("2026-03-02 11:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-03-02 15:00"));
        assertThat(HALL.between(at("2026-03-02 11:30"), at("2026-03-02 14:30")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(HALL.isOpen(at("2026-03-02 13:00"))).isFalse();
    }

    @Test
    void aDayOfTwentyThreeHoursIsOneDayAndCountsTwentyThreeHours() {
        WorkCalendar allDay = daily(NEW_YORK, "00:00-24:00");
        Instant saturday = at("2026-03-07 12:00", NEW_YORK);
        assertThat(allDay.plusWorkingDays(saturday, 1)).isEqualTo(at("2026-03-09 00:00", NEW_YORK));
        assertThat(
                        allDay.between(
                                at("2026-03-08 00:00", NEW_YORK), at("2026-03-09 00:00", NEW_YORK)))
                .isEqualTo(Duration.ofHours(23));
        WorkCalendar office = daily(NEW_YORK, "09:00-17:00");
        assertThat(office.plus(at("2026-03-07 16:00", NEW_YORK), Duration.ofHours(8)))
                .isEqualTo(at("2026-03-08 16:00", NEW_YORK));
    }

    @Test
    void aDayOfTwentyFiveHoursIsOneDayAndCountsTwentyFiveHours() {
        WorkCalendar allDay = daily(NEW_YORK, "00:00-24:00");
        Instant saturday = at("2026-10-31 12:00", NEW_YORK);
        assertThat(allDay.plusWorkingDays(saturday, 1)).isEqualTo(at("2026-11-02 00:00", NEW_YORK));
        assertThat(
                        allDay.between(
                                at("2026-11-01 00:00", NEW_YORK), at("2026-11-02 00:00", NEW_YORK)))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void aSpanThatTheClockSkipsShrinksAndOneThatItRepeatsGrows() {
        WorkCalendar night = daily(NEW_YORK, "01:30-02:30");
        LocalDate skipped = LocalDate.of(2026, 3, 8);
        assertThat(night.closing(skipped)).contains(at("2026-03-08 03:00", NEW_YORK));
        assertThat(night.between(start(skipped), start(skipped.plusDays(1))))
                .isEqualTo(Duration.ofMinutes(30));
        LocalDate repeated = LocalDate.of(2026, 11, 1);
        assertThat(night.between(start(repeated), start(repeated.plusDays(1))))
                .isEqualTo(Duration.ofMinutes(90));
        WorkCalendar gone = daily(NEW_YORK, "02:00-03:00");
        assertThat(gone.isWorkingDay(skipped)).isFalse();
        assertThat(gone.plusWorkingDays(at("2026-03-07 12:00", NEW_YORK), 1))
                .isEqualTo(at("2026-03-09 03:00", NEW_YORK));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(NEW_YORK).toInstant();
    }

    @Test
    void aDateThatAZoneNeverHadIsNoWorkingDay() {
        ZoneId apia = ZoneId.of("Pacific/Apia");
        WorkCalendar allDay = daily(apia, "00:00-24:00");
        assertThat(allDay.isWorkingDay(LocalDate.of(2011, 12, 30))).isFalse();
        assertThat(allDay.workingDay(LocalDate.of(2011, 12, 29), 1))
                .isEqualTo(LocalDate.of(2011, 12, 31));
    }

    @Test
    void aCaseOpenedOutOfHoursCountsFromTheNextOpening() {
        Duration fourHours = Duration.ofHours(4);
        assertThat(HALL.plus(at("2026-03-01 03:00"), fourHours)).isEqualTo(at("2026-03-02 12:00"));
        assertThat(HALL.plus(at("2026-03-02 18:00"), fourHours)).isEqualTo(at("2026-03-03 12:00"));
        assertThat(HALL.plus(at("2026-03-02 12:30"), fourHours)).isEqualTo(at("2026-03-02 18:00"));
        assertThat(HALL.nextOpen(at("2026-03-06 18:00"))).isEqualTo(at("2026-03-09 08:00"));
    }

    // What else the meaning of the calendar promises.

    @Test
    void aResultExactlyOnClosingStaysThere() {
        assertThat(HALL.plus(at("2026-03-02 10:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-03-02 12:00"));
        assertThat(HALL.plus(at("2026-03-02 10:00"), Duration.ofHours(2).plusNanos(1)))
                .isEqualTo(at("2026-03-02 14:00").plusNanos(1));
    }

    @Test
    void openIsHalfOpen() {
        assertThat(HALL.isOpen(at("2026-03-02 08:00"))).isTrue();
        assertThat(HALL.isOpen(at("2026-03-02 08:00").minusNanos(1))).isFalse();
        assertThat(HALL.isOpen(at("2026-03-02 12:00").minusNanos(1))).isTrue();
        assertThat(HALL.isOpen(at("2026-03-02 12:00"))).isFalse();
    }

    @Test
    void countedBackwardsAResultExactlyOnAnOpeningStaysThere() {
        Duration fourHours = Duration.ofHours(4);
        assertThat(HALL.plus(at("2026-03-02 12:00"), fourHours.negated()))
                .isEqualTo(at("2026-03-02 08:00"));
        assertThat(HALL.plus(at("2026-03-02 08:00"), fourHours.negated()))
                .isEqualTo(at("2026-02-27 14:00"));
    }

    @Test
    void workingDaysAreSteppedBackwardsToo() {
        WorkCalendar weekdays =
                WorkCalendar.of(
                        "weekdays",
                        SHANGHAI,
                        WeekHours.mondayToFriday(OFFICE),
                        List.of(),
                        List.of());
        assertThat(weekdays.workingDay(LocalDate.of(2026, 6, 15), -10))
                .isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @Test
    void aSeasonOverrulesTheWeekAndASpecialDayOverrulesTheSeason() {
        WorkCalendar branch =
                WorkCalendar.of(
                        "branch",
                        SHANGHAI,
                        WeekHours.daily(DayHours.of("09:00-17:00")),
                        List.of(
                                new Season(
                                        "winter",
                                        MonthDay.of(11, 1),
                                        MonthDay.of(2, 28),
                                        WeekHours.daily(DayHours.of("09:30-16:30")))),
                        List.of(
                                new SpecialDay(
                                        LocalDate.of(2026, 1, 5),
                                        "stock-taking",
                                        DayHours.of("13:00-15:00"))));
        assertThat(branch.closing(LocalDate.of(2025, 10, 31))).contains(at("2025-10-31 17:00"));
        assertThat(branch.closing(LocalDate.of(2025, 11, 1))).contains(at("2025-11-01 16:30"));
        assertThat(branch.closing(LocalDate.of(2026, 2, 28))).contains(at("2026-02-28 16:30"));
        assertThat(branch.closing(LocalDate.of(2026, 3, 1))).contains(at("2026-03-01 17:00"));
        assertThat(branch.closing(LocalDate.of(2026, 1, 5))).contains(at("2026-01-05 15:00"));
    }

    @Test
    void aWorkingDayWhoseClosingLiesInAPauseIsNotCounted() {
        Instant monday = at("2026-03-02 10:00");
        Interval overTuesdaysClosing =
                new Interval(at("2026-03-03 18:00"), at("2026-03-03 18:00").plusSeconds(1));
        Interval upToWednesdaysClosing =
                new Interval(at("2026-03-04 09:00"), at("2026-03-04 18:00"));
        assertThat(
                        HALL.plusWorkingDays(
                                monday, 1, List.of(overTuesdaysClosing, upToWednesdaysClosing)))
                .isEqualTo(at("2026-03-04 18:00"));
    }

    @Test
    void aPauseThatBeginsAtTheResultChangesNothing() {
        Instant start = at("2026-03-02 10:00");
        Duration hour = Duration.ofHours(1);
        Interval later = new Interval(at("2026-03-02 11:00"), at("2026-03-02 17:00"));
        assertThat(HALL.plus(start, hour, List.of(later))).isEqualTo(at("2026-03-02 11:00"));
        Interval lunch = new Interval(at("2026-03-02 10:30"), at("2026-03-02 14:30"));
        assertThat(HALL.plus(start, hour, List.of(lunch))).isEqualTo(at("2026-03-02 15:00"));
    }

    @Test
    void anAlwaysOpenCalendarAddsElapsedTime() {
        WorkCalendar always = WorkCalendar.always(NEW_YORK);
        Instant start = at("2026-03-07 12:00", NEW_YORK).plusNanos(5);
        assertThat(always.plus(start, Duration.ofDays(4_000)))
                .isEqualTo(start.plus(4_000, ChronoUnit.DAYS));
    }

    @Test
    void aCalendarThatNeverOpensSaysSo() {
        WorkCalendar closed =
                WorkCalendar.of("closed", SHANGHAI, WeekHours.CLOSED, List.of(), List.of());
        Instant start = at("2026-03-02 10:00");
        assertThatExceptionOfType(CalendarException.NeverOpens.class)
                .isThrownBy(() -> closed.plus(start, Duration.ofHours(1)))
                .withMessageContaining("calendar `closed` is never open");
        assertThatExceptionOfType(CalendarException.NeverOpens.class)
                .isThrownBy(() -> closed.nextOpen(start));
        assertThatExceptionOfType(CalendarException.NeverOpens.class)
                .isThrownBy(() -> closed.plusWorkingDays(start, 1));
        assertThat(closed.between(start, start.plusSeconds(60))).isZero();
        assertThat(closed.isOpen(start)).isFalse();
    }

    @Test
    void aQuestionBeyondTheHorizonSaysSo() {
        WorkCalendar calendar = daily(SHANGHAI, "08:00-12:00");
        for (Instant outside :
                List.of(Instant.MIN, at("1899-12-31 23:00"), at("2201-01-01 00:00"), Instant.MAX)) {
            assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                    .isThrownBy(() -> calendar.isOpen(outside))
                    .withMessageContaining("covers the years 1900 to 2200");
        }
        assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                .isThrownBy(() -> calendar.plus(at("2026-03-02 10:00"), Duration.ofDays(80_000)));
        assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                .isThrownBy(() ->
                        calendar.plus(
                                at("2026-03-02 10:00"),
                                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)));
        assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                .isThrownBy(() ->
                        calendar.plus(at("2026-03-02 10:00"), Duration.ofSeconds(Long.MIN_VALUE)));
        assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                .isThrownBy(() -> calendar.closing(LocalDate.of(2201, 1, 1)));
        assertThatExceptionOfType(CalendarException.BeyondHorizon.class)
                .isThrownBy(() -> calendar.plusWorkingDays(at("2200-12-31 10:00"), 1));
    }

    @Test
    void theWholeHorizonAddsUp() {
        WorkCalendar calendar = daily(SHANGHAI, "08:00-12:00");
        assertThat(calendar.between(at("1902-01-01 00:00"), at("2200-12-31 12:00")))
                .isEqualTo(
                        Duration.ofHours(
                                4
                                        * ChronoUnit.DAYS.between(
                                                LocalDate.of(1902, 1, 1),
                                                LocalDate.of(2201, 1, 1))));
    }

    @Test
    void manyThreadsMayAskForDifferentYearsAtOnce() {
        for (int round = 0; round < 20; round++) {
            WorkCalendar shared = daily(SHANGHAI, "08:00-12:00", "14:00-18:00");
            List<Instant> results =
                    IntStream.range(1950, 2100)
                            .parallel()
                            .mapToObj(year -> shared.plus(at(year + "-03-02 08:00"), HUNDRED_DAYS))
                            .toList();
            assertThat(results)
                    .containsExactlyElementsOf(
                            IntStream.range(1950, 2100)
                                    .mapToObj(year -> LocalDate.of(year, 3, 2).plusDays(99))
                                    .map(day -> at(day + " 18:00"))
                                    .toList());
        }
    }

    @Test
    void aCalendarRefusesTwoSeasonsOnOneDayAndTwoSpecialDaysOnOneDate() {
        Season spring =
                new Season("spring", MonthDay.of(3, 1), MonthDay.of(5, 1), WeekHours.CLOSED);
        Season may = new Season("may", MonthDay.of(5, 1), MonthDay.of(5, 31), WeekHours.CLOSED);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WorkCalendar.of(
                                "x", SHANGHAI, WeekHours.CLOSED, List.of(spring, may), List.of()))
                .withMessage("calendar `x` is in two seasons on 05-01: `spring` and `may`");
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WorkCalendar.of(
                                "x",
                                SHANGHAI,
                                WeekHours.CLOSED,
                                List.of(),
                                List.of(
                                        SpecialDay.holiday(day, "a"),
                                        SpecialDay.holiday(day, "b"))))
                .withMessage("calendar `x` has two special days on 2026-01-01: `a` and `b`");
    }
}
