package io.shouwen.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench assess [FACTS [RUNS]]}: judges an elapsed limit and a working-time limit over that
 * many shuffled facts (10,000,000 without a number) and lets DuckDB do the same job from the same
 * file, each in a process of its own. Prints processor time, ratio and resident memory, and writes
 * them to {@code bench/results/assess.md}.
 */
public final class AssessBench {
    private static final long USUAL_FACTS = 10_000_000;

    private AssessBench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        if (args.length == 5 && args[0].equals("duckdb")) {
            AssessByDuckDb.judge(
                    AssessLimit.valueOf(args[1]),
                    Path.of(args[2]),
                    Path.of(args[3]),
                    Boolean.parseBoolean(args[4]));
            return;
        }
        long facts = args.length > 0 ? Long.parseLong(args[0]) : USUAL_FACTS;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        Path folder = Files.createTempDirectory("shouwen-bench-assess");
        try {
            measure(folder, facts, runs);
        } finally {
            deleteTree(folder);
        }
    }

    private static void measure(Path folder, long facts, int runs)
            throws IOException, InterruptedException, SQLException {
        Path log = folder.resolve("facts.csv");
        AssessLimit.writeLog(log, facts);
        List<String> lines = new ArrayList<>();
        lines.add("# bench assess");
        lines.add("");
        lines.add(Machine.line());
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "`bin/shouwen bench assess %d %d`: %,d shuffled facts of %,d cases, %d MB"
                                + " of CSV.",
                        facts,
                        runs,
                        facts,
                        facts / 2,
                        Files.size(log) >> 20));
        for (AssessLimit limit : AssessLimit.values()) {
            lines.addAll(measured(folder, log, limit, runs));
        }
        String text = String.join("\n", lines) + "\n";
        System.out.print(text);
        Path results = Path.of("bench/results");
        if (Files.isDirectory(results)) {
            Files.writeString(results.resolve("assess.md"), text);
        }
    }

    private static List<String> measured(Path folder, Path log, AssessLimit limit, int runs)
            throws IOException, InterruptedException, SQLException {
        Path report = folder.resolve("report");
        Path theirs = folder.resolve("duckdb.csv");
        List<String> question = limit.question(folder, log, report);
        List<Measured> assess = new ArrayList<>();
        List<Measured> duckDb = new ArrayList<>();
        List<Measured> duckDbByCase = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            assess.add(
                    ChildProcess.measure(
                            "io.shouwen.cli.Shouwen", List.of("-Xms256m", "-Xmx1200m"), question));
            duckDbByCase.add(duckDb(limit, log, theirs, true));
            duckDb.add(duckDb(limit, log, theirs, false));
        }
        AssessByDuckDb.Compared compared =
                AssessByDuckDb.compare(report.resolve("verdicts.csv"), theirs);
        return List.of(
                "",
                "## Within " + limit,
                "",
                "| best and median of " + runs + " | processor s | elapsed s | resident MB |",
                "| --- | ---: | ---: | ---: |",
                row("shouwen assess: verdicts.csv by case, report", assess),
                row("DuckDB, one query, verdicts as CSV by case", duckDbByCase),
                row("DuckDB, one query, verdicts as CSV in any order", duckDb),
                "",
                ratio("by case", assess, duckDbByCase),
                ratio("in any order", assess, duckDb),
                String.format(
                        Locale.ROOT,
                        "- %,d cases, %,d kept; %,d of them DuckDB judges or times otherwise.",
                        compared.cases(),
                        compared.kept(),
                        compared.different()));
    }

    private static Measured duckDb(AssessLimit limit, Path log, Path verdicts, boolean byCase)
            throws IOException, InterruptedException {
        return ChildProcess.measure(
                AssessBench.class.getName(),
                List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"),
                List.of(
                        "duckdb",
                        limit.name(),
                        log.toString(),
                        verdicts.toString(),
                        Boolean.toString(byCase)));
    }

    /** What one child process used. */
    record Measured(double cpuSeconds, double elapsedSeconds, long residentMegabytes) {}

    private static List<Measured> byProcessor(List<Measured> runs) {
        return runs.stream().sorted(Comparator.comparingDouble(Measured::cpuSeconds)).toList();
    }

    private static Measured best(List<Measured> runs) {
        return byProcessor(runs).getFirst();
    }

    private static Measured median(List<Measured> runs) {
        return byProcessor(runs).get(runs.size() / 2);
    }

    private static String row(String name, List<Measured> runs) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f · %.1f | %.1f · %.1f | %d |",
                name,
                best(runs).cpuSeconds(),
                median(runs).cpuSeconds(),
                best(runs).elapsedSeconds(),
                median(runs).elapsedSeconds(),
                runs.stream().mapToLong(Measured::residentMegabytes).max().orElse(0));
    }

    private static String ratio(String order, List<Measured> ours, List<Measured> theirs) {
        return String.format(
                Locale.ROOT,
                "- Processor time beside DuckDB %s: %.2f by the best runs, %.2f by the medians.",
                order,
                best(ours).cpuSeconds() / best(theirs).cpuSeconds(),
                median(ours).cpuSeconds() / median(theirs).cpuSeconds());
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
