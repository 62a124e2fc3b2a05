package io.shouwen.pack.command;

import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problem;
import io.shouwen.pack.yaml.Problems;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * {@code shouwen check}: tells every problem in written codes. Exit 0 clean, 1 problems, 2 usage.
 */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks written codes and their scenarios, and tells every problem.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no problem", "1:problems were found", "2:wrong usage"})
public final class CheckCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "the folder of a code, or a folder of such folders")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "print one JSON object a problem")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CodesRead read = CodesRead.in(folders);
        Problems problems = read.problems();
        ProblemPrinter.print(problems, json, out);
        if (!json) {
            out.println(problems.none() ? clean(read.codes()) : found(problems));
        }
        out.flush();
        return problems.none() ? 0 : 1;
    }

    private static String clean(Optional<Codes> codes) {
        List<Pack> packs = codes.map(Codes::packs).orElse(List.of());
        long clauses =
                packs.stream()
                        .flatMap(pack -> pack.versions().stream())
                        .mapToLong(version -> version.standard().clauses().size())
                        .sum();
        return "no problems in "
                + counted(packs.size(), "code")
                + ", "
                + counted(clauses, "clause");
    }

    private static String found(Problems problems) {
        long files =
                problems.all().stream().map(Problem::spot).map(s -> s.file()).distinct().count();
        return "\n"
                + counted(problems.count(), "problem")
                + " in "
                + counted(files, "file")
                + "; each kind has a page in docs/reference/problems";
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
