package io.shouwen.bench;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.organisation.OrgScope;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Figures figures =
                place.figures(
                        "alarms",
                        "--rate %d --seconds %d --at-once %d --few %d --many %d --due %d"
                                .formatted(rate, seconds, atOnce, few, many, due));
        try (BenchServer server = place.start("alarms")) {
            figures.say("- PostgreSQL " + server.postgres());
            figures.say("");
            Fill fill = new Fill(server);
            Fill.Model model = model(server);
            copies(server, fill, model, 2_000, Duration.ZERO);
            untilRung(server);
            untilHeard(server);
            if (seconds > 0) {
                steadily(server, fill, model, figures);
            }
            if (atOnce > 0) {
                heap(server, fill, model, figures);
            }
            if (many > 0) {
                // The first model has rung meanwhile, at midnight at the latest.
                compare(server, fill, model(server), figures);
            }
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
        fill.copy(model, copies, Duration.between(fill.alarm(model), now.plus(LEAD)), step, false);
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
                                + " oldest seen waiting waited %.2f s; CPU %s an alarm, findings"
                                + " included. Bar: p99 ≤ 1 s.")
                        .formatted(rate, seconds, copies, delays, worst, cost(used, copies)));
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
        fill.copy(
                model, atOnce, Duration.between(fill.alarm(model), midnight), Duration.ZERO, false);
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
        Processor.Used rung = processor.used().since(before);
        figures.say("");
        figures.say(
                ("**%,d due at one midnight**, %,d with what fell due until then: all rung %.0f s"
                     + " later (%,.0f a second), CPU %s an alarm, with the findings raised"
                     + " meanwhile. Bar: 3 min. Of those due earlier, %,d rang after the first of"
                     + " midnight (oldest first: none).")
                        .formatted(
                                atOnce,
                                all,
                                took,
                                all / took,
                                cost(rung, all),
                                server.number(disorder(midnight))));
        untilHeard(server);
        double heard = (System.nanoTime() - began) / 1e9;
        figures.say("");
        figures.say(
                ("The last of their findings was raised %.0f s after midnight (%,.0f a second),"
                                + " CPU %s each, ringing included.")
                        .formatted(heard, all / heard, cost(processor.used().since(before), all)));
    }

    private static String disorder(Instant midnight) {
        return """
        select count(*) from promise p join judgement j on j.subject = p.subject
        where p.verdict = 'overdue' and p.due_at < '%1$s' and j.as_of >
            (select min(k.as_of) from promise q join judgement k on k.subject = q.subject
                where q.verdict = 'overdue' and q.due_at = '%1$s')
        """
                .formatted(midnight);
    }

    private static String cost(Processor.Used used, long alarms) {
        return "%.0f µs (server %.0f + PostgreSQL %.0f)"
                .formatted(
                        (double) (used.server() + used.postgres()) / alarms,
                        (double) used.server() / alarms,
                        (double) used.postgres() / alarms);
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
        long began = System.nanoTime();
        fill.copy(model, more, FAR, Duration.ofMillis(100), false);
        double filled = (System.nanoTime() - began) / 1e9;
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
                ("%,d due among %,d alarms (%,d more stored in %.0f s): CPU %s each, findings"
                                + " included.")
                        .formatted(
                                due,
                                server.number("select count(*) from alarm"),
                                more,
                                filled,
                                cost(used, due)));
        return cost;
    }

    private static boolean due(BenchServer server) {
        return server.number(
                        "select count(*) from (select from alarm where next_at <= (select"
                                + " shouwen_now()) limit 1) as one")
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
                            from alarm where next_at <= (select shouwen_now()) + interval '120 s'
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
