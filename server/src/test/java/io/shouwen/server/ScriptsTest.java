package io.shouwen.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

class ScriptsTest {
    @ParameterizedTest
    @CsvSource({
        "en_US.UTF-8, 'bin/serve knows --demo and --help, not --wrong.'",
        "zh_CN.UTF-8, 'bin/serve 只认识 --demo 和 --help，不认识 --wrong。'"
    })
    void anUnknownArgumentIsRefusedInTheLanguageOfTheTerminal(String language, String sentence)
            throws Exception {
        Ended refused = run(language, "bin/serve", "--wrong");
        assertThat(refused.exitCode()).isEqualTo(2);
        // A shell without that locale says so first.
        assertThat(refused.text()).endsWith(sentence + "\n");
    }

    @Test
    void helpTellsTheSettingsAndTheExitCodes() throws Exception {
        Ended help = run("C", "bin/serve", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.text())
                .contains(
                        "SHOUWEN_PORT",
                        "SHOUWEN_DATA",
                        "SHOUWEN_DB_URL",
                        "Exit codes",
                        "6 the port");
    }

    @Test
    void theJdkThatIsFoundIsNewEnough() throws Exception {
        Ended found = run("C", "bin/find-jdk");
        assertThat(found.exitCode()).isZero();
        assertThat(Path.of(found.text().strip(), "bin", "javac")).isExecutable();
    }

    private record Ended(int exitCode, String text) {}

    private static Ended run(String language, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command))
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true);
        builder.environment().put("LC_ALL", language);
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }
}
