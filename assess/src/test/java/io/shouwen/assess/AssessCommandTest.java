package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

class AssessCommandTest {
    private static final String HEADER = "case,what,at,place,who,team,note\n";

    @TempDir private Path folder;
    private Runs runs;

    @BeforeEach
    void open() {
        runs = new Runs(folder);
    }

    @Test
    void theVerdictsOfTheSmallLogAreThese() {
        Runs.Run run = runs.assess(Runs.REPAIRS.resolve("log.csv"));
        assertThat(run.exit()).isZero();
        assertThat(run.file("verdicts.csv"))
                .isEqualTo(
                        """
                        case,clause,verdict,from,due,kept_at,spare_seconds,late_seconds,person,unit,because
                        C1,repairs.urban,kept,2026-03-02T02:00:00Z,2026-03-02T02:30:00Z,2026-03-02T02:30:00Z,0,,T7,East,opened repair.reported 2026-03-02T02:00:00Z; kept visit.arrived 2026-03-02T02:30:00Z
                        C2,repairs.urban,broken,2026-03-02T03:00:00Z,2026-03-02T03:30:00Z,2026-03-02T03:45:00Z,,900,T8,West,opened repair.reported 2026-03-02T03:00:00Z; kept visit.arrived 2026-03-02T03:45:00Z
                        C3,repairs.urban,overdue,2026-03-02T04:00:00Z,2026-03-02T04:30:00Z,,,1800,,,opened repair.reported 2026-03-02T04:00:00Z
                        C4,repairs.urban,unprovable,2026-03-02T04:10:00Z,,,,,,,attribute area missing; opened repair.reported 2026-03-02T04:10:00Z
                        """);
        assertThat(run.file("problems.csv")).isEqualTo("line,reason,column,text\n");
        assertThat(run.out()).contains("5 cases, 4 promises: 1 kept of 3 decided (33.3 %)");
    }

    @Test
    void theSummaryOfTheSmallLogIsGolden() throws IOException {
        Runs.Run run = runs.assess(Runs.REPAIRS.resolve("log.csv"), "--json");
        String summary =
                run.file("summary.json")
                        .replaceAll("\"command\" : \"[^\"]*\"", "\"command\" : \"…\"")
                        .replaceAll("\"hash\" : \"[0-9a-f]{64}\"", "\"hash\" : \"…\"");
        Path golden = Runs.REPAIRS.resolve("summary.golden.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, summary);
        }
        assertThat(summary).isEqualTo(Files.readString(golden));
        assertThat(run.out()).isEqualTo(run.file("summary.json"));
    }

    @Test
    void theReportOpensAloneAndFetchesNothing() {
        String page = runs.assess(Runs.REPAIRS.resolve("log.csv")).file("report.html");
        assertThat(page)
                .contains("On site within half an hour of an urban report", "城区报修半小时内到场")
                .doesNotContain("http://", "https://", "<link", "@import", "src=");
    }

    @Test
    void aLongChainIsShownByItsEndsAndWhatTheVerdictStandsOn() {
        StringBuilder log = new StringBuilder(HEADER + "C1,reported,2026-03-02 10:00,city,,,\n");
        for (int minute = 10; minute < 60; minute++) {
            log.append("C1,arrived,2026-03-02 11:%d,,T1,East,\n".formatted(minute));
        }
        String page = runs.assess(runs.log("long.csv", log.toString())).file("report.html");
        String chain = page.substring(page.indexOf("class=chain"));
        assertThat(chain)
                .contains("began it", "ended it", "T1 · East", "39 more facts")
                .doesNotContain("2026-03-02 11:30");
        assertThat(chain.split("class=weighs", -1)).hasSize(3);
    }

    @Test
    void shuffledFactsGiveTheSameVerdictsByteForByte() {
        List<String> rows = rows(400);
        String inOrder = verdicts("in-order.csv", rows);
        for (long seed = 1; seed <= 5; seed++) {
            List<String> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(verdicts("shuffled-" + seed + ".csv", shuffled)).isEqualTo(inOrder);
        }
    }

    @Test
    void factsSpilledToDiskGiveTheSameVerdictsAsFactsInMemory() {
        List<String> rows = rows(3000);
        Collections.shuffle(rows, new Random(7));
        String inMemory = verdicts("memory.csv", rows);
        System.setProperty("shouwen.assess.bytes-in-memory", "1000");
        try {
            assertThat(verdicts("spilled.csv", rows)).isEqualTo(inMemory);
        } finally {
            System.clearProperty("shouwen.assess.bytes-in-memory");
        }
    }

    private String verdicts(String name, List<String> rows) {
        Runs.Run run = runs.assess(runs.log(name, HEADER + String.join("", rows)));
        assertThat(run.err()).isEmpty();
        return run.file("verdicts.csv");
    }

