package io.shouwen.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Stores many requests quickly, in the shape in which commands leave them. */
@Command(
        name = "fill",
        mixinStandardHelpOptions = true,
        description = "Stores N requests in a data folder: one in twenty still runs.")
public final class FillBench implements Callable<Integer> {
    private static final int ONE_RUNS_IN = 20;

    @Parameters(paramLabel = "N", description = "how many requests")
    private int requests;

    @Option(names = "--data", description = "the data folder (${DEFAULT-VALUE})")
    private Path data = Path.of("target/bench/fill");

    @Option(names = "--standards", description = "the written codes (${DEFAULT-VALUE})")
    private Path standards = Path.of("standards");

    @Option(names = "--results", description = "the folder of results (${DEFAULT-VALUE})")
    private Path results = Path.of("bench/results");

    public static void main(String[] args) {
        System.exit(new CommandLine(new FillBench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Figures figures = Figures.begin("fill", results, "fill " + requests);
        try (BenchServer server = BenchServer.start(data, standards)) {
            figures.say("- PostgreSQL " + server.postgres());
            long began = System.nanoTime();
            fill(server, requests);
            double seconds = (System.nanoTime() - began) / 1e9;
            figures.say("");
            figures.say(
                    "%,d requests with %,d facts stored in %.0f s (%,.0f requests a second), %,d MB"
                            .formatted(
                                    server.number("select count(*) from request"),
                                    server.number("select count(*) from fact"),
                                    seconds,
                                    requests / seconds,
                                    megabytes(server)));
        }
        figures.write();
        return 0;
    }

    static long megabytes(BenchServer server) {
        return server.number("select pg_database_size(current_database()) >> 20");
    }

    /** Most are done, as in an organisation of some age. Those that run are due in days to come. */
    static void fill(BenchServer server, int requests) throws Exception {
        Story story = Story.of(server);
        Fill fill = new Fill(server);
        int running = requests / ONE_RUNS_IN;
        String done = "fill-" + System.nanoTime();
        String open = done + "-open";
        fill.copy(
                new Fill.Model(story.tell(done), done),
                requests - running,
                Duration.ofDays(-20),
                Duration.ofSeconds(1));
        fill.copy(
                new Fill.Model(story.report(open), open),
                running,
                Duration.ofDays(2),
                Duration.ofSeconds(1));
        fill.settle();
    }
}
