package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.judge.VerdictText;
import io.shouwen.engine.score.ScoreText;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the cases of {@code conformance/}, which any other implementation can run as well. */
class ConformanceTest {
    static final Path CASES = Path.of("..", "conformance");

    private static final boolean UPDATE = Boolean.getBoolean("conformance.update");
    private static final String HOW_TO_UPDATE =
            "if the change is meant, run `mvn -pl pack -am test -Dtest=ConformanceTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.update=true`, read the"
                + " difference, and commit it by itself";

    @TestFactory
    Stream<DynamicTest> everyGoodCaseIsJudgedAsExpected() throws IOException {
        return cases("good").map(c -> DynamicTest.dynamicTest(name(c), () -> good(c)));
    }

    @TestFactory
    Stream<DynamicTest> everyBadCaseTellsExactlyItsProblems() throws IOException {
        return cases("bad").map(c -> DynamicTest.dynamicTest(name(c), () -> bad(c)));
    }

    private static void good(Path folder) throws IOException {
        Problems problems = new Problems();
        Optional<Codes> codes = Codes.read(List.of(folder.resolve("repairs")), problems);
        StringBuilder verdicts = new StringBuilder();
        List<String> failed = new ArrayList<>();
        boolean adopted = Files.exists(folder.resolve("repairs/adoption.yaml"));
        for (Codes read : codes.stream().toList()) {
            for (Scenario scenario : scenarios(read, problems)) {
                ScenarioRunner.Outcome outcome = ScenarioRunner.run(read, scenario);
                outcome.failures().forEach(f -> failed.add(scenario.name() + ": " + f));
                judge(read.read(scenario.readings()), "", scenario, verdicts);
                if (adopted) {
                    judge(read.adopted(), ", as adopted", scenario, verdicts);
                }
            }
        }
        assertThat(problems.rendered()).isEmpty();
        assertThat(failed).isEmpty();
        compare(folder.resolve("expected.verdicts"), verdicts.toString());
    }

    private static void judge(
            Standards standards, String how, Scenario scenario, StringBuilder verdicts) {
        verdicts.append("# ").append(scenario.name()).append(how).append('\n');
        verdicts.append(VerdictText.of(ScenarioRunner.assess(standards, scenario)));
        verdicts.append(ScoreText.of(ScenarioRunner.score(standards, scenario)));
    }

    private static void bad(Path folder) throws IOException {
        Problems problems = new Problems();
        Codes.read(List.of(folder.resolve("repairs")), problems)
                .ifPresent(codes -> scenarios(codes, problems));
        String prefix = folder.normalize().toString().replace('\\', '/') + "/";
        compare(folder.resolve("expected.problems"), problems.rendered().replace(prefix, ""));
    }

    private static List<Scenario> scenarios(Codes codes, Problems problems) {
        return codes.packs().stream()
                .map(Pack::versions)
                .flatMap(List::stream)
                .flatMap(version -> ScenarioReader.read(version, problems).stream())
                .toList();
    }

    private static void compare(Path expected, String actual) throws IOException {
        if (UPDATE) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).as(HOW_TO_UPDATE).isNotEmpty();
        assertThat(expected).as(HOW_TO_UPDATE).exists();
        assertThat(actual).as(HOW_TO_UPDATE).isEqualTo(Files.readString(expected));
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }

    static Stream<Path> cases(String kind) throws IOException {
        try (Stream<Path> folders = Files.list(CASES.resolve(kind))) {
            return folders.sorted().toList().stream();
        }
    }
}
