package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.yaml.Slug;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ProblemPagesTest {
    private static final Path PAGES = Path.of("../docs/reference/problems");

    /** What no small file can show, and what is no problem of a written code. */
    private static final Set<Slug> NOT_IN_A_CASE =
            Set.of(
                    Slug.TOO_LARGE,
                    Slug.BAD_HOURS,
                    Slug.BAD_SEASON,
                    Slug.REPEATED_DAY,
                    Slug.EDITION_ORDER,
                    Slug.UNKNOWN_COLUMN,
                    Slug.BAD_PATTERN);

    @Test
    void everyProblemHasAPage() {
        assertThat(Slug.values())
                .allMatch(slug -> Files.isRegularFile(PAGES.resolve(slug + ".md")));
    }

    /** Also of the problems that the server tells; that each has a page is tested there. */
    @Test
    void everyPageHasItsNameAnExampleAndAWayToMendIt() throws IOException {
        for (Path page : files(PAGES).toList()) {
            String slug = page.getFileName().toString().replaceFirst("\\.md$", "");
            assertThat(page)
                    .content()
                    .startsWith("# " + slug + "\n")
                    .contains("```")
                    .matches(text -> !text.substring(text.lastIndexOf("```") + 3).isBlank());
        }
    }

    @Test
    void everyProblemOfWrittenCodesIsShownByACase() throws IOException {
        String told =
                files(ConformanceTest.CASES.resolve("bad"))
                        .filter(file -> file.endsWith("expected.problems"))
                        .map(ProblemPagesTest::text)
                        .collect(Collectors.joining());
        String tests = text(Path.of("src/test/java/io/shouwen/pack/yaml/YamlTest.java"));

        assertThat(Slug.values())
                .filteredOn(slug -> !NOT_IN_A_CASE.contains(slug))
                .allMatch(slug ->
                        told.contains("error[" + slug + "]") || tests.contains(slug.toString()));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
