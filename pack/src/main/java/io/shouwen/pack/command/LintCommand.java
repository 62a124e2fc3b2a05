package io.shouwen.pack.command;

import io.shouwen.pack.lint.Hit;
import io.shouwen.pack.lint.Lint;
import io.shouwen.pack.yaml.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * {@code shouwen lint}: what in a code is probably not meant so. Exit 0 if nothing is, 1 if
 * something is or a code has problems, 2 usage.
 */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description = {
            "Looks in written codes, in their last versions, for what can be read and judged, and"
                    + " is probably not meant so:",
            "  unreachable                  never matches, or one before it always does",
            "  swallowed                    an exception that lets everything through",
            "  facts-apart                  what it hears never lies in one subject",
            "  overlap                      two promises give one case two limits",
            "  finding-without-consequence  a breach that costs nothing",
            "  finding-never-raised         a finding that no clause raises",
            "  consequence-never-raised     a consequence of what cannot be broken",
            "  nobody-answers               the whole organisation answers, so no person does",
            "  role-unused                  a role that no clause names",
            "  unlawful                     what law does not let an employer do",
            "What is meant so is said in a comment right above its place, with the reason:",
            "  # lint: overlap: the text starts both clocks"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was found",
            "1:something was found, or a code has problems",
            "2:wrong usage"
        })
public final class LintCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "the folder of a code, or a folder of such folders")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "print one JSON object a hit")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CodesRead read = CodesRead.in(folders);
        ProblemPrinter.print(read.problems(), json, out);
        List<Hit> hits =
                read.codes().stream()
                        .flatMap(codes -> codes.packs().stream())
                        .flatMap(pack -> Lint.of(pack.versions().getLast()).stream())
                        .toList();
        for (Hit hit : hits) {
            out.println(json ? Json.of(fields(hit)) : hit + "\n  help: " + hit.help());
        }
        if (!json && read.problems().none()) {
            out.println(
                    hits.isEmpty()
                            ? "nothing found"
                            : "\n" + hits.size() + (hits.size() == 1 ? " hit" : " hits"));
        }
        out.flush();
        return read.problems().none() && hits.isEmpty() ? 0 : 1;
    }

    private static Map<String, Object> fields(Hit hit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lint", hit.slug().toString());
        fields.put("file", hit.spot().file());
        fields.put("line", hit.spot().line());
        fields.put("column", hit.spot().column());
        fields.put("sentence", hit.sentence());
        fields.put("help", hit.help());
        return fields;
    }
}
