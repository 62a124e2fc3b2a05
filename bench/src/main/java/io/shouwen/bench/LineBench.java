package io.shouwen.bench;

import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Halls;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One hall with many counters, at two server processes over one database: everybody calls as fast
 * as they are let. Beside it the same line as bare rows. Ends with 1 where a number was called
 * twice, was lost, or went before an earlier one.
 */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        description = "Numbers of one hall called by many clerks at two server processes.")
public final class LineBench implements Callable<Integer> {
    @Option(names = "--tickets", description = "how many numbers (${DEFAULT-VALUE})")
    private int tickets = 100_000;

    @Option(names = "--clerks", description = "how many counters (${DEFAULT-VALUE})")
    private int clerks = 64;

    @Option(names = "--waiting", description = "the most that wait at once (${DEFAULT-VALUE})")
    private int waiting = 200;

    @Option(
            names = "--displays",
            description = "how many screens hang on the walls (${DEFAULT-VALUE})")
    private int displays = 8;

    @Mixin private Place place = new Place();

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> called = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();

    @Override
    public Integer call() throws Exception {
        Figures figures =
                place.figures(
                        "line",
                        "--tickets %d --clerks %d --waiting %d --displays %d"
                                .formatted(tickets, clerks, waiting, displays));
        int broken;
        try (BenchServer server = place.start("line")) {
            figures.say("- PostgreSQL %s".formatted(server.postgres()));
            try (SecondServer second = SecondServer.beside(server)) {
                run(server, second, figures);
            }
            broken = laws(server, figures);
            BareLine bare = new BareLine(server, tickets, clerks);
            figures.say("- the same line as bare rows: %s".formatted(bare.run()));
        }
        figures.write();
        return broken == 0 ? 0 : 1;
    }

    private void run(BenchServer server, SecondServer second, Figures figures) throws Exception {
        Hands here = server.hands();
        Hands beside = second.hands();
        int unit = server.hall();
        List<Integer> people = seat(server, unit);
        double seconds;
        long began = System.nanoTime();
        try (Displays walls = Displays.at(walls(server, second, unit));
                ExecutorService threads = Executors.newFixedThreadPool(clerks + 2)) {
            List<Future<Boolean>> work = new ArrayList<>();
            work.add(threads.submit(() -> take(here)));
            work.add(threads.submit(() -> take(beside)));
            for (int person : people) {
                work.add(threads.submit(() -> serve(person % 2 == 0 ? here : beside, person)));
            }
            for (Future<Boolean> one : work) {
                one.get();
            }
            seconds = (System.nanoTime() - began) / 1e9;
            figures.say("- beside it " + walls.said());
        }
        List<Double> sorted = millis.stream().sorted().toList();
        figures.say(
                "- %,d numbers taken, called and served by %d clerks at two server processes in %.0f s: %,.0f a second, a call p50 %.0f ms, p99 %.0f ms"
                        .formatted(
                                called.size(),
                                clerks,
                                seconds,
                                called.size() / seconds,
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 99 / 100)));
    }

    /** Half of them at each server. */
    private List<URI> walls(BenchServer server, SecondServer second, int unit) {
        List<URI> bases = List.of(server.uri(), second.uri());
        List<URI> walls = new ArrayList<>();
        for (int no = 0; no < displays; no++) {
            String secret =
                    server.bean(Devices.class)
                            .make(
                                    server.org(),
                                    new Devices.Wanted(
                                            unit, Device.DISPLAY, Optional.empty(), "wall " + no));
            walls.add(bases.get(no % 2).resolve("/display/" + secret));
        }
        return walls;
    }

    private List<Integer> seat(BenchServer server, int unit) {
        Halls halls = server.bean(Halls.class);
        List<Integer> people = new ArrayList<>();
        for (int no = 1; no <= clerks; no++) {
            int person = server.hire("柜员" + no);
            halls.sit(
                    server.org(),
                    halls.add(server.org(), unit, 100 + no, Set.of(HandsAt.SERVICE)),
                    person);
            people.add(person);
        }
        return people;
    }

    /** People come as long as the line is not too long. */
    private boolean take(Hands hall) throws InterruptedException, RemoteException {
        for (int i = taken.getAndIncrement(); i < tickets; i = taken.getAndIncrement()) {
            while (i - finished.get() > waiting) {
                Thread.sleep(Duration.ofMillis(1));
            }
            hall.take(i);
        }
        return true;
    }

    private boolean serve(Hands hall, int person) throws InterruptedException, RemoteException {
        for (int turn = 0; finished.get() < tickets; turn++) {
            long began = System.nanoTime();
            long ticket = hall.call(person, turn);
            if (ticket == Hands.NOBODY) {
                Thread.sleep(Duration.ofMillis(2));
                continue;
            }
            millis.add((System.nanoTime() - began) / 1e6);
            called.add(ticket);
            hall.serve(person, turn, ticket);
            finished.incrementAndGet();
        }
        return true;
    }

    private int laws(BenchServer server, Figures figures) {
        int broken = 0;
        broken +=
                law(
                        figures,
                        "no number is called twice",
                        called.size() == Set.copyOf(called).size());
        broken += law(figures, "none is lost", called.size() == tickets);
        broken +=
                law(
                        figures,
                        "a call is told once of each",
                        server.number(
                                        """
                                        select count(*) from (select subject from fact
                                            where kind = 'ticket.called' group by subject
                                            having count(*) > 1) twice
                                        """)
                                == 0);
        broken +=
                law(
                        figures,
                        "nobody goes before an earlier one",
                        server.number(
                                        """
                                        select count(*) from (select since, id,
                                            lag((since, id)) over (order by called_at, id)
                                                as before
                                            from ticket where called_at is not null) t
                                        where before > (since, id)
                                        """)
                                == 0);
        return broken;
    }

    private static int law(Figures figures, String law, boolean held) {
        figures.say("- %s: %s".formatted(law, held ? "kept" : "**broken**"));
        return held ? 0 : 1;
    }
}
