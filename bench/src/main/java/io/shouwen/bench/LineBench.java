package io.shouwen.bench;

import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.Actor;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.request.Requests.Sender;

import org.springframework.context.ConfigurableApplicationContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One hall with many counters, at two servers over one database: everybody calls as fast as they
 * are let. Beside it the same line as bare rows. Ends with 1 where a number was called twice, was
 * lost, or went before an earlier one.
 */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        description = "Numbers of one hall called by many clerks at two servers.")
public final class LineBench implements Callable<Integer> {
    private static final String SERVICE = "bench";

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
            try (ConfigurableApplicationContext second = server.second()) {
                run(server, second, figures);
            }
            broken = laws(server, figures);
            BareLine bare = new BareLine(server, tickets, clerks);
            figures.say("- the same line as bare rows: %s".formatted(bare.run()));
        }
        figures.write();
        return broken == 0 ? 0 : 1;
    }

    private void run(BenchServer server, ConfigurableApplicationContext second, Figures figures)
            throws Exception {
        Tickets here = server.bean(Tickets.class);
        Tickets beside = second.getBean(Tickets.class);
        OrgId org = server.org();
        int unit = server.hall();
        List<Integer> people = seat(server, unit);
        double seconds;
        long began = System.nanoTime();
        try (Displays walls = Displays.at(walls(server, second, unit));
                ExecutorService threads = Executors.newFixedThreadPool(clerks + 2)) {
            List<Future<Boolean>> work = new ArrayList<>();
            work.add(threads.submit(() -> take(here, org, unit)));
            work.add(threads.submit(() -> take(beside, org, unit)));
            for (int person : people) {
                work.add(threads.submit(() -> serve(person % 2 == 0 ? here : beside, org, person)));
            }
            for (Future<Boolean> one : work) {
                one.get();
            }
            seconds = (System.nanoTime() - began) / 1e9;
            figures.say("- beside it " + walls.said());
        }
        List<Double> sorted = millis.stream().sorted().toList();
        figures.say(
                "- %,d numbers taken, called and served by %d clerks at two servers in %.0f s: %,.0f a second, a call p50 %.0f ms, p99 %.0f ms"
                        .formatted(
                                called.size(),
                                clerks,
                                seconds,
                                called.size() / seconds,
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 99 / 100)));
    }

    /** Half of them at each server. */
    private List<URI> walls(BenchServer server, ConfigurableApplicationContext second, int unit) {
        String port = second.getEnvironment().getRequiredProperty("local.server.port");
        List<URI> bases = List.of(server.uri(), URI.create("http://localhost:" + port));
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
                    server.org(), halls.add(server.org(), unit, 100 + no, Set.of(SERVICE)), person);
            people.add(person);
        }
        return people;
    }

    /** People come as long as the line is not too long. */
    private boolean take(Tickets line, OrgId org, int unit) throws InterruptedException {
        for (int i = taken.getAndIncrement(); i < tickets; i = taken.getAndIncrement()) {
            while (i - finished.get() > waiting) {
                Thread.sleep(Duration.ofMillis(1));
            }
            line.take(
                    new Sender(
                            org,
                            new Actor("device:1", Set.of("device"), Optional.empty()),
                            "take " + i,
                            "kiosk"),
                    Optional.empty(),
                    new Tickets.Wish(
                            unit,
                            SERVICE,
                            TicketClass.USUAL,
                            "kiosk",
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));
        }
        return true;
    }

    private boolean serve(Tickets line, OrgId org, int person) throws InterruptedException {
        Actor clerk = Actor.person(person, Set.of("clerk"));
        for (int turn = 0; finished.get() < tickets; turn++) {
            long began = System.nanoTime();
            Optional<TicketRow> next =
                    line.callNext(
                            new Sender(org, clerk, "call %d %d".formatted(person, turn), "counter"),
                            person);
            if (next.isEmpty()) {
                Thread.sleep(Duration.ofMillis(2));
                continue;
            }
            millis.add((System.nanoTime() - began) / 1e6);
            called.add(next.get().id().value());
            line.tell(
                    new Sender(org, clerk, "end %d %d".formatted(person, turn), "counter"),
                    next.get().id(),
                    List.of(
                            Tickets.now(TicketKinds.OPENED, Map.of(TicketKinds.SERVICE, SERVICE)),
                            Tickets.now(TicketKinds.ENDED, Map.of())));
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
