package io.shouwen.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shouwen.server.text.Language;
import io.shouwen.server.text.TerminalProblem;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

class StartSettingsTest {
    @Test
    void withoutAnySettingThePortIs8080AndTheDatabaseIsTheBuiltInOne() {
        StartSettings settings = StartSettings.of(Map.of());
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.demo()).isFalse();
    }

    @Test
    void anEmptyDataFolderIsTheUsualOneAndNotTheFolderWeStandIn() {
        assertThat(StartSettings.of(Map.of("SHOUWEN_DATA", " ")).dataFolder()).hasToString("data");
    }

    @Test
    void aPortThatIsNoPortIsRefusedInASentence() {
        for (String written : new String[] {"eighty", "70000", "-1", ""}) {
            assertThatThrownBy(() -> StartSettings.of(Map.of("SHOUWEN_PORT", written)))
                    .isInstanceOf(TerminalProblem.class)
                    .hasMessageContaining("1 to 65535");
        }
    }

    @Test
    void aTakenPortIsFoundBeforeTheDatabaseStarts() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(0));
            String port = Integer.toString(other.getLocalPort());
            StartSettings settings = StartSettings.of(Map.of("SHOUWEN_PORT", port));
            assertThatThrownBy(settings::checkPort)
                    .isInstanceOfSatisfying(
                            TerminalProblem.class,
                            problem -> {
                                assertThat(problem.exitCode()).isEqualTo(6);
                                assertThat(problem.getMessage())
                                        .startsWith("Port " + port + " is already in use");
                            });
        }
    }

    @Test
    void theTerminalsLanguageIsTakenFromItsVariables() {
        assertThat(StartSettings.terminalLanguage(Map.of("LANG", "zh_CN.UTF-8")))
                .isEqualTo(Language.ZH);
        assertThat(StartSettings.terminalLanguage(Map.of("LANG", "zh_CN", "LC_ALL", "C")))
                .isEqualTo(Language.EN);
    }
}
