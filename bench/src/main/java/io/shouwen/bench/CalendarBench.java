package io.shouwen.bench;

import org.openjdk.jmh.results.RunResult;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What the arithmetic of working time costs, beside a walk with java.time in the same run. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description = "What an operation on a working calendar costs, by JMH.")
public final class CalendarBench implements Callable<Integer> {
    /** What is asked, with {@code %s} for the size, by the name of the benchmark. */
    private static final Map<String, String> ASKED =
            Map.of(
                    "plus", "%s working hours after",
                    "between", "working time in %s days",
                    "workingDays", "%s working days after");

    @Mixin private Jmh jmh = new Jmh();

    @Override
    public Integer call() throws Exception {
        Figures figures = jmh.begin("calendar");
        figures.say("- Monday to Friday, 08:00-12:00 and 14:00-18:00; 4,096 starts in ten years");
        figures.say("- peer: day by day, opening by opening, with java.time; the same answers");
        figures.say("- bar: 100 ns an operation");
        figures.say("");
        figures.say("| asked | ns | ± | peer ns | times as quick |");
        figures.say("|---|---|---|---|---|");
        Map<String, RunResult> results = new HashMap<>();
        for (RunResult result : jmh.run(CalendarCosts.class)) {
            results.put(key(result), result);
        }
        for (String name : List.of("plus", "between", "workingDays")) {
            for (String size : List.of("4", "40")) {
                RunResult ours = of(results, name + " " + size);
                RunResult peer = of(results, name + "Walked " + size);
                double nanos = ours.getPrimaryResult().getScore();
                double walked = peer.getPrimaryResult().getScore();
                figures.say(
                        "| %s | %,.0f | %,.0f | %,.0f | %,.1f |"
                                .formatted(
                                        ASKED.getOrDefault(name, name).formatted(size),
                                        nanos,
                                        ours.getPrimaryResult().getScoreError(),
                                        walked,
                                        walked / nanos));
            }
        }
        figures.say("");
        figures.write();
        return 0;
    }

    private static String key(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1)
                + " "
                + result.getParams().getParam("size");
    }

    private static RunResult of(Map<String, RunResult> results, String key) {
        RunResult result = results.get(key);
        if (result == null) {
            throw new IllegalStateException("JMH measured no " + key);
        }
        return result;
    }
}
