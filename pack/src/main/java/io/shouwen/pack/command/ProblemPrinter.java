package io.shouwen.pack.command;

import io.shouwen.pack.yaml.Json;
import io.shouwen.pack.yaml.Problem;
import io.shouwen.pack.yaml.Problems;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints problems for people, or as one JSON object a line. */
final class ProblemPrinter {
    private ProblemPrinter() {}

    static void print(Problems problems, boolean json, PrintWriter out) {
        if (json) {
            problems.all().forEach(problem -> out.println(Json.of(fields(problem))));
        } else {
            out.print(problems.rendered());
        }
    }

    private static Map<String, Object> fields(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("problem", problem.slug().toString());
        fields.put("file", problem.spot().file());
        fields.put("line", problem.spot().line());
        fields.put("column", problem.spot().column());
        fields.put("sentence", problem.sentence());
        problem.help().ifPresent(help -> fields.put("help", help));
        return fields;
    }
}
