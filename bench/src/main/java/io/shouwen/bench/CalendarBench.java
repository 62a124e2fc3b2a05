package io.shouwen.bench;

import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/** What the arithmetic of working time costs, over starts spread over ten years. */
public final class CalendarBench {
    private static final int STARTS = 4096;

    private CalendarBench() {}

    /** Prints the figures. */
    public static void main(String[] args) {
        WorkCalendar hall =
                WorkCalendar.of(
                        "hall",
                        ZoneId.of("Asia/Shanghai"),
                        WeekHours.mondayToFriday(DayHours.of("08:00-12:00", "14:00-18:00")),
                        List.of(),
                        List.of());
        Random random = new Random(7);
        Instant[] starts = new Instant[STARTS];
        for (int i = 0; i < STARTS; i++) {
            starts[i] =
                    Instant.parse("2016-01-01T00:00:00Z").plusSeconds(random.nextInt(315_000_000));
        }
        Duration four = Duration.ofHours(4);
        double plus =
                CpuTime.nanosPerOperation(
                        9, 200 * STARTS, i -> hall.plus(starts[i % STARTS], four).getEpochSecond());
        double between =
                CpuTime.nanosPerOperation(
                        9,
                        200 * STARTS,
                        i ->
                                hall.between(starts[i % STARTS], starts[(i + 1) % STARTS])
                                        .toSeconds());
        double days =
                CpuTime.nanosPerOperation(
                        9,
                        200 * STARTS,
                        i -> hall.plusWorkingDays(starts[i % STARTS], 3).getEpochSecond());
        System.out.printf(
                "calendar: plus %.0f ns, between %.0f ns, working days %.0f ns [%d]%n",
                plus, between, days, CpuTime.checksum());
    }
}
