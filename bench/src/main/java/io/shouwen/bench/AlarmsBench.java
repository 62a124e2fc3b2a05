package io.shouwen.bench;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;

/**
 * How late alarms ring, how fast a heap of them is worked off, and whether what is open but not due
 * costs anything. The server rings by itself, and raises the findings that follow.
 */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "Alarms due steadily, due all at once, and due among many that are not.")
public final class AlarmsBench implements Callable<Integer> {
    private static final Duration LEAD = Duration.ofSeconds(20);
    private static final Duration FAR = Duration.ofDays(30);

    @Option(names = "--rate", description = "due a second (${DEFAULT-VALUE})")
    private int rate = 200;

    @Option(names = "--seconds", description = "of steady alarms (${DEFAULT-VALUE})")
    private int seconds = 45;

    @Option(names = "--at-once", description = "due at one instant (${DEFAULT-VALUE})")
    private int atOnce = 100_000;

    @Option(names = "--few", description = "open, not due, the first time (${DEFAULT-VALUE})")
    private int few = 100_000;

    @Option(names = "--many", description = "open, not due, the second time (${DEFAULT-VALUE})")
    private int many = 1_000_000;

    @Option(names = "--due", description = "due among them (${DEFAULT-VALUE})")
    private int due = 10_000;

    @Option(names = "--data", description = "a folder that is not there (${DEFAULT-VALUE})")
    private Path data = Path.of("target/bench/alarms-" + ProcessHandle.current().pid());

    @Option(names = "--standards", description = "the written codes (${DEFAULT-VALUE})")
    private Path standards = Path.of("standards");

    @Option(names = "--results", description = "the folder of results (${DEFAULT-VALUE})")
    private Path results = Path.of("bench/results");

