package io.shouwen.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.coverage.Reach;
import io.shouwen.pack.standard.Codes;
import io.shouwen.pack.standard.Pack;
import io.shouwen.pack.standard.Variant;
import io.shouwen.pack.yaml.Problems;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cable code leaves open, and the page that lists it. */
class CableReadingsTest {
    private static final Path CABLE = Path.of("../standards/yingshan-cable");
    private static final Path PAGE = Path.of("../docs/reference/language/cable-readings.md");
    private static final Pattern SWITCH =
            Pattern.compile("^\\| `(R-cable-[^`]+)` \\|[^|]*\\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern WORD =
            Pattern.compile("^\\| `([a-z-]+)` \\| `(cable\\.[^`]+)` \\|$", Pattern.MULTILINE);

    @TempDir private Path folder;

    @Test
    void thePageListsEverySwitchWithItsAnswersTheDefaultFirst() throws IOException {
        Map<String, List<String>> written =
                version(CABLE).readings().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        one -> List.copyOf(one.getValue().options().keySet())));

        assertThat(
                        SWITCH.matcher(Files.readString(PAGE))
                                .results()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.group(1),
                                                row -> answers(row.group(2), written))))
                .isEqualTo(written);
    }

    /** The names of answers that stand in a cell; it may name other things too. */
    private static List<String> answers(String cell, Map<String, List<String>> written) {
        Set<String> known =
                written.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        return Pattern.compile("`([^`]+)`")
                .matcher(cell)
                .results()
                .map(name -> name.group(1))
                .filter(known::contains)
                .toList();
    }

    @Test
    void everySwitchMovesSomething() {
        Pack.Version version = version(CABLE);

        assertThat(version.readings())
                .allSatisfy((name, reading) -> {
                    for (String option : reading.options().keySet()) {
                        boolean usual = option.equals(reading.usual());
                        assertThat(
                                        version.read(Map.of(name, option))
                                                .equals(version.read(Map.of())))
                                .as(name + ": " + option)
                                .isEqualTo(usual);
                    }
                });
    }

    @Test
    void softwareGetsAsFarWithAClauseByEveryAnswer() {
        Pack.Version version = version(CABLE);
        Map<ClauseId, Reach.Kind> usually = reach(version, Map.of());

        assertThat(version.answers())
                .isNotEmpty()
                .allSatisfy(answers -> assertThat(reach(version, answers)).isEqualTo(usually));
    }

    private static Map<ClauseId, Reach.Kind> reach(
            Pack.Version version, Map<String, String> answers) {
        Standard read = version.read(answers);
        return read.clauses().stream()
                .collect(
                        Collectors.toMap(
                                Clause::id,
                                clause -> Reach.of(clause, read, version.catalogue()).kind()));
    }

    @Test
    void thePageListsEverySoftWordWithItsClause() throws IOException {
        assertThat(
                        WORD.matcher(Files.readString(PAGE))
                                .results()
                                .map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(softWords(version(CABLE)));
    }

    @Test
    void everySoftWordIsMeasuredUntilTheSiteBindsIt() throws IOException {
        Path code = folder.resolve("yingshan-cable");
        copy(CABLE, code);
        String numbers =
                softWords(version(CABLE)).stream()
                        .map(word -> "  " + word.split(" ", -1)[0] + ": 30 min\n")
                        .collect(Collectors.joining());
        Files.writeString(
                code.resolve("adoption.yaml"),
                "clauses: 'cable.*'\nreadings: {R-cable-3-same-day: measured}\nbind:\n" + numbers);
        Problems problems = new Problems();
        Codes codes = Codes.read(List.of(code), problems).orElseThrow();

        assertThat(problems.rendered()).isEmpty();
        assertThat(codes.packs().getFirst().adopted(Set.of()).getFirst().clauses())
                .extracting(Clause::rule)
                .noneMatch(CableReadingsTest::soft);
    }

    /** Names with the clauses that use them, however the code is read. */
    private static Set<String> softWords(Pack.Version version) {
        Set<String> words = new TreeSet<>();
        for (Clause clause : version.standard().clauses()) {
            Stream.concat(
                            Stream.of(clause.rule()),
                            version.variants(clause).stream().map(Variant::value))
                    .filter(CableReadingsTest::soft)
                    .map(rule -> ((Limit.Unbound) ((Promise) rule).within()).parameter())
                    .forEach(name -> words.add(name + " " + clause.id()));
        }
        return words;
    }

    private static boolean soft(Rule rule) {
        return rule instanceof Promise promise && promise.within() instanceof Limit.Unbound;
    }

    private static Pack.Version version(Path folder) {
        return Codes.read(List.of(folder), new Problems())
                .orElseThrow()
                .packs()
                .getFirst()
                .versions()
                .getLast();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
