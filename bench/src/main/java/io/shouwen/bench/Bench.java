package io.shouwen.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** The figures of Shouwen, beside the peers and the limits of the machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures and prints.",
            "All but assess also write bench/results/NAME-DATE.md."
        },
        subcommands = {
            JudgeBench.class,
            CalendarBench.class,
            FillBench.class,
            CommandsBench.class,
            AlarmsBench.class,
            PagesBench.class,
            StormBench.class,
            LineBench.class,
            PayBench.class,
            UpgradeBench.class
        })
public final class Bench {
    private Bench() {}

    @Command(
            name = "assess",
            mixinStandardHelpOptions = true,
            description = "Assessing a shuffled log beside DuckDB.")
    void assess(
            @Parameters(arity = "0..*", description = "how many facts, how many runs")
                    List<String> arguments)
            throws IOException, InterruptedException, SQLException {
        AssessBench.main(arguments.toArray(String[]::new));
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
