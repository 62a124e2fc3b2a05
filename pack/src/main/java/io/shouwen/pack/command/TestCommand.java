package io.shouwen.pack.command;

import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code shouwen test}: runs the scenarios of written codes. Exit 0 when all pass, 1 when one
 * fails, a code has problems or a mutation goes unnoticed, 2 usage.
 */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the scenarios of written codes.",
            "With --mutate it then changes one thing at a time, in a rule (a limit, amount, place"
                + " or share by its smallest unit; a condition, branch, exception, row or step left"
                + " out) or in what the version says of an attribute, and tells the changes that no"
                + " scenario notices. What is read in more than one way is changed by each answer,"
                + " and judged by the scenarios that choose it. What a scenario cannot see is not"
                + " changed, such as the mode of a check."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all scenarios pass",
            "1:a scenario fails, a code has problems, or a mutation goes unnoticed",
            "2:wrong usage"
        })
public final class TestCommand implements Callable<Integer> {
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9-]{5}T[0-9:.]+Z");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "the folder of a code, or a folder of such folders")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "print one JSON object a scenario, then the counts")
    private boolean json;

    @Option(
            names = "--mutate",
            description = "then tell which changes of the rules no scenario notices")
    private boolean mutate;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CodesRead read = CodesRead.in(folders);
        Problems problems = read.problems();
        ProblemPrinter.print(problems, json, out);
        List<ScenarioRunner.Outcome> outcomes =
                read.codes().stream()
                        .flatMap(codes ->
                                read.scenarios().stream().map(s -> ScenarioRunner.run(codes, s)))
                        .toList();
        outcomes.forEach(outcome -> print(outcome, out));
        long passed = outcomes.stream().filter(ScenarioRunner.Outcome::passed).count();
        // What cannot be read cannot pass, so that nobody takes a silent folder for a green one.
        long failed = outcomes.size() - passed + problems.count();
        if (!json && !problems.none()) {
            out.println();
            out.println(
                    "problems count as failed; each kind has a page in docs/reference/problems");
        }
        if (mutate && failed > 0 && !json) {
            out.println("no rule was changed: first every scenario must pass");
        }
        out.println(
                json ? Json.of(counts(passed, failed)) : passed + " passed, " + failed + " failed");
        boolean noticed =
                !mutate
                        || failed > 0
                        || read.codes().stream()
                                .allMatch(
                                        new MutationCheck(out, spec.commandLine().getErr(), json)
                                                ::passes);
        out.flush();
        return failed == 0 && noticed ? 0 : 1;
    }

    private void print(ScenarioRunner.Outcome outcome, PrintWriter out) {
        if (json) {
            out.println(Json.of(fields(outcome)));
            return;
        }
        if (outcome.passed()) {
            return;
        }
        out.println(
                outcome.scenario().spot()
                        + ": failed: "
                        + outcome.scenario().name()
                        + answers(outcome.scenario()));
        for (ScenarioRunner.Failure failure : outcome.failures()) {
            out.println("  " + failure.spot().line() + " | " + failure.clause());
            out.println("    expected: " + failure.expected());
            out.println("    actual:   " + failure.actual());
            local(failure.verdicts(), outcome.scenario().zone())
                    .lines()
                    .forEach(line -> out.println("    verdict:  " + line));
            failure.hint().ifPresent(hint -> out.println("    help:     " + hint));
        }
        out.println();
    }

    /** Moments as the scenario writes them, where the canonical lines have instants. */
    private static String local(String verdicts, ZoneId zone) {
        return INSTANT.matcher(verdicts)
                .replaceAll(
                        at -> Instant.parse(at.group()).atZone(zone).toLocalDateTime().toString());
    }

    /** By which of its answers a scenario failed. */
    private static String answers(Scenario scenario) {
        return scenario.readings().isEmpty()
                ? ""
                : ", read as "
                        + new TreeMap<>(scenario.readings())
                                .entrySet().stream()
                                        .map(one -> one.getKey() + ": " + one.getValue())
                                        .map(Phrases::quoted)
                                        .collect(Collectors.joining(" "));
    }

    private static Map<String, Object> fields(ScenarioRunner.Outcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", outcome.scenario().spot().file());
        fields.put("line", outcome.scenario().spot().line());
        fields.put("scenario", outcome.scenario().name());
        if (!outcome.scenario().readings().isEmpty()) {
            fields.put("readings", new TreeMap<>(outcome.scenario().readings()));
        }
        fields.put("passed", outcome.passed());
        fields.put("failures", outcome.failures().stream().map(TestCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(ScenarioRunner.Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clause", failure.clause());
        fields.put("line", failure.spot().line());
        fields.put("expected", failure.expected());
        fields.put("actual", failure.actual());
        fields.put("verdicts", failure.verdicts().lines().toList());
        failure.hint().ifPresent(hint -> fields.put("help", hint));
        return fields;
    }

    private static Map<String, Object> counts(long passed, long failed) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("passed", passed);
        counts.put("failed", failed);
        return counts;
    }
}
