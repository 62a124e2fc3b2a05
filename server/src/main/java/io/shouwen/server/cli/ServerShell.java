package io.shouwen.server.cli;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/**
 * The commands that work on a database without a running server: backup, restore, doctor, the check
 * of the seal and the change of the master key; and the simulator of a bridge, which needs neither.
 *
 * <p>Exit codes: 0 done and all is well; 1 done and something is wrong, which is named; 2 could not
 * be done, and a sentence says why.
 */
public final class ServerShell {
    private ServerShell() {}

    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    /** Runs one command and answers its exit code. */
    public static int run(Map<String, String> environment, String... args) {
        Language language = language(environment);
        Clock clock = Clock.systemUTC();
        CommandLine shell = new CommandLine(new Root());
        shell.addSubcommand(new BackupCommand(environment, language));
        shell.addSubcommand(new RestoreCommand(environment, language));
        shell.addSubcommand(new DoctorCommand(environment, language, clock));
        shell.addSubcommand(new BridgeCommand(System.in));
        CommandLine seal = new CommandLine(new Seal());
        seal.addSubcommand(new SealVerifyCommand(environment, language));
        shell.addSubcommand(seal);
        CommandLine keys = new CommandLine(new Keys());
        keys.addSubcommand(new KeysRotateCommand(environment, language));
        shell.addSubcommand(keys);
        shell.setExecutionExceptionHandler((problem, line, parsed) -> {
            line.getErr().println(sentence(problem, language));
            return CommandLine.ExitCode.USAGE;
        });
        return shell.execute(args);
    }

    private static String sentence(Exception problem, Language language) throws Exception {
        return switch (problem) {
            case TerminalProblem known -> known.sentence(language);
            case SQLException sql ->
                    new TerminalProblem(TerminalProblem.Kind.DATABASE, "operations.database", sql)
                            .sentence(language);
            default -> throw problem;
        };
    }

    private static Language language(Map<String, String> environment) {
        return Language.of(
                environment.getOrDefault("LC_ALL", environment.getOrDefault("LANG", "")));
    }

    @Command(
            name = "shouwen",
            mixinStandardHelpOptions = true,
            description = "Works on the database of a Shouwen server.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Root {}

    @Command(
            name = "seal",
            mixinStandardHelpOptions = true,
            description = "Checks the seal.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Seal {}

    @Command(
            name = "keys",
            mixinStandardHelpOptions = true,
            description = "Changes the keys of personal values.",
            synopsisSubcommandLabel = "COMMAND")
    private static final class Keys {}
}
