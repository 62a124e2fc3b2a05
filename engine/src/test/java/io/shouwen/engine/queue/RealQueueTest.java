package io.shouwen.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Ten days of a real line, of a bank's call centre: what is foretold to whoever joins it, beside
 * what came true and beside two simpler ways.
 */
class RealQueueTest {
    private static final Path LOG =
            Path.of(
                    System.getenv().getOrDefault("SHOUWEN_SHARED", "../../shared"),
                    "data/queues/bank_calls_1999-02-01_10.csv.gz");
    private static final int LATELY = 200;

    /** Seconds of the day; zero for whoever never joined the line, or hung up. */
    private record Call(String day, long joined, long left, long served, long ended) {
        boolean waits() {
            return joined > 0;
        }

        boolean answered() {
            return ended > served;
        }
    }

    /** How far the ways were off, in seconds, and how often the range held. */
    private record Errors(
            int calls, double forecast, double model, double average, double queue, double held) {}

    /** What was foretold of a wait that ends then. */
    private record Foretold(long ends, Experience.Came came) {}

    @BeforeAll
    static void hasTheLog() {
        Assumptions.assumeTrue(
                Files.isReadable(LOG), "the real queue log is not there: " + LOG.toAbsolutePath());
    }

    @Test
    void theForecastIsNearerThanTheAverageSoFarAndThanQueueTimesService() throws IOException {
        Errors errors = errors(read());
        System.out.printf(
                "%d waits foretold; off by %.0f s (forecast), %.0f s (uncorrected), %.0f s (average"
                    + " wait so far), %.0f s (queue x mean service / counters); %.0f %% within the"
                    + " range%n",
                errors.calls(),
                errors.forecast(),
                errors.model(),
                errors.average(),
                errors.queue(),
                100 * errors.held());
        assertThat(errors.calls()).isGreaterThan(1000);
        assertThat(errors.forecast()).isLessThan(errors.average()).isLessThan(errors.queue());
    }

    private static Errors errors(List<Call> calls) {
        Sums sums = new Sums();
        calls.stream()
                .collect(Collectors.groupingBy(Call::day, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(day -> live(day, sums));
        return sums.errors();
    }

    /** Every wait of a day, as it was foretold by what was known when it began. */
    private static void live(List<Call> day, Sums sums) {
        List<Foretold> told = new ArrayList<>();
        for (Call call : waiting(day)) {
            List<Duration> lately = lately(day, call.joined());
            List<Duration> busy = busy(day, call.joined());
            long waited = call.left() - call.joined();
            if (!call.answered()
                    || waited <= 0
                    || lately.size() < Forecast.FEWEST
                    || busy.isEmpty()) {
                continue;
            }
            int ahead =
                    (int)
                            waiting(day).stream()
                                    .filter(one -> one.joined() < call.joined())
                                    .filter(one -> one.left() > call.joined())
                                    .count();
            // Whoever joins this line has found nobody free.
            Forecast.Wait model = new Forecast(lately).of(ahead, busy, 0);
            Experience experience =
                    new Experience(
                            told.stream()
                                    .filter(one -> one.ends() <= call.joined())
                                    .sorted(Comparator.comparingLong(Foretold::ends))
                                    .map(Foretold::came)
                                    .toList());
            double mean = lately.stream().mapToLong(Duration::toSeconds).average().orElseThrow();
            sums.add(
                    waited,
                    experience.correct(model),
                    model,
                    soFar(day, call.joined()),
                    (ahead + 1) * mean / busy.size());
            told.add(
                    new Foretold(
                            call.left(),
                            new Experience.Came(model.usual(), Duration.ofSeconds(waited))));
        }
    }

    private static List<Call> waiting(List<Call> day) {
        return day.stream()
                .filter(Call::waits)
                .sorted(Comparator.comparingLong(Call::joined))
                .toList();
    }

    private static double soFar(List<Call> day, long now) {
        return waiting(day).stream()
                .filter(one -> one.answered() && one.left() <= now && one.left() > one.joined())
                .mapToLong(one -> one.left() - one.joined())
                .average()
                .orElse(0);
    }

    /** How far each way was off. */
    private static final class Sums {
        private final double[] off = new double[4];
        private int counted;
        private int held;

        void add(long waited, Forecast.Wait said, Forecast.Wait model, double... others) {
            off[0] += Math.abs(said.usual().toSeconds() - waited);
            off[1] += Math.abs(model.usual().toSeconds() - waited);
            off[2] += Math.abs(others[0] - waited);
            off[3] += Math.abs(others[1] - waited);
            counted++;
            if (waited >= said.least().toSeconds() && waited <= said.most().toSeconds()) {
                held++;
            }
        }

        Errors errors() {
            return new Errors(
                    counted,
                    off[0] / counted,
                    off[1] / counted,
                    off[2] / counted,
                    off[3] / counted,
                    (double) held / counted);
        }
    }

    private static List<Duration> lately(List<Call> day, long now) {
        Deque<Duration> lately = new ArrayDeque<>();
        day.stream()
                .filter(one -> one.answered() && one.ended() <= now)
                .sorted(Comparator.comparingLong(Call::ended))
                .forEach(one -> {
                    lately.add(Duration.ofSeconds(one.ended() - one.served()));
                    if (lately.size() > LATELY) {
                        lately.remove();
                    }
                });
        return List.copyOf(lately);
    }

    /** For how long each of those who serve somebody has done so. */
    private static List<Duration> busy(List<Call> day, long now) {
        return day.stream()
                .filter(one -> one.answered() && one.served() <= now && one.ended() > now)
                .map(one -> Duration.ofSeconds(now - one.served()))
                .toList();
    }

    private static List<Call> read() throws IOException {
        List<Call> calls = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(LOG)),
                                StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                calls.add(
                        new Call(
                                cells[5],
                                seconds(cells[9]),
                                seconds(cells[10]),
                                seconds(cells[13]),
                                seconds(cells[14])));
            }
        }
        return calls;
    }

    private static long seconds(String clock) {
        String[] parts = clock.split(":", -1);
        return Long.parseLong(parts[0]) * 3600
                + Long.parseLong(parts[1]) * 60
                + Long.parseLong(parts[2]);
    }
}
