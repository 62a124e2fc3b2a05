package io.shouwen.pack.command;

import io.shouwen.pack.coverage.Coverage;
import io.shouwen.pack.coverage.CoveragePage;
import io.shouwen.pack.coverage.Inventory;
import io.shouwen.pack.yaml.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code shouwen coverage}: how much of a counted source written codes carry. Exit 0 if every
 * clause of the inventories is mentioned, 1 if one is not or a code has problems, 2 usage.
 */
@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Compares written codes, in their last versions and as they are usually read, with"
                    + " inventories of their sources.",
            "A clause is executed (what opens and keeps it is told by somebody), unfed (nobody"
                    + " tells it), apart (it is told of different subjects), inspected (a"
                    + " practice), recorded (text-only), not executable"
                    + " (text-only: unlawful or no-text), or unmentioned. These add up to the"
                    + " clauses of the inventory; what it does not know is listed, not counted."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every clause of the inventories is mentioned",
            "1:a clause is unmentioned, or a code has problems",
            "2:wrong usage"
        })
public final class CoverageCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--inventory",
            required = true,
            paramLabel = "DIR",
            description = "the folder of the inventories: CSV files with a column `id`")
    private Path inventory = Path.of(".");

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "the folder of a code, or a folder of such folders")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "print the figures as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Inventory> inventories = inventories();
        CodesRead read = CodesRead.in(folders);
        ProblemPrinter.print(read.problems(), json, out);
        List<Coverage> coverages =
                read.codes().stream()
                        .flatMap(codes ->
                                inventories.stream().map(i -> Coverage.of(i, codes.packs())))
                        .toList();
        if (read.codes().isPresent()) {
            out.print(json ? Json.of(figures(coverages)) + "\n" : CoveragePage.of(coverages));
        }
        out.flush();
        boolean whole = coverages.stream().allMatch(one -> one.unmentioned().isEmpty());
        return read.problems().none() && whole ? 0 : 1;
    }

    private List<Inventory> inventories() {
        try {
            return Inventory.in(inventory);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--inventory: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> figures(List<Coverage> coverages) {
        Map<String, Object> byName = new LinkedHashMap<>();
        coverages.forEach(one -> byName.put(one.inventory().name(), one.figures()));
        return Map.of("codes", byName);
    }
}