    public static void main(String[] args) {
        System.exit(new CommandLine(new AlarmsBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Figures figures =
                Figures.begin(
                        "alarms",
                        results,
                        "alarms --rate %d --seconds %d --at-once %d --few %d --many %d --due %d"
                                .formatted(rate, seconds, atOnce, few, many, due));
        try (BenchServer server = BenchServer.start(data, standards)) {
            figures.say("- PostgreSQL " + server.postgres());
            figures.say("");
            Fill fill = new Fill(server);
            Fill.Model model = model(server);
            copies(server, fill, model, 2_000, Duration.ZERO);
            untilRung(server);
            untilHeard(server);
            steadily(server, fill, model, figures);
            heap(server, fill, model, figures);
            // The first model has rung meanwhile, at midnight at the latest.
            compare(server, fill, model(server), figures);
        }
        figures.write();
        return 0;
    }

    private static Fill.Model model(BenchServer server) {
        String key = "alarms-" + System.nanoTime();
        return new Fill.Model(Story.of(server).report(key), key);
    }

    /** Makes copies whose first alarm rings soon, one a step later than the other. */
    private static void copies(
            BenchServer server, Fill fill, Fill.Model model, int copies, Duration step)
            throws Exception {
        Instant now = server.bean(WallClock.class).now();
        fill.copy(model, copies, Duration.between(fill.alarm(model), now.plus(LEAD)), step);
    }

    private void steadily(BenchServer server, Fill fill, Fill.Model model, Figures figures)
            throws Exception {
        int copies = rate * seconds;
        Instant now = server.bean(WallClock.class).now();
        copies(server, fill, model, copies, Duration.ofNanos(1_000_000_000L / rate));
        Processor processor = server.processor();
        Processor.Used before = processor.used();
        double worst = untilRung(server);
        Processor.Used used = processor.used().since(before);
        String delays =
                server.bean(OrgScope.class).reading(server.org(), () -> delays(server, now));
        figures.say(
                ("**%d due a second for %d s** (%,d alarms): rung %s after they were due; the"
                                + " oldest seen waiting waited %.2f s; CPU %.0f µs an alarm"
                                + " (server %.0f + PostgreSQL %.0f), findings included. Bar: p99"
                                + " ≤ 1 s.")
                        .formatted(
                                rate,
                                seconds,
                                copies,
                                delays,
                                worst,
                                (double) (used.server() + used.postgres()) / copies,
                                (double) used.server() / copies,
                                (double) used.postgres() / copies));
    }

    private static String delays(BenchServer server, Instant since) {
        return server.jdbc()
                .sql(
                        """
                        select format('p50 %s s, p99 %s s, most %s s', round(p[1]::numeric, 2),
                            round(p[2]::numeric, 2), round(p[3]::numeric, 2))
                        from (select percentile_disc(array[0.5, 0.99, 1]) within group (order by
                                extract(epoch from j.as_of - p.due_at)) as p
                            from promise p join judgement j on j.subject = p.subject
                            where p.verdict = 'overdue' and p.due_at > cast(:since as timestamptz)
                        ) as delays
                        """)
                .param("since", since.toString())
                .query(String.class)
                .single();
    }

    private void heap(BenchServer server, Fill fill, Fill.Model model, Figures figures)
            throws Exception {
        WallClock clock = server.bean(WallClock.class);
        Instant midnight = clock.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
        fill.copy(model, atOnce, Duration.between(fill.alarm(model), midnight), Duration.ZERO);
        untilHeard(server);
        fill.settle();
        long all =
                server.number(
                        "select count(*) from alarm where next_at <= '%s'".formatted(midnight));
        clock.moveTo(midnight);
        while (!due(server)) {
            Thread.sleep(20);
        }
        long began = System.nanoTime();
        Processor processor = server.processor();
        Processor.Used before = processor.used();
        untilRung(server);
        double took = (System.nanoTime() - began) / 1e9;
        Processor.Used used = processor.used().since(before);
        figures.say("");
        figures.say(
                ("**%,d due at one midnight**, %,d with what fell due until then: all rung %.0f s"
                     + " later (%,.0f a second), CPU %.0f µs an alarm (server %.0f + PostgreSQL"
                     + " %.0f), findings included. Bar: 3 min.")
                        .formatted(
                                atOnce,
                                all,
                                took,
                                all / took,
                                (double) (used.server() + used.postgres()) / all,
                                (double) used.server() / all,
                                (double) used.postgres() / all));
    }

    private void compare(BenchServer server, Fill fill, Fill.Model model, Figures figures)
            throws Exception {
        double cheap = costAmong(server, fill, model, figures, few);
        double dear = costAmong(server, fill, model, figures, many - few);
        figures.say("");
        figures.say(
                "Cost of a due alarm, %,d against %,d open: **%.2f**. Bar: 1.2 at 10 million."
                        .formatted(many, few, dear / cheap));
    }

    private double costAmong(
            BenchServer server, Fill fill, Fill.Model model, Figures figures, int more)
            throws Exception {
        fill.copy(model, more, FAR, Duration.ofMillis(100));
        untilHeard(server);
        fill.settle();
        copies(server, fill, model, due, Duration.ZERO);
        while (!due(server)) {
            Thread.sleep(20);
        }
        Processor processor = server.processor();
        Processor.Used before = processor.used();
        untilRung(server);
        untilHeard(server);
        Processor.Used used = processor.used().since(before);
        double cost = (double) (used.server() + used.postgres()) / due;
        figures.say("");
        figures.say(
                ("%,d due among %,d alarms: CPU %.0f µs each (server %.0f + PostgreSQL %.0f),"
                                + " findings included.")
                        .formatted(
                                due,
                                server.number("select count(*) from alarm"),
                                cost,
                                (double) used.server() / due,
                                (double) used.postgres() / due));
        return cost;
    }

    private static boolean due(BenchServer server) {
        return server.number(
                        "select count(*) from (select from alarm where next_at <= shouwen_now()"
                                + " limit 1) as one")
                > 0;
    }

    /** Until no copy waits for its first alarm; answers the longest wait that was seen, in s. */
    private static double untilRung(BenchServer server) throws InterruptedException {
        double worst = 0;
        while (true) {
            long waiting =
                    server.number(
                            """
                            select coalesce((extract(epoch from shouwen_now() - min(next_at))
                                * 1000)::bigint, -86400000)
                            from alarm where next_at <= shouwen_now() + interval '120 s'
                            """);
            if (waiting == -86_400_000) {
                return worst;
            }
            worst = Math.max(worst, waiting / 1000.0);
            Thread.sleep(50);
        }
    }

    /** Until every conclusion has been heard, so that nothing of the last part is left. */
    private static void untilHeard(BenchServer server) throws InterruptedException {
        while (server.number("select count(*) from (select from outbox limit 1) as one") > 0) {
            Thread.sleep(200);
        }
    }
}
