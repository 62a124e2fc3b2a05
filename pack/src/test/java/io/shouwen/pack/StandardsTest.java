package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.docs.CodePage;
import io.shouwen.pack.mutate.Mutations;
import io.shouwen.pack.mutate.Notice;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

class StandardsTest {
    @Test
    void everyCodeThatShipsIsCleanAndEveryScenarioOfItPasses() {
        Problems problems = new Problems();
        List<Codes> codes =
                Codes.read(List.of(Path.of("..", "standards")), problems).stream().toList();
        List<Scenario> scenarios =
                codes.stream()
                        .flatMap(read -> read.packs().stream())
                        .flatMap(pack -> pack.versions().stream())
                        .flatMap(version -> ScenarioReader.read(version, problems).stream())
                        .toList();
        List<ScenarioRunner.Outcome> failed =
                scenarios.stream()
                        .map(s -> ScenarioRunner.run(codes.getFirst(), s))
                        .filter(outcome -> !outcome.passed())
                        .toList();

        assertThat(problems.rendered()).isEmpty();
        assertThat(scenarios).isNotEmpty();
        assertThat(failed).isEmpty();
    }

    @Test
    void someScenarioNoticesEveryChangeOfARuleThatShips() {
        Problems problems = new Problems();
        Codes codes = Codes.read(List.of(Path.of("..", "standards")), problems).orElseThrow();
        for (Pack pack : codes.packs()) {
            for (Pack.Version version : pack.versions()) {
                Notice notice =
                        new Notice(
                                version, codes.standards(), ScenarioReader.read(version, problems));
                assertThat(Mutations.of(version))
                        .isNotEmpty()
                        .filteredOn(mutation -> !notice.of(mutation))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyCodeThatShipsHasItsPages() {
        Problems problems = new Problems();
        Codes codes = Codes.read(List.of(Path.of("..", "standards")), problems).orElseThrow();
        for (Pack pack : codes.packs()) {
            Pack.Version version = pack.versions().getLast();
            List<Scenario> scenarios = ScenarioReader.read(version, problems);
            String clause = version.standard().clauses().getLast().id().value();
            assertThat(List.of(Locale.CHINESE, Locale.ENGLISH))
                    .allSatisfy(language ->
                            assertThat(CodePage.of(pack, scenarios, language))
                                    .contains("<article id=\"" + clause + "\">", "</html>"));
        }
    }

    @Test
    void aFolderIsTheSameHoweverItsPathIsWritten() {
        Problems problems = new Problems();

        assertThat(Codes.read(List.of(Path.of("..", "pack", "..", "standards")), problems))
                .isPresent();
        assertThat(problems.rendered()).isEmpty();
    }
}
