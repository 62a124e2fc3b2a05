package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.scenario.Scenario;
import io.shouwen.pack.scenario.ScenarioReader;
import io.shouwen.pack.scenario.ScenarioRunner;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the examples of the language reference. A fenced block says after {@code yaml} what it is,
 * which no reader of the page sees: {@code document}, {@code facts}, {@code clauses}, {@code
 * scenarios}, {@code version}, {@code calendar}, {@code adoption}, {@code services}; {@code
 * scenarios adopted} are judged as adopted.
 */
class LanguagePagesTest {
    private static final Path PAGES = Path.of("../docs/reference/language");

    /** They lead to others, or to a code; what the examples have in common stands in the first. */
    private static final List<String> INDEXES = List.of("README", "shapes", "cable-readings");

    private static final Pattern BLOCK =
            Pattern.compile("^```yaml ([a-z ]+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("^\\| ([SCD][0-9]+) \\|(.*)$", Pattern.MULTILINE);
    private static final Pattern NAMED =
            Pattern.compile("^([SCD][0-9]+(?:, [SCD][0-9]+)*): ", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    @TempDir private Path folder = Path.of("");

    @TestFactory
    Stream<DynamicTest> everyPageIsWhatItsScenariosSay() {
        return pages().filter(page -> !INDEXES.contains(page))
                .map(page -> DynamicTest.dynamicTest(page, () -> run(page)));
    }

    @Test
    void everyShapeHasOneRow() {
        List<String> rows = ROW.matcher(text("shapes")).results().map(row -> row.group(1)).toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(ids("S", 47), ids("C", 33), ids("D", 23))
                                .flatMap(ids -> ids)
                                .toList());
    }

    @Test
    void everyShapeIsShownByAScenarioAndNothingElseIs() {
        Set<String> said =
                ROW.matcher(text("shapes"))
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown =
                pages().flatMap(page -> scenarios(page).stream())
                        .flatMap(name -> NAMED.matcher(name).results())
                        .flatMap(names -> Stream.of(names.group(1).split(", ", -1)))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).isEqualTo(said);
    }

    /** A row links to the page whose scenario shows the shape. */
    @Test
    void everyShapeLinksToItsScenario() {
        List<String> astray = new ArrayList<>();
        for (MatchResult row : ROW.matcher(text("shapes")).results().toList()) {
            List<String> shownIn =
                    LINK.matcher(row.group(2))
                            .results()
                            .map(link -> link.group(1).replace(".md", ""))
                            .filter(page -> shows(page, row.group(1)))
                            .toList();
            if (shownIn.isEmpty()) {
                astray.add(row.group(1));
            }
        }

        assertThat(astray).isEmpty();
    }

    @Test
    void everyLinkLeadsToAPageAndAHeading() {
        List<String> astray = new ArrayList<>();
        pages().forEach(page ->
                LINK.matcher(text(page))
                        .results()
                        .filter(link -> !leads(page, link))
                        .map(link -> page + ": " + link.group())
                        .forEach(astray::add));

        assertThat(astray).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() {
        assertThat(pages().filter(page -> !page.equals("README")))
                .allMatch(page -> text("README").contains("(" + page + ".md"));
    }

    private void run(String page) throws IOException {
        Path code = folder.resolve(page);
        Path version = Files.createDirectories(code.resolve("1"));
        Files.writeString(
                code.resolve("standard.yaml"),
                "standard: " + page + "\ntitle: {zh: 范例, en: Examples}\nsource: these pages\n");
        Files.writeString(code.resolve("hall.yaml"), joined("README", "calendar", ""));
        Files.writeString(
                version.resolve("version.yaml"),
                joined("README", "version", "") + joined(page, "version", ""));
        if (blocks(page, "document").findAny().isPresent()) {
            Files.writeString(code.resolve("document.yaml"), joined(page, "document", ""));
        }
        Files.writeString(version.resolve("facts.yaml"), joined(page, "facts", ""));
        Files.writeString(version.resolve("clauses.yaml"), joined(page, "clauses", "---\n"));
        if (blocks(page, "services").findAny().isPresent()) {
            Files.writeString(version.resolve("services.yaml"), joined(page, "services", ""));
        }
        if (blocks(page, "adoption").findAny().isPresent()) {
            Files.writeString(code.resolve("adoption.yaml"), joined(page, "adoption", ""));
        }

        assertThat(blocks(page, "scenarios")).as("scenarios of " + page).isNotEmpty();
        List<String> failed = new ArrayList<>();
        for (String scenarios : List.of("scenarios", "scenarios adopted")) {
            Files.writeString(
                    version.resolve("clauses.scenario.yaml"), joined(page, scenarios, ""));
            if (blocks(page, scenarios).findAny().isPresent()) {
                judge(code, scenarios.endsWith("adopted"), failed);
            }
        }
        assertThat(failed).isEmpty();
    }

    private static void judge(Path code, boolean adopted, List<String> failed) {
        Problems problems = new Problems();
        Optional<Codes> read = Codes.read(List.of(code), problems);
        for (Codes codes : read.stream().toList()) {
            for (Scenario scenario :
                    ScenarioReader.read(codes.packs().getFirst().versions().getFirst(), problems)) {
                (adopted
                                ? ScenarioRunner.run(codes.adopted(), scenario)
                                : ScenarioRunner.run(codes, scenario))
                        .failures()
                        .forEach(failure -> failed.add(scenario.name() + "\n" + failure));
            }
        }
        assertThat(problems.rendered()).isEmpty();
    }

    private static boolean shows(String page, String shape) {
        return scenarios(page).stream()
                .flatMap(name -> NAMED.matcher(name).results())
                .flatMap(names -> Stream.of(names.group(1).split(", ", -1)))
                .anyMatch(shape::equals);
    }

    /** The names of the scenarios of a page; none if there is no such page. */
    private static List<String> scenarios(String page) {
        if (!Files.isRegularFile(file(page))) {
            return List.of();
        }
        return BLOCK.matcher(text(page))
                .results()
                .filter(block -> block.group(1).startsWith("scenarios"))
                .flatMap(block -> block.group(2).lines())
                .filter(line -> line.startsWith("- name: "))
                .map(line -> line.substring("- name: ".length()).replaceAll("^['\"]", ""))
                .toList();
    }

    private static boolean leads(String from, MatchResult link) {
        Path target =
                link.group(1).isEmpty() ? file(from) : PAGES.resolve(link.group(1)).normalize();
        if (link.group(2) == null || !target.toString().endsWith(".md")) {
            return Files.exists(target);
        }
        return Files.exists(target)
                && HEADING.matcher(read(target))
                        .results()
                        .map(heading -> anchor(heading.group(1)))
                        .anyMatch(link.group(2)::equals);
    }

    /** A heading as addresses write it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private static String joined(String page, String kind, String between) {
        return blocks(page, kind).collect(Collectors.joining(between));
    }

    private static Stream<String> blocks(String page, String kind) {
        Matcher blocks = BLOCK.matcher(text(page));
        return blocks.results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> block.group(2));
    }

    private static Stream<String> ids(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }

    private static Stream<String> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String page) {
        return PAGES.resolve(page + ".md");
    }

    private static String text(String page) {
        return read(file(page));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
