package io.shouwen.engine.queue;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * How long somebody who joins a line will wait. The line is played a few hundred times: each
 * counter ends as services that had lasted as long ended, and everybody ahead takes as long as
 * somebody took lately. What lies between the tenth and the ninetieth of a hundred is the range.
 */
public final class Forecast {
    /** Fewer services than this say nothing about the next one. */
    public static final int FEWEST = 20;

    private static final int RUNS = 300;
    private static final int LOW = RUNS / 10;
    private static final int HIGH = RUNS - LOW;

    private final long[] seconds;

    /**
     * A forecast from what was seen.
     *
     * @param services how long the last ones lasted, at least {@link #FEWEST}
     */
    public Forecast(List<Duration> services) {
        checkArgument(services.size() >= FEWEST, "a forecast needs %s services", FEWEST);
        this.seconds = services.stream().mapToLong(Duration::toSeconds).sorted().toArray();
    }

    /**
     * What is said of a wait.
     *
     * @param least of ten who come like this, one waits less
     * @param usual what they wait on the average
     * @param most of ten, one waits longer
     */
    public record Wait(Duration least, Duration usual, Duration most) {}

    /**
     * The wait of somebody with so many ahead of them. The same question has the same answer.
     *
     * @param busy for how long each counter that serves somebody has done so
     * @param idle how many counters are free
     */
    public Wait of(int ahead, List<Duration> busy, int idle) {
        checkArgument(busy.size() + idle > 0, "nobody serves");
        long[] waits = new long[RUNS];
        for (int run = 0; run < RUNS; run++) {
            waits[run] = play(ahead, busy, idle, run);
        }
        Arrays.sort(waits);
        return new Wait(
                Duration.ofSeconds(waits[LOW]),
                Duration.ofSeconds(Arrays.stream(waits).sum() / RUNS),
                Duration.ofSeconds(waits[HIGH]));
    }

    /** The same run draws the same services: whoever comes later can only wait longer. */
    private long play(int ahead, List<Duration> busy, int idle, int run) {
        SplittableRandom counters = new SplittableRandom(run);
        SplittableRandom customers = new SplittableRandom(RUNS + run);
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int counter = 0; counter < idle; counter++) {
            free.add(0L);
        }
        busy.forEach(since -> free.add(left(since.toSeconds(), counters)));
        for (int one = 0; one < ahead; one++) {
            free.add(free.remove() + seconds[customers.nextInt(seconds.length)]);
        }
        return free.remove();
    }

    /**
     * What is left of a service that has lasted so long; one that outlasts all others lasts another
     * middle one.
     */
    private long left(long since, SplittableRandom random) {
        int first = firstBeyond(since);
        return first == seconds.length
                ? seconds[seconds.length / 2]
                : seconds[random.nextInt(first, seconds.length)] - since;
    }

    private int firstBeyond(long since) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] > since) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
