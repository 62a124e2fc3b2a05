package io.shouwen.bench;

import io.shouwen.engine.time.DayHours;
import io.shouwen.engine.time.WeekHours;
import io.shouwen.engine.time.WorkCalendar;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What the arithmetic of working time costs, over starts spread over ten years, beside a walk with
 * java.time. Before it is measured, both give the same answers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalendarCosts {
    private static final int STARTS = 4096;
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
    private static final int TEN_YEARS = 315_000_000;

    /** The working hours added, and the days between the two instants. */
    @Param({"4", "40"})
    public int size;

    private final WorkCalendar hall =
            WorkCalendar.of(
                    "hall",
                    ZoneId.of("Asia/Shanghai"),
                    WeekHours.mondayToFriday(DayHours.of("08:00-12:00", "14:00-18:00")),
                    List.of(),
                    List.of());
    private final DayWalk walk = new DayWalk(hall);
    private final Instant[] starts = new Instant[STARTS];
    private int next;

    @Setup
    public void layOut() {
        Random random = new Random(7);
        for (int i = 0; i < STARTS; i++) {
            starts[i] = FIRST.plusSeconds(random.nextInt(TEN_YEARS));
        }
        for (Instant at : starts) {
            agree(hall.plus(at, hours()), walk.plus(at, hours()));
            agree(hall.between(at, later(at)), walk.between(at, later(at)));
            agree(hall.plusWorkingDays(at, size), walk.plusWorkingDays(at, size));
        }
    }

    private static void agree(Object ours, Object walked) {
        if (!ours.equals(walked)) {
            throw new IllegalStateException(
                    "the calendar says %s, the walk %s".formatted(ours, walked));
        }
    }

    private Duration hours() {
        return Duration.ofHours(size);
    }

    private Instant later(Instant at) {
        return at.plus(Duration.ofDays(size));
    }

    private Instant start() {
        return starts[next++ & (STARTS - 1)];
    }

    @Benchmark
    public Instant plus() {
        return hall.plus(start(), hours());
    }

    @Benchmark
    public Instant plusWalked() {
        return walk.plus(start(), hours());
    }

    @Benchmark
    public Duration between() {
        Instant at = start();
        return hall.between(at, later(at));
    }

    @Benchmark
    public Duration betweenWalked() {
        Instant at = start();
        return walk.between(at, later(at));
    }

    @Benchmark
    public Instant workingDays() {
        return hall.plusWorkingDays(start(), size);
    }

    @Benchmark
    public Instant workingDaysWalked() {
        return walk.plusWorkingDays(start(), size);
    }
}
