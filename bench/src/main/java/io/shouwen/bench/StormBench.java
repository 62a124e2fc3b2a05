package io.shouwen.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cable is cut and everybody reports it: through the interface from several clients, some of them
 * twice, some ringing besides, while people keep their boards open. Ends with 1 where a law is
 * broken.
 */
@Command(
        name = "storm",
        mixinStandardHelpOptions = true,
        description = "Reports of one outage, as fast as they are taken; and what became of them.")
public final class StormBench implements Callable<Integer> {
    @Option(names = "--reports", description = "how many (${DEFAULT-VALUE})")
    private int reports = 20_000;

    @Option(names = "--clients", description = "at once (${DEFAULT-VALUE})")
    private int clients = 8;

    @Mixin private Place place = new Place();

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger doubled = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private int broken;

    /** What answers took, in milliseconds. */
    private record Waits(List<Double> all) {
        static Waits none() {
            return new Waits(Collections.synchronizedList(new ArrayList<>()));
        }

        <T> T timed(Callable<T> work) throws Exception {
            long began = System.nanoTime();
            T answer = work.call();
            all.add((System.nanoTime() - began) / 1e6);
            return answer;
        }

        String line() {
            List<Double> sorted = all.stream().sorted().toList();
            int last = sorted.size() - 1;
            return "%,d, p50 %,.0f ms, p99 %,.0f ms, longest %,.0f ms"
                    .formatted(
                            sorted.size(),
                            sorted.get(last / 2),
                            sorted.get(last * 99 / 100),
                            sorted.get(last));
        }
    }

    @Override
    public Integer call() throws Exception {
        Figures figures =
                place.figures("storm", "--reports %d --clients %d".formatted(reports, clients));
        try (BenchServer server = place.start("storm")) {
            figures.say("- PostgreSQL %s".formatted(server.postgres()));
            figures.say("");
            Visitor dispatcher = Visitor.person(server.uri(), "xufang");
            StormLaws laws = new StormLaws(server, declare(dispatcher));
            blow(server, laws, figures);
            wave(dispatcher, laws, figures, "links", "linked");
            laws.afterLinking(reports).forEach((law, found) -> hold(figures, law, found));
            wave(dispatcher, laws, figures, "end", "told of the end");
            laws.afterEnd(reports).forEach((law, found) -> hold(figures, law, found));
            Waits page = Waits.none();
            page.timed(() -> dispatcher.get("/events/" + laws.number()));
            figures.say("- the page of the event with its callbacks: " + page.line());
        }
        figures.say("");
        figures.say("%d laws broken.".formatted(broken));
        figures.write();
        return broken == 0 ? 0 : 1;
    }

    private void hold(Figures figures, String law, boolean held) {
        broken += held ? 0 : 1;
        figures.say("- %s: %s".formatted(law, held ? "kept" : "**broken**"));
    }

    private static String declare(Visitor dispatcher) throws IOException, InterruptedException {
        LocalDateTime ends = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).plusHours(6).withNano(0);
        String where =
                dispatcher
                        .post(
                                "/events",
                                "/events",
                                Map.of(
                                        "key", "declare",
                                        "kind", "outage",
                                        "cause", "主干线缆断",
                                        "unit", "4",
                                        "ends", ends.toString()))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private void blow(BenchServer server, StormLaws laws, Figures figures) throws Exception {
        Waits told = Waits.none();
        Waits pages = Waits.none();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> looking = threads.submit(() -> look(server, pages));
            List<Future<Boolean>> telling = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Visitor system = Visitor.system(server.uri(), server.token("storm-" + client));
                telling.add(threads.submit(() -> tell(system, laws, told)));
            }
            try {
                for (Future<Boolean> one : telling) {
                    one.get();
                }
            } finally {
                over.set(true);
            }
            looking.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.say(
                "- %,d reports in %.0f s by %d clients, %,.0f a second; %,d of them sent twice, each tenth rang as well"
                        .formatted(reports, seconds, clients, reports / seconds, doubled.get()));
        figures.say("- answers to reports, repeats and rings: " + told.line());
        figures.say("- pages opened meanwhile (desk, calls, morning): " + pages.line());
        figures.say("- load average: " + Figures.load());
    }

    /** Until there is nothing left to report. */
    private boolean tell(Visitor system, StormLaws laws, Waits waits) throws Exception {
        for (int i = next.getAndIncrement(); i < reports; i = next.getAndIncrement()) {
            int one = i;
            String body = laws.report(one);
            String answer =
                    waits.timed(() -> system.tell("/api/v1/requests", "storm " + one, body));
            if (one % StormLaws.TWICE == 0) {
                String again =
                        waits.timed(() -> system.tell("/api/v1/requests", "storm " + one, body));
                doubled.incrementAndGet();
                laws.same(answer, again);
            }
            if (one % StormLaws.RINGS == 0) {
                waits.timed(
                        () -> system.tell("/api/v1/calls/events", "ring " + one, laws.ring(one)));
            }
        }
        return true;
    }

    private boolean look(BenchServer server, Waits waits) throws Exception {
        Visitor dispatcher = Visitor.person(server.uri(), "xufang");
        while (!over.get()) {
            for (String page : List.of("/desk", "/desk/board", "/calls/live", "/morning")) {
                waits.timed(() -> dispatcher.get(page));
            }
            Thread.sleep(Duration.ofMillis(500));
        }
        return true;
    }

    /** One word about the event that rolls over all of its requests. */
    private static void wave(
            Visitor dispatcher, StormLaws laws, Figures figures, String act, String done)
            throws Exception {
        long began = System.nanoTime();
        String path = "/events/%s/%s".formatted(laws.number(), act);
        Map<String, String> form = Map.of("key", act, "reason", "同一条主干");
        dispatcher.post("/events", path, form);
        dispatcher.post("/events", path, form);
        while (laws.rolling()) {
            Thread.sleep(Duration.ofMillis(200));
        }
        figures.say("- all are %s after %.0f s".formatted(done, (System.nanoTime() - began) / 1e9));
    }
}
