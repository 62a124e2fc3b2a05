package io.shouwen.bench;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a bench that runs the whole server finds and leaves things; the options of each of them.
 */
final class Place {
    @Option(
            names = "--data",
            description = "the data folder; without it a new one under target/bench")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--standards", description = "the written codes (${DEFAULT-VALUE})")
    private Path standards = Path.of("standards");

    @Option(names = "--results", description = "the folder of results (${DEFAULT-VALUE})")
    private Path results = Path.of("bench/results");

    /** The data folder of a bench. */
    Path data(String bench) {
        return data.orElse(
                Path.of("target/bench/%s-%d".formatted(bench, ProcessHandle.current().pid())));
    }

    BenchServer start(String bench) throws IOException {
        return BenchServer.start(data(bench), standards);
    }

    /** One that writes down what requests send to its database. */
    BenchServer recorded(String bench) throws IOException {
        return BenchServer.recorded(data(bench), standards);
    }

    /**
     * Begins the page of results.
     *
     * @param options as they were given
     */
    Figures figures(String bench, String options) throws IOException {
        return figures(bench, bench, options);
    }

    /** As {@link #figures(String, String)}, on a page of another name. */
    Figures figures(String bench, String page, String options) throws IOException {
        return Figures.begin(page, results, bench + " " + options);
    }
}
