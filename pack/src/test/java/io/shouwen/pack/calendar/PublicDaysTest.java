package io.shouwen.pack.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class PublicDaysTest {
    private static final List<PublicDays.Day> DAYS = PublicDays.CN_PUBLIC.days();

    @Test
    void everyYearFrom2007To2026HasItsDaysOffAndMakeUpDays() {
        assertThat(DAYS).hasSize(678);
        assertThat(IntStream.rangeClosed(2007, 2026))
                .allSatisfy(year -> {
                    assertThat(in(year)).filteredOn(PublicDays.Day::off).hasSizeBetween(20, 40);
                    assertThat(in(year)).filteredOn(day -> !day.off()).isNotEmpty();
                });
    }

    private static List<PublicDays.Day> in(int year) {
        return DAYS.stream().filter(day -> day.date().getYear() == year).toList();
    }

    @Test
    void noDateStandsTwiceAndTheDatesRise() {
        List<LocalDate> dates = DAYS.stream().map(PublicDays.Day::date).toList();
        assertThat(dates).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void makeUpDaysLieOnWeekendsButForTheOneAddedInTheEpidemic() {
        assertThat(
                        DAYS.stream()
                                .filter(day -> !day.off())
                                .map(PublicDays.Day::date)
                                .filter(PublicDaysTest::isMondayToFriday))
                .containsExactly(LocalDate.of(2020, 2, 3));
    }

    private static boolean isMondayToFriday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    @Test
    void theDaysAreThoseOfTheSharedCollection() throws IOException {
        Path shared =
                Path.of(Optional.ofNullable(System.getenv("SHOUWEN_SHARED")).orElse("../../shared"))
                        .resolve("data/calendar/cn_workdays.csv");
        assumeTrue(Files.exists(shared), "the shared data is absent: " + shared);
        String theirs =
                Files.readAllLines(shared).stream()
                        .skip(1)
                        .map(line -> line.replaceFirst(",.*,", " "))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        String ours =
                DAYS.stream()
                        .map(day -> day.date() + " " + day.off())
                        .collect(Collectors.joining("\n"));
        assertThat(ours).isEqualTo(theirs);
    }
}
