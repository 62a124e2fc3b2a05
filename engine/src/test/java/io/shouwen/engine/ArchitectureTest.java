package io.shouwen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The walls of the engine; each failure names the line and the remedy. */
class ArchitectureTest {
    private static final Path MAIN = Path.of("src/main/java");

    @Test
    void theModuleRequiresNothingButTheLanguageAndShowsSixPackages() throws IOException {
        ModuleDescriptor module;
        try (var written = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            module = ModuleDescriptor.read(written);
        }
        assertThat(module.requires())
                .as("whatever the engine needs, its caller hands in as a record")
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        Set<String> shown = new TreeSet<>();
        module.exports().forEach(exported -> shown.add(exported.source()));
        assertThat(shown)
                .containsExactly(
                        "io.shouwen.engine.fact",
                        "io.shouwen.engine.judge",
                        "io.shouwen.engine.queue",
                        "io.shouwen.engine.score",
                        "io.shouwen.engine.standard",
                        "io.shouwen.engine.time");
    }

    @Test
    void theEngineHasNoClock() throws IOException {
        refuse("\\.now\\(|currentTimeMillis|nanoTime|systemDefault", "pass the instant in");
    }

    @Test
    void theEngineHasNoFractions() throws IOException {
        refuse("\\b(double|float|Double|Float|BigDecimal)\\b", "count fen and hundredths in long");
    }

    @Test
    void theEngineStartsNoThreadAndTouchesNoWorld() throws IOException {
        refuse(
                "\\bThread\\b|java\\.util\\.concurrent|java\\.io\\b|java\\.nio|java\\.net",
                "leave it to the caller");
    }

    @Test
    void theEngineLogsNothingAndReturnsNoNull() throws IOException {
        refuse("java\\.util\\.logging|System\\.(out|err)", "the journal is the log");
        refuse("return null;", "return an Optional");
    }

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readAllLines(file)).as("%s: split it", file).hasSizeLessThan(401);
        }
    }

    private static void refuse(String regex, String remedy) throws IOException {
        Pattern refused = Pattern.compile(regex);
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean code = !line.startsWith("*") && !line.startsWith("/*");
                if (code && refused.matcher(line).find()) {
                    found.add("%s:%d: %s".formatted(file, i + 1, line));
                }
            }
        }
        assertThat(found).as(remedy).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
