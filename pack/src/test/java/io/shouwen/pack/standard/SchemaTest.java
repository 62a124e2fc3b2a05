package io.shouwen.pack.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shouwen.pack.Schemas;
import io.shouwen.pack.yaml.Form;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class SchemaTest {
    private static final Map<String, Form.Keys> CLAUSE =
            Map.ofEntries(
                    Map.entry("", ClauseReader.KEYS),
                    Map.entry("citation", ClauseReader.CITE),
                    Map.entry("words", Texts.KEYS),
                    Map.entry("promise", PromiseReader.KEYS),
                    Map.entry("check", CheckReader.KEYS),
                    Map.entry("times", CheckReader.AT_MOST),
                    Map.entry("procedure", ProcedureReader.KEYS),
                    Map.entry("step", ProcedureReader.STEP),
                    Map.entry("duty", DutyReader.KEYS),
                    Map.entry("cover", CoverReader.KEYS),
                    Map.entry("threshold", ThresholdReader.KEYS),
                    Map.entry("entitlement", EntitlementReader.KEYS),
                    Map.entry("row", EntitlementReader.ROW),
                    Map.entry("practice", PracticeReader.KEYS),
                    Map.entry("measure", PracticeReader.MEASURE),
                    Map.entry("appointment", ShiftReader.APPOINTMENT),
                    Map.entry("extension", ShiftReader.EXTENSION),
                    Map.entry("excuse", ShiftReader.EXCUSE),
                    Map.entry("stretch", ObligationParts.STRETCH),
                    Map.entry("breach", ObligationParts.BREACH),
                    Map.entry("apart", CheckReader.APART),
                    Map.entry("leave", CheckReader.LEAVE),
                    Map.entry("reference", ConditionReader.REFERENCE),
                    Map.entry("comparison", ConditionReader.COMPARISON),
                    Map.entry("time-of-day", ConditionReader.TIME_OF_DAY),
                    Map.entry("limit", LimitReader.KEYS),
                    Map.entry("by-reading", ByReading.KEYS),
                    Map.entry("consequence", ConsequenceReader.KEYS),
                    Map.entry("nth", FollowingReader.NTH),
                    Map.entry("add-on", ConsequenceReader.ADDED),
                    Map.entry("repeat", ConsequenceReader.REPEAT),
                    Map.entry("balance", ConsequenceReader.BALANCE),
                    Map.entry("unpaid", ConsequenceReader.UNPAID),
                    Map.entry("sanction", SanctionReader.KEYS),
                    Map.entry("in-a-row", SanctionReader.ROW),
                    Map.entry("caps", CapsReader.KEYS),
                    Map.entry("grade-row", CapsReader.ROW),
                    Map.entry("bounds", CapsReader.BOUNDS));

    /** Bad cases with the clauses whose mistake the form of one file cannot show. */
    private static final String SEEN_BY_CHECK_ALONE =
            """
            31-misspelt-keys-of-every-kind | 2
            32-units-and-amounts           | 6 13 14
            33-nobody-answers              |
            37-gates-with-nothing-to-hold  |
            38-shares-of-nothing           | 6 8
            39-steps-out-of-reach          | 1 2 3 4
            40-rows-that-never-decide      | 1 2 3
            46-days-that-do-not-exist      | 1 2 7
            47-times-that-do-not-exist     | 5 8 9
            56-a-list-where-a-map-is-meant |
            57-one-language-only           |
            58-keys-of-another-kind        | 8
            59-half-a-rule                 |
            60-words-that-are-no-choice    |
            62-a-sheet-without-notes       |
            """;

    private static final Map<String, Form.Keys> VERSION =
            Map.of(
                    "", VersionReader.KEYS,
                    "in-force", VersionReader.IN_FORCE,
                    "reference", DocumentReader.REFERENCE,
                    "attribute", AttributeReader.ATTRIBUTE,
                    "amendment", AttributeReader.AMENDED,
                    "reading", VersionReader.READING,
                    "by-reading", ByReading.KEYS);
    private static final Map<String, Form.Keys> FACTS =
            Map.of("kind", FactsReader.KIND, "attribute", FactsReader.ATTRIBUTE);
    private static final Map<String, Form.Keys> ADOPTION = Map.of("terms", AdoptionReader.KEYS);
    private static final Map<String, Form.Keys> DOCUMENT =
            Map.of("", DocumentReader.DOCUMENT, "edition", DocumentReader.EDITION);
    private static final Map<String, Form.Keys> STANDARD =
            Map.of("", PackReader.KEYS, "words", Texts.KEYS);

    @Test
    void schemaAndReaderKnowTheSameKeys() throws IOException {
        agree("clause", CLAUSE);
        agree("version", VERSION);
        agree("facts", FACTS);
        agree("standard", STANDARD);
        agree("adoption", ADOPTION);
        agree("document", DOCUMENT);
    }

    @Test
    void everyGoodFileFitsItsSchema() throws IOException {
        List<String> objections = new ArrayList<>();
        for (Path file :
                yaml(
                        Path.of("../conformance/good"),
                        Path.of("../standards"),
                        Path.of("../examples"))) {
            objections.addAll(Schemas.objections(schema(file), file));
        }
        assertThat(objections).isEmpty();
    }

    @Test
    void aClauseWithAMisspeltKeyDoesNotFit() throws IOException {
        Path bad = Path.of("../conformance/bad/02-unknown-key/repairs/1/clauses/1.yaml");

        assertThat(Schemas.objections("clause", bad)).isNotEmpty();
    }

    @Test
    void aBadClauseThatAFormCanTellDoesNotFit() throws IOException {
        for (String row : SEEN_BY_CHECK_ALONE.lines().toList()) {
            String[] cells = row.split("[|]", -1);
            Path file = Path.of("../conformance/bad", cells[0].strip(), "repairs/1/clauses.yaml");
            List<List<String>> clauses = Schemas.perDocument("clause", file);
            String fits =
                    IntStream.rangeClosed(1, clauses.size())
                            .filter(i -> clauses.get(i - 1).isEmpty())
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(" "));

            assertThat(fits).as(cells[0].strip()).isEqualTo(cells[1].strip());
        }
    }

    private static void agree(String schema, Map<String, Form.Keys> forms) throws IOException {
        for (Map.Entry<String, Form.Keys> form : forms.entrySet()) {
            assertThat(Schemas.keys(schema, form.getKey()))
                    .as(schema + " " + form.getKey())
                    .containsExactlyInAnyOrderElementsOf(form.getValue().names());
        }
    }

    private static List<Path> yaml(Path... roots) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path root : roots) {
            try (Stream<Path> found = Files.walk(root)) {
                found.filter(file -> !schema(file).isEmpty()).forEach(files::add);
            }
        }
        return files;
    }

    /** The schema by a file's name and folder; empty for files that have none. */
    private static String schema(Path file) {
        String name = file.getFileName().toString();
        String folder = file.getParent() == null ? "" : file.getParent().getFileName().toString();
        return switch (name) {
            case "standard.yaml" -> "standard";
            case "version.yaml" -> "version";
            case "adoption.yaml" -> "adoption";
            case "services.yaml" -> "services";
            case "facts.yaml" -> "facts";
            case "clauses.yaml" -> "clause";
            default ->
                    name.endsWith(".scenario.yaml")
                            ? "scenario"
                            : name.endsWith(".yaml") && folder.equals("clauses") ? "clause" : "";
        };
    }
}
