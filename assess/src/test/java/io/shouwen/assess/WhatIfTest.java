package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.cli.Shouwen;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A code judged as written and as changed. */
class WhatIfTest {
    private static final String HEADER = "case,what,at,place,who,team,note\n";

    @TempDir private Path folder;
    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder);
    }

    private Runs.Run changed(String change) {
        Path file = runs.log("change.yaml", change);
        return runs.assess(Runs.REPAIRS.resolve("log.csv"), "--what-if", file.toString());
    }

    @Test
    void aLongerLimitShowsWhatItWouldHaveKept() {
        Runs.Run run = changed("clauses: {repairs.urban: {within: 45 min}}\n");
        assertThat(run.exit()).isZero();
        assertThat(run.file("what-if.csv"))
                .isEqualTo(
                        """
                        case,clause,from,before,after,due_before,due_after,kept_at
                        C2,repairs.urban,2026-03-02T03:00:00Z,broken,kept,2026-03-02T03:30:00Z,2026-03-02T03:45:00Z,2026-03-02T03:45:00Z
                        """);
        assertThat(run.out())
                .contains("1 kept of 3 decided (33.3 %)")
                .contains("what if: 1 cases change");
        assertThat(run.file("summary.json").replaceAll("\\s+", ""))
                .contains("\"whatIf\":{\"change\":\"change.yaml\",\"changedCases\":1,")
                .contains("\"keptPercent\":66.67");
        assertThat(run.file("report.html")).contains("change.yaml", "33.3 % → <b>66.7 %</b>");
    }

    @Test
    void whatStaysTheSameIsSaidToStay() {
        Runs.Run run = changed("clauses: {repairs.urban: {within: 30 min}}\n");
        assertThat(run.file("what-if.csv").lines()).hasSize(1);
        assertThat(run.out()).contains("what if: 0 cases change");
    }

    @Test
    void aClauseMayBeDroppedAndAnotherPutInItsPlace() throws IOException {
        Files.writeString(
                folder.resolve("more.yaml"),
                """
                clause: repairs.rural
                cite:   {article: 第二条}
                says:   {zh: 农村报修一小时内到场, en: On site within an hour of a rural report}
                promise:
                  when:    {fact: repair.reported, area: rural}
                  kept-by: visit.arrived
                  within:  1 hour
                  answers: technician
                  broken:  late-arrival
                """);
        Runs.Run run = changed("drop: repairs.urb*\nadd: more.yaml\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.file("what-if.csv").lines().skip(1).map(WhatIfTest::sides))
                .containsExactly(
                        "C1 kept→",
                        "C2 broken→",
                        "C3 overdue→",
                        "C4 unprovable→",
                        "C4 →unprovable",
                        "C5 →kept");
    }

    private static String sides(String row) {
        String[] cells = row.split(",", -1);
        return cells[0] + " " + cells[3] + "→" + cells[4];
    }

    @Test
    void aSoftWordMayBeBoundToANumber() throws IOException {
        Path code = folder.resolve("repairs");
        copy(Runs.REPAIRS.resolve("standards/repairs"), code);
        Path clauses = code.resolve("2026/clauses.yaml");
        Files.writeString(
                clauses,
                Files.readString(clauses).replace("within:  30 min", "within:  {site: soon}"));
        Path change = runs.log("change.yaml", "site: {soon: 40 min}\n");
        StringWriter err = new StringWriter();
        CommandLine line = Shouwen.commandLine();
        line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        int exit =
                line.execute(
                        "assess",
                        "--standard=" + code,
                        "--facts=" + Runs.REPAIRS.resolve("log.csv"),
                        "--mapping=" + Runs.REPAIRS.resolve("mapping.yaml"),
                        "--what-if=" + change,
                        "--out=" + folder.resolve("report"));
        assertThat(err.toString()).isEmpty();
        assertThat(exit).isZero();
        assertThat(
                        Files.readAllLines(folder.resolve("report/what-if.csv")).stream()
                                .skip(1)
                                .map(WhatIfTest::sides))
                .containsExactly("C1 measured→kept", "C2 measured→broken", "C3 measured→overdue");
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name :
                List.of(
                        "standard.yaml",
                        "2026/version.yaml",
                        "2026/facts.yaml",
                        "2026/clauses.yaml")) {
            Files.createDirectories(to.resolve(name).getParent());
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    @Test
    void everyProblemOfAChangeIsToldWithItsPlace() throws IOException {
        Files.copy(
                Runs.REPAIRS.resolve("standards/repairs/2026/clauses.yaml"),
                folder.resolve("again.yaml"));
        Runs.Run run =
                changed(
                        """
                        clauses:
                          repairs.urbn: {within: 20 min}
                          repairs.urban: {within: 20 minuets}
                        site: {soon: 10 min}
                        drop: nothing.*
                        add: again.yaml
                        wither: 1
                        """);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err().lines().filter(line -> line.contains("error[")).map(WhatIfTest::shown))
                .containsExactly(
                        "again.yaml:1:9: error[duplicate-clause]: the code has a clause"
                                + " `repairs.urban` already",
                        "change.yaml:2:3: error[unknown-clause]: no clause named `repairs.urbn`",
                        "change.yaml:3:27: error[bad-limit]: `20 minuets` is not a limit",
                        "change.yaml:4:8: error[unknown-key]: no clause leaves a limit named"
                                + " `soon` to the site",
                        "change.yaml:5:7: error[unknown-clause]: no clause named `nothing.*`",
                        "change.yaml:7:1: error[unknown-key]: no key `wither` in a change");
        assertThat(run.report()).doesNotExist();
    }

    private static String shown(String line) {
        return line.substring(
                line.indexOf("error[") < 0
                        ? 0
                        : line.lastIndexOf('/', line.indexOf(": error[")) + 1);
    }

    @Test
    void theCurveSaysWhatARunWithThatLimitSays() {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            rows.add("C%d,reported,2026-03-02 10:%02d,city,,,\n".formatted(number, number % 60));
            if (random.nextInt(9) > 0) {
                int hour = 10 + random.nextInt(8);
                rows.add("C%d,arrived,2026-03-02 %d:59,,,,\n".formatted(number, hour));
            }
        }
        Path log = runs.log("log.csv", HEADER + String.join("", rows));
        String summary = runs.assess(log).file("summary.json");
        for (int percent : new int[] {50, 80, 90}) {
            long minutes = limit(summary, percent) / 60;
            assertThat(share(log, minutes)).isGreaterThanOrEqualTo(percent);
            assertThat(share(log, minutes - 1)).isLessThan(percent);
        }
    }

    private static long limit(String summary, int percent) {
        Matcher found = Pattern.compile("\"" + percent + "\" : (\\d+)").matcher(summary);
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    private double share(Path log, long minutes) {
        Path change =
                runs.log(
                        "change.yaml",
                        "clauses: {repairs.urban: {within: %d min}}\n".formatted(minutes));
        String summary = runs.assess(log, "--what-if", change.toString()).file("summary.json");
        Matcher found =
                Pattern.compile("\"keptPercent\" : ([0-9.]+)")
                        .matcher(summary.substring(summary.indexOf("\"after\"")));
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
