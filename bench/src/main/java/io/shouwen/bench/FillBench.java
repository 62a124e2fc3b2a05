package io.shouwen.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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

    @Mixin private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Figures figures = place.figures("fill", Integer.toString(requests));
        try (BenchServer server = place.start("fill")) {
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
                Duration.ofSeconds(1),
                true);
        fill.copy(
                new Fill.Model(story.report(open), open),
                running,
                Duration.ofDays(2),
                Duration.ofSeconds(1),
                true);
        fill.settle();
    }
}
