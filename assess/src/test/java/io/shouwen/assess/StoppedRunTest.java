package io.shouwen.assess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A run that is stopped on its way leaves no half report behind. */
class StoppedRunTest {
    @TempDir private Path folder;

    @Test
    void aStoppedRunLeavesNoReportFolder() throws IOException, InterruptedException {
        Path log = longLog();
        Path report = folder.resolve("report");
        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.shouwen.cli.Shouwen",
                                "assess",
                                "--standard=" + Runs.REPAIRS.resolve("standards/repairs"),
                                "--facts=" + log,
                                "--mapping=" + Runs.REPAIRS.resolve("mapping.yaml"),
                                "--out=" + report)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said.txt").toFile())
                        .start();
        Path part = folder.resolve("report.part");
        while (run.isAlive() && !Files.exists(part.resolve(".scratch"))) {
            Thread.sleep(5);
        }
        assertThat(run.isAlive()).isTrue();
        run.destroy();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).isNotZero();
        assertThat(report).doesNotExist();
        assertThat(part).doesNotExist();
    }

    private Path longLog() throws IOException {
        Path log = folder.resolve("long.csv");
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            out.write("case,what,at,place,who,team,note\n");
            for (int number = 0; number < 600_000; number++) {
                out.write("C" + number + ",reported,2026-03-02 10:00,city,,,\n");
            }
        }
        return log;
    }
}
