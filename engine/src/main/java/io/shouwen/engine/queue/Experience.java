package io.shouwen.engine.queue;

import io.shouwen.engine.queue.Forecast.Wait;

import java.time.Duration;
import java.util.List;

/**
 * What became of the last forecasts. People give up, counters close for a while, others go before:
 * no model of a line knows all of it, but each finished wait tells by how much the line differed
 * from its model. A forecast is corrected by the middle of those, and its range is theirs.
 *
 * @param waits the last ones that are over, the newest last
 */
public record Experience(List<Came> waits) {
    /** As many as are looked at. */
    public static final int MOST = 50;

    private static final int FEWEST = 20;

    /** Of waits shorter than this a ratio says nothing. */
    private static final long SHORTEST_SECONDS = 20;

    private static final long WHOLE = 1000;

    public Experience {
        waits = List.copyOf(waits.subList(Math.max(0, waits.size() - MOST), waits.size()));
    }

    /** What was foretold to somebody who joined, before it was corrected, and how long it took. */
    public record Came(Duration foretold, Duration waited) {
        /** In thousandths. */
        private long ratio() {
            return WHOLE * waited.toSeconds() / Math.max(SHORTEST_SECONDS, foretold.toSeconds());
        }
    }

    /** What is said to whoever joins now; as foretold while there is too little experience. */
    public Wait correct(Wait foretold) {
        if (waits.size() < FEWEST) {
            return foretold;
        }
        long[] ratios = waits.stream().mapToLong(Came::ratio).sorted().toArray();
        long base = Math.max(SHORTEST_SECONDS, foretold.usual().toSeconds());
        int tenth = ratios.length / 10;
        return new Wait(
                Duration.ofSeconds(base * ratios[tenth] / WHOLE),
                Duration.ofSeconds(base * ratios[ratios.length / 2] / WHOLE),
                Duration.ofSeconds(base * ratios[ratios.length - 1 - tenth] / WHOLE));
    }
}