    private static List<String> rows(int cases) {
        Random random = new Random(42);
        List<String> rows = new ArrayList<>();
        for (int number = 0; number < cases; number++) {
            String id = "号" + number;
            int minute = random.nextInt(60);
            rows.add(
                    "%s,reported,2026-03-%02d 10:%02d,city,,,\n"
                            .formatted(id, 1 + number % 28, minute));
            if (random.nextInt(4) > 0) {
                rows.add(
                        "%s,arrived,2026-03-%02d 11:%02d,,T%d,East,\n"
                                .formatted(id, 1 + number % 28, random.nextInt(60), number % 9));
            }
        }
        return rows;
    }

    @Test
    void everyBadLineIsListedWithItsNumberAndReason() {
        Path log =
                runs.log(
                        "bad.csv",
                        HEADER
                                + "C1,reported,2026-03-02 10:00,city,,,\n"
                                + "C2,reported,2026-02-30 10:00,city,,,\n"
                                + ",reported,2026-03-02 10:00,city,,,\n"
                                + "C3,reported\n"
                                + "C4,reported,2026-03-02 10:00,moon,,,\n"
                                + "C5,reported,2026-03-02 10:00,\"city\"x,,,\n"
                                + "C1,arrived,2026-03-02 10:20,,T1,,\n"
                                + "C6,reported,2026-03-02 10:00,city,,,,,\n"
                                + "C7,reported,2026-03-02 10:00,\"city,,,\n"
                                + "C8,reported,2026-03-02 10:00,city,,,\n"
                                + "C1,arrived,2026-03-02 10:20,,T1,,\n");
        Runs.Run run = runs.assess(log);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.file("problems.csv"))
                .isEqualTo(
                        """
                        line,reason,column,text
                        3,bad-moment,at,2026-02-30 10:00
                        4,case-missing,case,
                        5,too-few-columns,,2 / 7
                        6,unknown-word,place,moon
                        7,broken-quotes,,
                        9,too-many-columns,,9 / 7
                        10,too-few-columns,,4 / 7
                        12,repeated,,line 8
                        """);
        assertThat(run.file("verdicts.csv")).contains("C1,repairs.urban,kept").contains("C8,");
        assertThat(run.out()).contains("8 lines could not be used");
    }

    @Test
    void bytesThatAreNoTextMakeTheirLineBadAndNoOther() {
        byte[] chinese = "C1,reported,2026-03-02 10:00,city,,,城\n".getBytes(Charset.forName("GBK"));
        byte[] good = "C2,reported,2026-03-02 10:00,city,,,城\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        log.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
        log.writeBytes(chinese);
        log.writeBytes(good);
        Runs.Run run = runs.assess(runs.log("gbk.csv", log.toByteArray()));
        assertThat(run.file("problems.csv")).contains("2,wrong-encoding,,").doesNotContain("\n3,");
        assertThat(run.file("verdicts.csv")).contains("C2,");
    }

    @Test
    void aByteOrderMarkCrLfAndGzipChangeNothing() throws IOException {
        String text = Files.readString(Runs.REPAIRS.resolve("log.csv"));
        String plain = runs.assess(runs.log("plain.csv", text)).file("verdicts.csv");
        String windows = "\uFEFF" + text.replace("\n", "\r\n");
        assertThat(runs.assess(runs.log("windows.csv", windows)).file("verdicts.csv"))
                .isEqualTo(plain);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(runs.assess(runs.log("log.csv.gz", packed.toByteArray())).file("verdicts.csv"))
                .isEqualTo(plain);
    }

    @Test
    void anEarlierReportIsReplacedButNoOtherFolder() throws IOException {
        Path log = runs.log("again.csv", HEADER + "C1,reported,2026-03-02 10:00,city,,,\n");
        assertThat(runs.assess(log).exit()).isZero();
        assertThat(runs.assess(log).exit()).isZero();
        Path other = runs.log("other.csv", HEADER);
        Files.createDirectories(folder.resolve("report-other.csv"));
        Files.writeString(folder.resolve("report-other.csv").resolve("mine.txt"), "keep");
        Runs.Run refused = runs.assess(other);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("is not an earlier report");
        assertThat(refused.report().resolve("mine.txt")).exists();
    }

    @Test
    void theMomentOfJudgingMayBeGiven() {
        Path log = runs.log("as-of.csv", HEADER + "C1,reported,2026-03-02 10:00,city,,,\n");
        assertThat(runs.assess(log, "--as-of", "2026-03-02T02:10:00Z").file("verdicts.csv"))
                .contains("C1,repairs.urban,pending");
        assertThat(runs.assess(log, "--as-of", "tomorrow").exit()).isEqualTo(2);
    }
}
