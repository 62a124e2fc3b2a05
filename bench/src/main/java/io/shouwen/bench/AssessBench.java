package io.shouwen.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code bench assess [FACTS]}: judges an elapsed limit over that many shuffled facts (10,000,000
 * without a number), then lets DuckDB answer the same question over the same file, each in a
 * process of its own. Prints processor time, ratio and resident memory, and writes them to {@code
 * bench/results/assess.md}.
 */
public final class AssessBench {
    private static final long USUAL_FACTS = 10_000_000;
    private static final long STRIDE = 6_700_417;

    private AssessBench() {}

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        if (args.length == 2 && args[0].equals("duckdb")) {
            duckDb(Path.of(args[1]));
            return;
        }
        long facts = args.length > 0 ? Long.parseLong(args[0]) : USUAL_FACTS;
        Path folder = Files.createTempDirectory("shouwen-bench-assess");
        try {
            measure(folder, facts);
        } finally {
            deleteTree(folder);
        }
    }

    private static void measure(Path folder, long facts) throws IOException, InterruptedException {
        Path log = folder.resolve("facts.csv");
        generate(log, facts);
        writeCode(folder);
        Measured assess =
                ChildProcess.measure(
                        "io.shouwen.cli.Shouwen",
                        List.of("-Xmx1200m"),
                        List.of(
                                "assess",
                                "--standard=" + folder.resolve("repairs"),
                                "--facts=" + log,
                                "--mapping=" + folder.resolve("mapping.yaml"),
                                "--out=" + folder.resolve("report")));
        Measured duckDb =
                ChildProcess.measure(
                        AssessBench.class.getName(),
                        List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"),
                        List.of("duckdb", log.toString()));
        List<String> lines = new ArrayList<>();
        lines.add("# bench assess");
        lines.add("");
        lines.add(Machine.line());
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "`bin/shouwen bench assess %d`: %,d shuffled facts of %,d cases, %d MB of"
                                + " CSV, one limit of 30 minutes.",
                        facts,
                        facts,
                        facts / 2,
                        Files.size(log) >> 20));
        lines.add("");
        lines.add("| | processor s | elapsed s | resident MB | answer |");
        lines.add("| --- | ---: | ---: | ---: | --- |");
        lines.add(assess.row("shouwen assess (with verdicts.csv and report)"));
        lines.add(duckDb.row("DuckDB (one query, no file written)"));
        lines.add("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Ratio of processor time: %.2f",
                        assess.cpuSeconds() / duckDb.cpuSeconds()));
        String text = String.join("\n", lines) + "\n";
        System.out.print(text);
        Path results = Path.of("bench/results");
        if (Files.isDirectory(results)) {
            Files.writeString(results.resolve("assess.md"), text);
        }
    }

    /** What one child process used. */
    record Measured(double cpuSeconds, double elapsedSeconds, long residentMegabytes, String said) {
        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %d | %s |",
                    name,
                    cpuSeconds,
                    elapsedSeconds,
                    residentMegabytes,
                    said);
        }
    }

    /** Two facts a case, in an order that jumps through the whole file. */
    private static void generate(Path log, long facts) throws IOException {
        DateTimeFormatter shown = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
        LocalDateTime start = LocalDateTime.of(2025, 1, 1, 0, 0);
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            out.write("case,kind,at\n");
            for (long row = 0; row < facts; row++) {
                long at = Math.floorMod(row * STRIDE + 12_345, facts);
                long number = at / 2;
                long second = number * 7 % 31_000_000;
                boolean arrived = at % 2 == 1;
                long after = arrived ? number * 7919 % 2_400 : 0;
                out.write("R" + number + (arrived ? ",arrived," : ",reported,"));
                out.write(start.plusSeconds(second + after).format(shown));
                out.write('\n');
            }
        }
    }

    private static void writeCode(Path folder) throws IOException {
        Path version = Files.createDirectories(folder.resolve("repairs/2025"));
        Files.writeString(
                folder.resolve("repairs/standard.yaml"),
                """
                standard: repairs
                title:  {zh: 维修规范, en: Repairs code}
                source: written for this bench
                """);
        Files.writeString(
                version.resolve("version.yaml"),
                """
                in-force: {from: 2025-01-01}
                zone: Asia/Shanghai
                roles: {technician: {zh: 维修员, en: Technician}}
                findings: {late-arrival: {zh: 到场超时, en: Late arrival}}
                """);
        Files.writeString(
                version.resolve("facts.yaml"),
                """
                repair.reported: {says: {zh: 报修, en: Fault reported}, producers: [import]}
                visit.arrived: {says: {zh: 到场, en: On site}, producers: [import]}
                """);
        Files.writeString(
                version.resolve("clauses.yaml"),
                """
                clause: repairs.1
                cite:   {article: '1'}
                says:   {zh: 半小时内到场, en: On site within half an hour}
                promise:
                  when:    repair.reported
                  kept-by: visit.arrived
                  within:  30 min
                  answers: technician
                  broken:  late-arrival
                """);
        Files.writeString(
                folder.resolve("mapping.yaml"),
                """
                case: case
                times: {zone: Asia/Shanghai}
                facts:
                  - {fact: repair.reported, at: at, when: {kind: reported}}
                  - {fact: visit.arrived, at: at, when: {kind: arrived}}
                """);
    }

    private static void duckDb(Path log) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String query =
                    """
                    with cases as (
                        select "case",
                               min("at") filter (where kind = 'reported') as reported,
                               min("at") filter (where kind = 'arrived') as arrived
                        from read_csv('%s', header = true,
                            columns = {'case': 'varchar', 'kind': 'varchar', 'at': 'timestamp'})
                        group by "case")
                    select count(*) filter (where arrived <= reported + interval 30 minute),
                           count(*)
                    from cases
                    """
                            .formatted(log);
            try (ResultSet found = statement.executeQuery(query)) {
                found.next();
                System.out.printf(
                        Locale.ROOT, "%,d kept of %,d%n", found.getLong(1), found.getLong(2));
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
