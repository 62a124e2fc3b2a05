package io.shouwen.cli;

import io.shouwen.assess.AssessCommand;
import io.shouwen.pack.calendar.CalendarCommand;
import io.shouwen.pack.command.CheckCommand;
import io.shouwen.pack.command.CoverageCommand;
import io.shouwen.pack.command.DiffCommand;
import io.shouwen.pack.command.DocsCommand;
import io.shouwen.pack.command.ExplainCommand;
import io.shouwen.pack.command.LintCommand;
import io.shouwen.pack.command.NewCommand;
import io.shouwen.pack.command.TestCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line. What needs a server or a benchmark is sent elsewhere by {@code bin/shouwen}.
 */
@Command(
        name = "shouwen",
        mixinStandardHelpOptions = true,
        version = "Shouwen 0.1.0",
        description = "Runs a service organisation by its own written standard.",
        subcommands = {
            NewCommand.class,
            CheckCommand.class,
            TestCommand.class,
            CoverageCommand.class,
            ExplainCommand.class,
            LintCommand.class,
            DiffCommand.class,
            DocsCommand.class,
            AssessCommand.class,
            CalendarCommand.class
        },
        footerHeading = "%nBy the server, each with its own --help:%n",
        footer = {
            "  backup    writes everything of a running system into one file",
            "  restore   brings a backup back into an empty database",
            "  doctor    looks for what is wrong with a data folder and its machine",
            "  seal      proves that no fact was changed or removed",
            "  keys      puts a new master key of personal values in the place of the old",
            "  bridge    simulates the devices of a counter or a kiosk",
            "By the workbench:",
            "  bench     measures, beside other systems in the same run"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:ok", "1:findings or problems, told", "2:wrong usage"})
public final class Shouwen implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private Shouwen() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line with all its commands. */
    public static CommandLine commandLine() {
        return new CommandLine(new Shouwen());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
