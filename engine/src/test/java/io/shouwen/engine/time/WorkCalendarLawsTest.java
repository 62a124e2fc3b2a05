package io.shouwen.engine.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.Gen;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What holds for every calendar, instant and amount; and equality with the naive calendar. */
class WorkCalendarLawsTest {
    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Asia/Shanghai"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("Australia/Lord_Howe"),
                    ZoneId.of("Asia/Kathmandu"),
                    ZoneId.of("America/Sao_Paulo"));

    @Test
    void plusAndBetweenAgreeWithACalendarThatWalksMinuteByMinute() {
        Gen.forAll(
                1_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar quick = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    Duration amount = amount(gen, Duration.ofHours(30));
                    assertThat(quick.plus(start, amount)).isEqualTo(naive.plus(start, amount));
                    Instant end = start.plus(gen.upTo(Duration.ofDays(6)));
                    assertThat(quick.between(start, end)).isEqualTo(naive.between(start, end));
                    assertThat(quick.between(end, start))
                            .isEqualTo(naive.between(start, end).negated());
                });
    }

    @Test
    void openingsAgreeWithACalendarThatWalksMinuteByMinute() {
        Gen.forAll(
                1_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar quick = naive.quick();
                    for (int i = 0; i < 3; i++) {
                        Instant at = instant(gen, naive.zone());
                        assertThat(quick.isOpen(at)).isEqualTo(naive.isOpen(at));
                        assertThat(quick.nextOpen(at)).isEqualTo(naive.nextOpen(at));
                    }
                });
    }

    @Test
    void workingDaysAgreeWithACalendarThatWalksMinuteByMinute() {
        Gen.forAll(
                1_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar quick = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    LocalDate day = start.atZone(naive.zone()).toLocalDate();
                    assertThat(quick.closing(day)).isEqualTo(naive.closing(day));
                    assertThat(quick.isWorkingDay(day)).isEqualTo(naive.closing(day).isPresent());
                    int n = gen.number(1, 5);
                    List<Interval> pauses = gen.list(0, 2, () -> pause(gen, start));
                    assertThat(quick.plusWorkingDays(start, n, pauses))
                            .isEqualTo(naive.plusWorkingDays(start, n, pauses));
                });
    }

    @Test
    void addingInTwoStepsIsAddingAtOnce() {
        Gen.forAll(
                2_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar calendar = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    Duration a = amount(gen, Duration.ofDays(20));
                    Duration b = amount(gen, Duration.ofDays(20));
                    assertThat(calendar.plus(calendar.plus(start, a), b))
                            .isEqualTo(calendar.plus(start, a.plus(b)));
                });
    }

    @Test
    void whatWasAddedLiesBetween() {
        Gen.forAll(
                2_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar calendar = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    Duration amount = amount(gen, Duration.ofDays(60));
                    assertThat(calendar.between(start, calendar.plus(start, amount)))
                            .isEqualTo(amount);
                    Instant back = calendar.plus(start, amount.negated());
                    assertThat(calendar.between(back, start)).isEqualTo(amount);
                });
    }

    @Test
    void laterStartsAndLargerAmountsNeverGiveEarlierResults() {
        Gen.forAll(
                2_000,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar calendar = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    Instant later = start.plus(gen.upTo(Duration.ofDays(10)));
                    Duration amount = gen.upTo(Duration.ofDays(10));
                    Duration more = amount.plus(gen.upTo(Duration.ofDays(10)));
                    assertThat(calendar.plus(later, amount))
                            .isAfterOrEqualTo(calendar.plus(start, amount));
                    assertThat(calendar.plus(start, more))
                            .isAfterOrEqualTo(calendar.plus(start, amount));
                });
    }

    @Test
    void betweenAddsUpOverAnyMiddle() {
        Gen.forAll(
                500,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar calendar = naive.quick();
                    Instant a = instant(gen, naive.zone());
                    Instant b = instant(gen, naive.zone());
                    Instant c = instant(gen, naive.zone());
                    assertThat(calendar.between(a, b).plus(calendar.between(b, c)))
                            .isEqualTo(calendar.between(a, c));
                });
    }

    @Test
    void pausedTimeIsAddedAndNothingElse() {
        Gen.forAll(
                1_500,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar calendar = naive.quick();
                    Instant start = instant(gen, naive.zone());
                    Duration amount = amount(gen, Duration.ofDays(3));
                    List<Interval> pauses = gen.list(0, 4, () -> pause(gen, start));
                    Instant due = calendar.plus(start, amount, pauses);
                    Duration paused = Duration.ZERO;
                    for (Interval pause :
                            Interval.intersect(pauses, List.of(new Interval(start, due)))) {
                        paused = paused.plus(calendar.between(pause.from(), pause.to()));
                    }
                    assertThat(calendar.between(start, due).minus(paused)).isEqualTo(amount);
                });
    }

    @Test
    void theAnswerDoesNotDependOnWhatWasAskedBefore() {
        Gen.forAll(
                60,
                gen -> {
                    NaiveCalendar naive = calendar(gen);
                    WorkCalendar asked = naive.quick();
                    for (int i = 0; i < 5; i++) {
                        Instant from = instant(gen, naive.zone()).plus(years(gen));
                        Instant to = instant(gen, naive.zone()).plus(years(gen));
                        WorkCalendar fresh = naive.quick();
                        Duration between = fresh.between(from, to);
                        assertThat(asked.between(from, to)).isEqualTo(between);
                        assertThat(asked.plus(from, Duration.ofHours(9)))
                                .isEqualTo(fresh.plus(from, Duration.ofHours(9)));
                    }
                });
    }

    private static Duration years(Gen gen) {
        return Duration.ofDays(366L * gen.number(-60, 100));
    }

    private static Interval pause(Gen gen, Instant around) {
        Instant from = around.plus(gen.upTo(Duration.ofDays(5))).minus(Duration.ofDays(1));
        return new Interval(from, from.plus(gen.upTo(Duration.ofDays(3))));
    }

    private static Duration amount(Gen gen, Duration most) {
        Duration amount = gen.upTo(most);
        return amount.isZero() ? Duration.ofNanos(1) : amount;
    }

    /** Half of all instants lie within a day of a change of the clock, if the zone has any. */
    private static Instant instant(Gen gen, ZoneId zone) {
        Instant from = Instant.parse("2012-01-01T00:00:00Z");
        Instant anywhere = gen.instant(from, Instant.parse("2026-12-31T00:00:00Z"));
        ZoneOffsetTransition change = zone.getRules().nextTransition(anywhere);
        if (change == null || gen.chance(50)) {
            return anywhere;
        }
        Instant at = change.getInstant();
        return gen.instant(at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(1)));
    }

    private static NaiveCalendar calendar(Gen gen) {
        WeekHours base = week(gen, true);
        Map<LocalDate, SpecialDay> specials = new HashMap<>();
        for (int i = gen.number(0, 40); i > 0; i--) {
            LocalDate date = gen.date(LocalDate.of(2012, 1, 1), LocalDate.of(2026, 12, 31));
            specials.put(date, new SpecialDay(date, "special", day(gen)));
        }
        NaiveCalendar wanted =
                new NaiveCalendar(
                        gen.oneOf(ZONES), base, gen.list(0, 2, () -> season(gen)), specials);
        return wanted.hasOverlappingSeasons()
                ? new NaiveCalendar(wanted.zone(), base, List.of(), specials)
                : wanted;
    }

    private static Season season(Gen gen) {
        MonthDay from =
                MonthDay.from(gen.date(LocalDate.of(2000, 1, 1), LocalDate.of(2000, 12, 31)));
        MonthDay to = MonthDay.from(gen.date(LocalDate.of(2000, 1, 1), LocalDate.of(2000, 12, 31)));
        boolean leapDay = from.equals(MonthDay.of(2, 29)) || to.equals(MonthDay.of(2, 29));
        MonthDay first = leapDay ? MonthDay.of(5, 1) : from;
        return new Season("season", first, leapDay ? MonthDay.of(9, 30) : to, week(gen, true));
    }

    private static WeekHours week(Gen gen, boolean opens) {
        Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (gen.chance(70)) {
                days.put(weekday, day(gen));
            }
        }
        if (opens) {
            days.put(DayOfWeek.TUESDAY, DayHours.of("08:00-12:00", "14:00-18:00"));
        }
        return new WeekHours(days);
    }

    private static DayHours day(Gen gen) {
        return switch (gen.number(0, 5)) {
            case 0 -> DayHours.CLOSED;
            case 1 -> DayHours.ALL_DAY;
            case 2 -> DayHours.of("08:00-12:00", "14:00-18:00");
            case 3 -> DayHours.of("00:00-02:30", "20:00-24:00");
            default -> random(gen);
        };
    }

    private static DayHours random(Gen gen) {
        TreeSet<Integer> ends = new TreeSet<>();
        int count = 2 * gen.number(1, 3);
        while (ends.size() < count) {
            ends.add(gen.chance(50) ? gen.number(0, 24) * 60 : gen.number(0, 1440));
        }
        List<Integer> sorted = List.copyOf(ends);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < count; i += 2) {
            spans.add(new Span(sorted.get(i), sorted.get(i + 1)));
        }
        return new DayHours(spans);
    }
}
