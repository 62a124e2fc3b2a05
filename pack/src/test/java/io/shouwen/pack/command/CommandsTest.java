package io.shouwen.pack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class CommandsTest {
    private static final Path GOOD = Path.of("../conformance/good/01-equal-is-kept/repairs");
    private static final Path BAD = Path.of("../conformance/bad/01-unknown-fact-kind/repairs");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aCleanCodeIsSaidToBeClean() {
        assertThat(run(new CheckCommand(), GOOD.toString())).isZero();
        assertThat(out.toString()).isEqualTo("no problems in 1 code, 1 clause\n");
    }

    @Test
    void everyProblemIsPrintedAndCounted() {
        assertThat(run(new CheckCommand(), BAD.toString(), GOOD.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("error[unknown-fact-kind]: no fact kind named `repair.reportd`")
                .endsWith(
                        "2 problems in 1 file; each kind has a page in docs/reference/problems\n");
    }

    @Test
    void problemsAsJsonAreOneObjectALine() {
        assertThat(run(new CheckCommand(), "--json", BAD.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo(
                        "{\"problem\":\"unknown-fact-kind\",\"file\":\""
                                + BAD
                                + "/1/clauses/1.yaml\",\"line\":5,\"column\":12,\"sentence\":\"no"
                                + " fact kind named `repair.reportd`\",\"help\":\"did you mean"
                                + " `repair.reported`?\"}");
    }

    @Test
    void withoutAFolderTheUsageIsPrinted() {
        assertThat(run(new CheckCommand())).isEqualTo(2);
        assertThat(run(new TestCommand())).isEqualTo(2);
        assertThat(err.toString()).contains("FOLDER");
    }

    @Test
    void aFolderWithoutACodeIsAProblem(@TempDir Path empty) {
        assertThat(run(new CheckCommand(), empty.toString())).isEqualTo(1);
        assertThat(run(new TestCommand(), empty.resolve("no").toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("no `standard.yaml` in this folder")
                .contains("there is no such folder")
                .endsWith("0 passed, 1 failed\n");
    }

    @Test
    void scenariosThatPassAreOnlyCounted() {
        assertThat(run(new TestCommand(), GOOD.toString())).isZero();
        assertThat(out.toString()).isEqualTo("6 passed, 0 failed\n");
    }

    @Test
    void aFailingScenarioShowsWhatWasExpectedAndWhatWasSaid(@TempDir Path folder)
            throws IOException {
        Path code = copy(GOOD, folder.resolve("repairs"));
        Path scenarios = code.resolve("1/clauses.scenario.yaml");
        Files.writeString(
                scenarios, Files.readString(scenarios).replace("spare 0 min", "spare 5 min"));

        assertThat(run(new TestCommand(), code.toString())).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo(
                        scenarios
                                + """
                                :1:9: failed: at the due moment is in time
                                  6 | c.1
                                    expected: kept, spare 5 min, at 2026-03-02 10:30
                                    actual:   kept, spare 0 min, at 2026-03-02 10:30
                                    verdict:  c.1 f1 v1 from 2026-03-02T10:00 first \
                                2026-03-02T10:30 due 2026-03-02T10:30 kept at \
                                2026-03-02T10:30 spare PT0S because opened=f1 kept=f2

                                5 passed, 1 failed
                                """);
    }

    @Test
    void resultsAsJsonEndWithTheCounts() {
        assertThat(run(new TestCommand(), "--json", GOOD.toString())).isZero();
        assertThat(out.toString().lines())
                .hasSize(7)
                .last()
                .isEqualTo("{\"passed\":6,\"failed\":0}");
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }
}
