package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The map of the code names only what is there. */
class ArchitectureMapTest {
    private static final Path ROOT = Path.of("..");

    /** {@code Course}, {@code access.Routes} or {@code io.shouwen.engine.judge.Judge}. */
    private static final Pattern NAMED = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][A-Za-z]+)`");

    @Test
    void everyClassThatTheArchitectureNamesExists() throws IOException {
        List<String> named =
                NAMED.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                        .results()
                        .map(MatchResult::group)
                        .toList();
        assertThat(named).contains("`Course`", "`io.shouwen.engine.judge.Judge`");
        Set<String> sources = sources();
        assertThat(named)
                .filteredOn(name -> name.matches("`.*[a-z].*`"))
                .allSatisfy(name ->
                        assertThat(sources)
                                .as("the class %s", name)
                                .anyMatch(file -> file.endsWith("/" + path(name))));
    }

    private static String path(String name) {
        return name.replace("`", "").replace('.', '/') + ".java";
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.contains("/src/main/java/") && file.endsWith(".java"))
                    .collect(Collectors.toSet());
        }
    }
}
