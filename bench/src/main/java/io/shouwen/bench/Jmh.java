package io.shouwen.bench;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

/** How the benchmarks of the engine run: each in a process of its own, by JMH. */
final class Jmh {
    @Option(names = "--quick", description = "short rounds: the figures are rough")
    private boolean quick;

    @Option(names = "--results", description = "the folder of results (${DEFAULT-VALUE})")
    private Path results = Path.of("bench/results");

    boolean quick() {
        return quick;
    }

    Figures begin(String name) throws IOException {
        return Figures.begin(name, results, quick ? name + " --quick" : name);
    }

    /** Runs every benchmark of a class. */
    Collection<RunResult> run(Class<?> costs) throws RunnerException {
        TimeValue round = TimeValue.milliseconds(quick ? 200 : 1000);
        return new Runner(
                        new OptionsBuilder()
                                .include(costs.getName() + "\\.")
                                .forks(quick ? 1 : 2)
                                .warmupIterations(quick ? 2 : 5)
                                .warmupTime(round)
                                .measurementIterations(quick ? 3 : 5)
                                .measurementTime(round)
                                .verbosity(VerboseMode.SILENT)
                                .build())
                .run();
    }
}
