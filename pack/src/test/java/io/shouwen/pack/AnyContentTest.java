package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.yaml.Problem;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Good codes with one file broken at random: whatever it holds, it is told and never thrown. */
class AnyContentTest {
    private static final int BROKEN_EACH = 15;
    private static final List<String> SCRAPS =
            List.of(
                    "",
                    "~",
                    "{}",
                    "[]",
                    "- ",
                    ": ",
                    "'",
                    "\"",
                    "|",
                    "&a ",
                    "*a",
                    "!!x ",
                    "\t",
                    "2026-02-30",
                    "24:01",
                    "-1",
                    "999999 days",
                    "0/0",
                    "repair.fixed",
                    "end of day",
                    "{fact: repair.reported}",
                    "fact.struck",
                    "recorded",
                    "true",
                    "中",
                    "\u0000");

    @TestFactory
    Stream<DynamicTest> noContentMakesTheReaderThrow(@TempDir Path scratch) throws IOException {
        return ConformanceTest.cases("good")
                .map(good ->
                        DynamicTest.dynamicTest(
                                good.getFileName().toString(), () -> broken(good, scratch)));
    }

    private static void broken(Path good, Path scratch) throws IOException {
        long seed = good.getFileName().toString().hashCode();
        Random random = new Random(seed);
        Path code = copy(good, scratch.resolve(good.getFileName().toString()));
        List<Path> files = yaml(code);
        for (int i = 0; i < BROKEN_EACH; i++) {
            Path file = files.get(random.nextInt(files.size()));
            String whole = Files.readString(file);
            Files.writeString(file, mutated(whole, random));
            Problems problems = new Problems();
            for (Codes codes :
                    Codes.read(List.of(code.resolve("repairs")), problems).stream().toList()) {
                scenarios(codes, problems).forEach(one -> ScenarioRunner.run(codes, one));
            }
            assertThat(problems.rendered()).as("seed %d, round %d", seed, i).isNotNull();
            assertThat(problems.all())
                    .extracting(Problem::sentence)
                    .as("seed %d, round %d", seed, i)
                    .allMatch(sentence -> !sentence.endsWith(".") && !sentence.contains("\n"));
            Files.writeString(file, whole);
        }
    }

    private static String mutated(String whole, Random random) {
        int from = random.nextInt(whole.length());
        int to = Math.min(whole.length(), from + random.nextInt(12));
        String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> whole.substring(0, from) + scrap + whole.substring(to);
            case 1 -> whole.substring(0, from);
            case 2 -> whole.substring(0, to) + "\n" + scrap + whole.substring(from);
            default -> value(whole, scrap, random);
        };
    }

    /** Replaces everything behind the colon of one line. */
    private static String value(String whole, String scrap, Random random) {
        List<String> lines = new ArrayList<>(whole.lines().toList());
        int line = random.nextInt(lines.size());
        lines.set(line, lines.get(line).replaceFirst(": .*", ": ") + scrap);
        return String.join("\n", lines);
    }

    private static List<Scenario> scenarios(Codes codes, Problems problems) {
        return codes.packs().stream()
                .map(Pack::versions)
                .flatMap(List::stream)
                .flatMap(version -> ScenarioReader.read(version, problems).stream())
                .toList();
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
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
