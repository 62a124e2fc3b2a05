package io.shouwen.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.Yaml;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class CalendarReaderTest {
    private final Problems problems = new Problems();

    List<Edition> editions(String text) {
        Optional<Node> root = Yaml.one("hall.yaml", text, problems);
        List<Edition> editions =
                root.map(node -> CalendarReader.node(node, "hall", problems)).orElse(List.of());
        assertThat(problems.rendered()).isEmpty();
        return editions;
    }

    private WorkCalendar good(String text) {
        return editions(text).getLast().calendar();
    }

    private void finds(String text, String... expected) {
        Optional<Node> root = Yaml.one("hall.yaml", text, problems);
        assertThat(root.map(node -> CalendarReader.node(node, "hall", problems)).orElse(List.of()))
                .isEmpty();
        assertThat(problems.all().stream().map(Object::toString)).containsExactly(expected);
    }

    private static DayHours on(WorkCalendar calendar, String day) {
        return calendar.hoursOn(LocalDate.parse(day));
    }

    @Test
    void aWeekIsReadByDaysRangesListsAndDaily() {
        WorkCalendar calendar =
                good(
                        """
                        name: 大厅
                        zone: Asia/Shanghai
                        hours:
                          daily: 09:00-17:00
                          mon-thu: [08:00-12:00, 14:00-18:00]
                          wed: 10:00-24:00
                          Saturday, sun: closed
                        """);
        assertThat(calendar.name()).isEqualTo("大厅");
        assertThat(on(calendar, "2026-03-02")).hasToString("08:00-12:00, 14:00-18:00");
        assertThat(on(calendar, "2026-03-04")).hasToString("10:00-24:00");
        assertThat(on(calendar, "2026-03-06")).hasToString("09:00-17:00");
        assertThat(on(calendar, "2026-03-07")).hasToString("closed");
        assertThat(on(calendar, "2026-03-08")).hasToString("closed");
    }

    @Test
    void jsonIsReadAsWell() {
        WorkCalendar calendar =
                good(
                        """
                        {"zone": "America/New_York", "hours": {"mon-fri": ["08:00-17:00"], "sat": []},
                         "holidays": ["2026-07-03"], "exceptions": {"2026-12-24": ["08:00-12:00"]}}
                        """);
        assertThat(calendar.name()).isEqualTo("hall");
        assertThat(calendar.zone()).hasToString("America/New_York");
        assertThat(on(calendar, "2026-07-03")).hasToString("closed");
        assertThat(on(calendar, "2026-12-24")).hasToString("08:00-12:00");
    }

    @Test
    void holidaysWorkingDaysAndExceptionsAreReadInAllTheirForms() {
        WorkCalendar calendar =
                good(
                        """
                        zone: Asia/Shanghai
                        hours: {tue-fri: 09:00-17:00}
                        seasons:
                          - {name: summer, from: 06-01, to: 08-31, hours: {mon-fri: 07:00-13:00}}
                        holidays:
                          - 2026-03-03
                          - 2026-03-10..2026-03-12
                          - {date: 2026-03-17, name: stock-taking}
                          - {from: 2026-03-24, to: 2026-03-26}
                        working-days:
                          - 2026-03-11
                          - 2026-06-06
                          - {date: 2026-03-07, hours: [10:00-12:00, 13:00-15:00]}
                        exceptions:
                          2026-03-24: 09:00-10:00
                          2026-03-25 to 2026-03-26: 11:00-12:00
                        """);
        assertThat(on(calendar, "2026-03-03")).hasToString("closed");
        assertThat(on(calendar, "2026-03-10")).hasToString("closed");
        assertThat(on(calendar, "2026-03-11")).hasToString("09:00-17:00");
        assertThat(on(calendar, "2026-03-12")).hasToString("closed");
        assertThat(on(calendar, "2026-03-17")).hasToString("closed");
        assertThat(on(calendar, "2026-03-24")).hasToString("09:00-10:00");
        assertThat(on(calendar, "2026-03-26")).hasToString("11:00-12:00");
        assertThat(on(calendar, "2026-06-06")).hasToString("07:00-13:00");
        assertThat(on(calendar, "2026-03-07")).hasToString("10:00-12:00, 13:00-15:00");
    }

    @Test
    void thePublicDaysOfChinaAreIncludedByNameAndOverruled() {
        WorkCalendar calendar =
                good(
                        """
                        zone: Asia/Shanghai
                        hours: {mon-fri: [08:00-12:00, 14:00-18:00]}
                        include: cn-public
                        exceptions: {2026-02-16: 09:00-11:00}
                        """);
        assertThat(on(calendar, "2026-02-14")).hasToString("08:00-12:00, 14:00-18:00");
        assertThat(on(calendar, "2026-02-15")).hasToString("closed");
        assertThat(on(calendar, "2026-02-16")).hasToString("09:00-11:00");
        assertThat(on(calendar, "2026-02-17")).hasToString("closed");
        assertThat(on(calendar, "2007-10-01")).hasToString("closed");
    }

    @Test
    void allProblemsOfAFileAreToldAtOnceWithTheirPlace() {
        finds(
                """
                zone: Asia/Shanghay
                hours:
                  mon-fry: 08:00-12:00
                  tue: 22:00-02:00
                  wed: [08:00-12:00, 11:00-13:00]
                  thu: 09:00-10:00
                  thursday: 09:00-11:00
                seasons:
                  - {from: 02-30, to: 03-31, hours: {}}
                include: cn-pubic
                holidays: [2026-02-30, 2026-01-02, 2026-01-01..2026-01-03, 2026-02-02..2026-02-01]
                holydays: []
                """,
                "hall.yaml:1:7: error[unknown-zone]: no time zone `Asia/Shanghay`",
                "hall.yaml:3:3: error[unknown-key]: no weekday `mon-fry`",
                "hall.yaml:4:8: error[bad-hours]: `22:00-02:00` runs past midnight; write"
                        + " 22:00-24:00 on this day and 00:00-02:00 on the next day",
                "hall.yaml:5:8: error[bad-hours]: 08:00-12:00 and 11:00-13:00 of one day overlap",
                "hall.yaml:7:3: error[repeated-day]: the key `thursday` gives `thu` hours a second"
                        + " time",
                "hall.yaml:9:12: error[bad-date]: `02-30` is not a day of the year",
                "hall.yaml:10:10: error[unknown-choice]: no public days are named `cn-pubic`",
                "hall.yaml:11:12: error[bad-date]: `2026-02-30` is not a day of the calendar",
                "hall.yaml:11:36: error[repeated-day]: `2026-01-02` stands here a second time",
                "hall.yaml:11:60: error[bad-date]: a range of days ends on or after its first day"
                        + " and within a year, but this one runs from 2026-02-02 to 2026-02-01",
                "hall.yaml:12:1: error[unknown-key]: no key `holydays` in a calendar");
        assertThat(problems.rendered()).contains("did you mean `Asia/Shanghai`?");
    }

    @Test
    void zoneAndHoursAreNeeded() {
        finds(
                "name: x\n",
                "hall.yaml:1:1: error[missing-key]: a calendar needs the key `hours`",
                "hall.yaml:1:1: error[missing-key]: a calendar needs the key `zone`");
    }

    @Test
    void seasonsMayNotOverlap() {
        finds(
                """
                zone: UTC
                hours: {daily: 09:00-17:00}
                seasons:
                  - {name: winter, from: 11-01, to: 03-01, hours: {daily: 10:00-16:00}}
                  - {name: spring, from: 03-01, to: 05-31, hours: {daily: 08:00-16:00}}
                """,
                "hall.yaml:3:1: error[bad-season]: calendar `hall` is in two seasons on 03-01:"
                        + " `winter` and `spring`");
    }

    @Test
    void aMakeUpDayWithoutAnyHoursToTakeIsAProblem() {
        finds(
                """
                zone: UTC
                hours: {daily: closed}
                working-days: [2026-03-07]
                """,
                "hall.yaml:3:16: error[missing-value]: the working day `2026-03-07` has no hours,"
                        + " for no weekday has any");
    }

    @Test
    void eachEditionAddsItsDaysToThoseBeforeItAndOverrulesThem() {
        List<Edition> editions =
                editions(
                        """
                        zone: Asia/Shanghai
                        hours: {mon-fri: 08:00-12:00}
                        holidays: 2026-03-05
                        editions:
                          - known-from: 2026-03-02 15:00
                            why: 哀悼日
                            holidays: {date: 2026-03-03, name: mourning}
                          - known-from: 2026-03-04T00:00:00Z
                            why: the holiday is moved
                            working-days: 2026-03-05
                            exceptions: {2026-03-06: closed}
                        """);
        assertThat(editions)
                .extracting(Edition::knownFrom)
                .containsExactly(
                        Instant.MIN,
                        Instant.parse("2026-03-02T07:00:00Z"),
                        Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(editions)
                .extracting(Edition::why)
                .containsExactly("hall", "哀悼日", "the holiday is moved");
        assertThat(week(editions.get(0))).isEqualTo("open open open closed open");
        assertThat(week(editions.get(1))).isEqualTo("open closed open closed open");
        assertThat(week(editions.get(2))).isEqualTo("open closed open open closed");
    }

    private static String week(Edition edition) {
        return LocalDate.of(2026, 3, 2)
                .datesUntil(LocalDate.of(2026, 3, 7))
                .map(day -> edition.calendar().isWorkingDay(day) ? "open" : "closed")
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyProblemOfTheEditionsIsToldAtOnce() {
        finds(
                """
                zone: Asia/Shanghai
                hours: {mon-fri: 08:00-12:00}
                editions:
                  - {known-from: 2026-03-05, why: make-up, working-days: 2026-03-07}
                  - {known-from: 2026-03-05 09:00, holidays: 2026-03-33}
                  - {known-from: 2026-03-05 09:00, why: mourning, holidays: 2026-03-03}
                  - {known-from: 2026-03-05 09:00, why: the same moment, holidays: 2026-03-04}
                  - {known-from: 2026-03-04 09:00, why: an older one}
                  - {from: 2026-03-06 09:00, why: misspelt, holidays: 2026-03-09, include: cn-public}
                """,
                "hall.yaml:4:18: error[bad-time]: `2026-03-05` is not a moment",
                "hall.yaml:5:5: error[missing-key]: an edition needs the key `why`",
                "hall.yaml:5:46: error[bad-date]: `2026-03-33` is not a day of the calendar",
                "hall.yaml:7:18: error[edition-order]: this edition is not later than the one"
                        + " before it",
                "hall.yaml:8:5: error[missing-key]: an edition names the days that it changes",
                "hall.yaml:8:18: error[edition-order]: this edition is not later than the one"
                        + " before it",
                "hall.yaml:9:5: error[missing-key]: an edition needs the key `known-from`",
                "hall.yaml:9:6: error[unknown-key]: no key `from` in an edition",
                "hall.yaml:9:67: error[unknown-key]: no key `include` in an edition");
    }
}
