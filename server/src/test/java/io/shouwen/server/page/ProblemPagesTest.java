package io.shouwen.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.yaml.Slug;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the refusals of the server, their sentences and their pages together. What a page must say
 * is held by the test of the same name in {@code pack}.
 */
class ProblemPagesTest {
    private static final Path PAGES = Path.of("../docs/reference/problems");

    /** Every place where a refusal is made, up to its problem. */
    private static final Pattern MADE =
            Pattern.compile(
                    "\\b(?:Refused\\.of|new Refusal|new (?:Admission\\.)?Refused|refused|worded)\\("
                        + "\\s*(?:HttpStatus\\.\\w+,\\s*|status(?:\\(refused\\.problem\\(\\)\\))?,\\s*)?"
                        + "(\"[^\"]*\"|[\\w.]+)");

    /** A problem on its way from where it was written to where it is told. */
    private static final Set<String> PASSED_ON =
            Set.of("String", "HttpStatus", "slug", "problem", "refused.problem", "no.problem");

    private static final Set<String> TOLD = new TreeSet<>();
    private static final Set<String> UNREADABLE = new TreeSet<>();

    static {
        for (String sources : List.of("../engine/src/main", "src/main/java")) {
            files(Path.of(sources)).forEach(ProblemPagesTest::read);
        }
    }

    @Test
    void everyRefusalNamesItsProblemWhereItIsMade() {
        assertThat(UNREADABLE)
                .as("write the slug of the problem where the refusal is made")
                .isEmpty();
        assertThat(TOLD).hasSizeGreaterThan(50).contains("unknown-fact-kind", "not-found");
    }

    @Test
    void everyProblemHasItsSentenceInBothLanguagesAndNoSentenceIsLeftOver() {
        Set<String> expected = new TreeSet<>();
        for (String slug : TOLD) {
            expected.add("refusal." + slug);
            expected.add("refusal." + slug + ".title");
        }
        for (Language language : Language.values()) {
            Set<String> written =
                    Texts.in(language).patterns().keySet().stream()
                            .filter(key -> key.startsWith("refusal."))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).as("%s", language).isEqualTo(expected);
        }
    }

    @Test
    void everyProblemHasItsPageAndEveryPageItsProblem() {
        Set<String> problems = new TreeSet<>(TOLD);
        Arrays.stream(Slug.values()).map(Slug::toString).forEach(problems::add);
        Set<String> pages =
                files(PAGES)
                        .map(page -> page.getFileName().toString().replaceFirst("\\.md$", ""))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages).as("pages of docs/reference/problems").isEqualTo(problems);
    }

    private static void read(Path source) {
        Matcher made = MADE.matcher(text(source));
        while (made.find()) {
            String problem = made.group(1);
            if (problem.startsWith("\"")) {
                TOLD.add(problem.substring(1, problem.length() - 1));
            } else if (!PASSED_ON.contains(problem)) {
                UNREADABLE.add(source.getFileName() + ": " + made.group());
            }
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
