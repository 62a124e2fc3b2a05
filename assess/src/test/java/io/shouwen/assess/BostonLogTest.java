package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shouwen.cli.Shouwen;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The log of the City of Boston, judged beside the city's own verdicts. */
class BostonLogTest {
    private static final Path SHARED =
            Optional.ofNullable(System.getenv("SHOUWEN_SHARED"))
                    .map(Path::of)
                    .orElse(Path.of("../../shared"));
    private static final Path LOG = SHARED.resolve("data/sr311/boston_311_sample_2015_2024.csv");

    @TempDir private Path folder;

    @BeforeEach
    void theLogIsThere() {
        assumeTrue(Files.exists(LOG), "the city log is not on this machine: " + LOG);
    }

    @Test
    void ourVerdictsAgreeWithTheCitysWhereverItNamedADate() throws IOException {
        List<String> rows = verdicts("boston-311");
        assertThat(rows).hasSize(4995);
        assertThat(count(rows, ",kept,", ",ONTIME,")).isEqualTo(3809);
        assertThat(count(rows, ",broken,", ",OVERDUE,")).isEqualTo(474);
        assertThat(count(rows, ",unprovable,", ",ONTIME,")).isEqualTo(711);
        assertThat(
                        rows.stream()
                                .filter(row ->
                                        row.contains(",broken,") && !row.contains("OVERDUE")))
                .singleElement()
                .satisfies(row -> assertThat(row).startsWith("101001856894,"));
    }

    @Test
    void writtenRulesReproduceTheCitysDates() throws IOException {
        verdicts("boston-311-rules");
        String summary = Files.readString(folder.resolve("report/summary.json"));
        assertThat(total(summary, "same-moment") + total(summary, "same-minute")).isEqualTo(2281);
        assertThat(total(summary, "same-working-moment")).isEqualTo(1795);
        assertThat(total(summary, "another-day")).isEqualTo(36);
    }

    private static long total(String summary, String key) {
        return java.util.regex.Pattern.compile("\"" + key + "\" : (\\d+)")
                .matcher(summary)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static long count(List<String> rows, String ours, String theirs) {
        return rows.stream().filter(row -> row.contains(ours) && row.contains(theirs)).count();
    }

    private List<String> verdicts(String standard) throws IOException {
        Path code = Path.of("../examples").resolve(standard);
        int exit =
                Shouwen.commandLine()
                        .setOut(new PrintWriter(Writer.nullWriter()))
                        .execute(
                                "assess",
                                "--standard=" + code,
                                "--facts=" + LOG,
                                "--mapping=" + code.resolve("mapping.yaml"),
                                "--out=" + folder.resolve("report"));
        assertThat(exit).isZero();
        List<String> lines = Files.readAllLines(folder.resolve("report/verdicts.csv"));
        return lines.subList(1, lines.size());
    }
}
