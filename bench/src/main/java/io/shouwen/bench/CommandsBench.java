package io.shouwen.bench;

import io.shouwen.server.subject.SubjectId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a command costs in processor time, server and PostgreSQL together, beside pgbench replaying
 * the statements that the same commands were seen to send. Both wait for the disk.
 */
@Command(
        name = "commands",
        mixinStandardHelpOptions = true,
        description = "Commands beside pgbench replaying their statements step by step.")
public final class CommandsBench implements Callable<Integer> {
    private static final List<Integer> CLIENTS = List.of(1, 4, 16);
    private static final double BAR = 3.0;
    private static final int BACKENDS_END_MILLIS = 500;

    @Option(names = "--stored", description = "requests stored for the second half")
    private int stored = 1_000_000;

    @Option(names = "--seconds", description = "each measurement (${DEFAULT-VALUE})")
    private int seconds = 15;

    @Option(names = "--warm-up", description = "seconds before the first (${DEFAULT-VALUE})")
    private int warmUp = 50;

    @Option(
            names = "--story",
            description =
                    "fault: opened, arrived, fixed, by the server's own commands; life: opened to"
                            + " called back through the interface (${DEFAULT-VALUE})")
    private Kind kind = Kind.fault;

    @Mixin private Place place = new Place();

    /** Which story is told. */
    enum Kind {
        fault,
        life
    }

    private final AtomicLong keys = new AtomicLong();

    /** Commands done, and what they took. */
    private record Measured(long commands, double seconds, Processor.Used used) {
        double rate() {
            return commands / seconds;
        }

        double server() {
            return (double) used.server() / commands;
        }

        double children() {
            return (double) used.children() / commands;
        }

        double postgres() {
            return (double) used.postgres() / commands;
        }
    }

    @Override
    public Integer call() throws Exception {
        String name = kind == Kind.life ? "lives" : "commands";
        Figures figures =
                place.figures(
                        "commands",
                        name,
                        "--story %s --stored %d --seconds %d --warm-up %d"
                                .formatted(kind, stored, seconds, warmUp));
        Path script = kind == Kind.life ? recordLife(figures) : place.data("commands");
        try (BenchServer server = place.start("commands")) {
            figures.say(
                    "- PostgreSQL %s, fsync and synchronous_commit on"
                            .formatted(server.postgres()));
            Path replayed = kind == Kind.life ? script : record(server, figures);
            Tale tale =
                    kind == Kind.life
                            ? Life.at(server.uri(), server.token("bench"))
                            : Story.of(server);
            Pgbench peer = new Pgbench(server.address(), replayed);
            if (kind == Kind.life) {
                figures.say(
                        "- whoever asks over HTTP is in the server's process and counted with it");
            }
            ours(server, tale, 4, warmUp);
            head(figures);
            measure(server, tale, peer, figures, "empty");
            if (stored > 0) {
                FillBench.fill(server, stored);
                measure(server, tale, peer, figures, "%,d".formatted(stored));
            }
            figures.say("");
            figures.say(
                    "The last count of the figures of reports took %,d ms."
                            .formatted(
                                    server.number(
                                            "select (coalesce(max(extract(epoch from took)), 0)"
                                                    + " * 1000)::bigint from tally")));
            figures.say(
                    "%,d requests and %,d facts at the end, %,d MB."
                            .formatted(
                                    server.number("select count(*) from request"),
                                    server.number("select count(*) from fact"),
                                    FillBench.megabytes(server)));
        }
        figures.write();
        return 0;
    }

    private Path record(BenchServer server, Figures figures) throws Exception {
        Recorder recorder = new Recorder();
        String key = "key-%d".formatted(System.nanoTime());
        Story story = Story.through(recorder.over(server.pool()), server);
        return script(recorder, story, story.tell(key), key, figures);
    }

    /** By a server of its own, so that none writes down what is measured. */
    private Path recordLife(Figures figures) throws Exception {
        try (BenchServer server = place.recorded("commands")) {
            Life life = Life.at(server.uri(), server.token("recorded"));
            life.tell("first-%d".formatted(System.nanoTime()));
            RecordedPool.RECORDER.forget();
            String key = "key-%d".formatted(System.nanoTime());
            SubjectId told = life.tell(key);
            return script(RecordedPool.RECORDER, life, told, key, figures);
        }
    }

    private Path script(
            Recorder recorder, Tale tale, SubjectId subject, String key, Figures figures)
            throws Exception {
        Path file = place.data("commands").resolve("story.pgbench");
        Files.writeString(file, new Script(recorder.steps(), subject.toString(), key).text());
        long statements = recorder.steps().stream().filter(Recorder.Sent.class::isInstance).count();
        figures.say(
                ("- a story is %d commands (%s), seen to send %d statements; pgbench 15 -M prepared"
                                + " replays them, begin and commit as trips of their own")
                        .formatted(
                                tale.commands(),
                                kind == Kind.life
                                        ? "open with a fault, pass on, arrive, fix, close, call"
                                                + " back, each over HTTP"
                                        : "open with a fault, arrive, fix",
                                statements));
        return file;
    }

    private static void head(Figures figures) {
        figures.say("");
        figures.say(
                "| stored | clients | commands/s | CPU µs a command (server + PostgreSQL) |"
                        + " pgbench commands/s | CPU µs (pgbench + PostgreSQL) | CPU ratio |"
                        + " bar 3 | load |");
        figures.say("|---|---|---|---|---|---|---|---|---|");
    }

    private void measure(BenchServer server, Tale tale, Pgbench peer, Figures figures, String what)
            throws Exception {
        for (int clients : CLIENTS) {
            Measured ours = ours(server, tale, clients, seconds);
            Measured theirs = theirs(server, tale, peer, clients);
            double cost = ours.server() + ours.postgres();
            double peers = theirs.children() + theirs.postgres();
            figures.say(
                    ("| %s | %d | %,.0f | %.0f (%.0f + %.0f) | %,.0f | %.0f (%.0f + %.0f) |"
                                    + " **%.2f** | %s | %s |")
                            .formatted(
                                    what,
                                    clients,
                                    ours.rate(),
                                    cost,
                                    ours.server(),
                                    ours.postgres(),
                                    theirs.rate(),
                                    peers,
                                    theirs.children(),
                                    theirs.postgres(),
                                    cost / peers,
                                    cost / peers <= BAR ? "kept" : "missed",
                                    Figures.load().split(" ", -1)[0]));
        }
    }

    private Measured ours(BenchServer server, Tale tale, int clients, int during) throws Exception {
        Processor processor = server.processor();
        Processor.Used before = processor.used();
        long began = System.nanoTime();
        long end = began + during * 1_000_000_000L;
        AtomicLong told = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                running.add(
                        threads.submit(() -> {
                            while (System.nanoTime() < end) {
                                tale.tell("c" + keys.incrementAndGet());
                                told.incrementAndGet();
                            }
                            return told.get();
                        }));
            }
            for (Future<Long> one : running) {
                one.get();
            }
        }
        return new Measured(
                told.get() * tale.commands(),
                (System.nanoTime() - began) / 1e9,
                processor.used().since(before));
    }

    private Measured theirs(BenchServer server, Tale tale, Pgbench peer, int clients)
            throws Exception {
        Processor processor = server.processor();
        Processor.Used before = processor.used();
        long began = System.nanoTime();
        long stories = peer.run(clients, seconds);
        double took = (System.nanoTime() - began) / 1e9;
        // A backend that ends just now is neither among the living nor among the counted.
        Thread.sleep(BACKENDS_END_MILLIS);
        return new Measured(stories * tale.commands(), took, processor.used().since(before));
    }
}
