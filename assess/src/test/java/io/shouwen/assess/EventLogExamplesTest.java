package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shouwen.cli.Shouwen;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The codes of the examples over the public event logs that they are written for. */
class EventLogExamplesTest {
    private static final Path SHARED =
            Optional.ofNullable(System.getenv("SHOUWEN_SHARED"))
                    .map(Path::of)
                    .orElse(Path.of("../../shared"));

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "helpdesk, helpdesk.xes.gz, desk.take, 2910, 2019, 0, 1",
        "helpdesk, helpdesk.xes.gz, desk.resolve, 3111, 1810, 6, 1",
        "helpdesk, helpdesk.xes.gz, desk.close, 1449, 3111, 15, 1",
        "permit-receipt, receipt.xes.gz, permit.deadline, 950, 377, 40, 0",
        "permit-receipt, receipt.xes.gz, permit.eight-weeks, 799, 528, 61, 0",
        "permit-receipt, receipt.xes.gz, permit.record, 518, 914, 2, 0",
        "permit-receipt, receipt.xes.gz, permit.confirm, 1140, 160, 131, 0",
        "permit-receipt, receipt.xes.gz, permit.stop-advice, 1130, 179, 118, 0",
        "traffic-fine, roadtraffic100traces.xes, fine.send, 42, 35, 0, 0",
        "traffic-fine, roadtraffic100traces.xes, fine.notify, 50, 6, 17, 0",
        "traffic-fine, roadtraffic100traces.xes, fine.pay, 5, 16, 36, 0",
        "traffic-fine, roadtraffic100traces.xes, fine.penalty, 57, 0, 0, 0",
    })
    void theLogIsJudgedAsTheTourTells(
            String code, String log, String clause, int kept, int broken, int overdue, int exit)
            throws IOException {
        List<String> rows = verdicts(code, log, exit);
        assertThat(count(rows, clause, "kept")).isEqualTo(kept);
        assertThat(count(rows, clause, "broken")).isEqualTo(broken);
        assertThat(count(rows, clause, "overdue")).isEqualTo(overdue);
    }

    private static long count(List<String> rows, String clause, String verdict) {
        return rows.stream()
                .filter(row -> row.contains("," + clause + "," + verdict + ","))
                .count();
    }

    private List<String> verdicts(String code, String log, int exit) throws IOException {
        Path facts = SHARED.resolve("data/eventlogs").resolve(log);
        assumeTrue(Files.exists(facts), "the event log is not on this machine: " + facts);
        Path standard = Path.of("../examples").resolve(code);
        assertThat(
                        Shouwen.commandLine()
                                .setOut(new PrintWriter(Writer.nullWriter()))
                                .execute(
                                        "assess",
                                        "--standard=" + standard,
                                        "--facts=" + facts,
                                        "--mapping=" + standard.resolve("mapping.yaml"),
                                        "--out=" + folder.resolve("report")))
                .isEqualTo(exit);
        return Files.readAllLines(folder.resolve("report/verdicts.csv"));
    }
}
