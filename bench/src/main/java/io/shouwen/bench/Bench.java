package io.shouwen.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The figures of the running organisation, beside the peers and the limits of the machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures, prints, and writes bench/results/NAME-DATE.md.",
        subcommands = {FillBench.class, CommandsBench.class, AlarmsBench.class})
public final class Bench {
    private Bench() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
