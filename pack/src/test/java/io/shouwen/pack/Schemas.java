package io.shouwen.pack;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The published schemas, for tests. */
public final class Schemas {
    private static final Path FOLDER = Path.of("src/main/resources/io/shouwen/pack/schema");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Schemas() {}

    /** The keys a schema knows at the root or in one of its definitions. */
    public static Collection<String> keys(String schema, String definition) throws IOException {
        JsonNode root = MAPPER.readTree(Files.readString(file(schema)));
        JsonNode form = definition.isEmpty() ? root : root.path("$defs").path(definition);
        return new TreeSet<>(form.path("properties").propertyNames());
    }

    /** What a schema objects to in the documents of a file; empty when it fits. */
    public static List<String> objections(String schema, Path file) throws IOException {
        return perDocument(schema, file).stream().flatMap(List::stream).toList();
    }

    /** The objections to each document of a file, in their order. */
    public static List<List<String>> perDocument(String schema, Path file) throws IOException {
        Schema known =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(file(schema)), InputFormat.JSON);
        return Yaml.files(file, file.toString(), new Problems()).stream()
                .map(node ->
                        known.validate(json(node), InputFormat.JSON).stream()
                                .map(error -> file + ": " + error)
                                .toList())
                .toList();
    }

    private static Path file(String schema) {
        return FOLDER.resolve(schema + ".schema.json");
    }

    private static String json(Node node) {
        return switch (node) {
            case MapNode map ->
                    map.entries().stream()
                            .map(e -> text(e.key().text()) + ":" + json(e.value()))
                            .collect(Collectors.joining(",", "{", "}"));
            case ListNode list ->
                    list.items().stream()
                            .map(Schemas::json)
                            .collect(Collectors.joining(",", "[", "]"));
            case ScalarNode scalar -> scalar(scalar);
        };
    }

    private static String scalar(ScalarNode scalar) {
        if (scalar.blank()) {
            return "null";
        }
        boolean bare = scalar.decimal().isPresent() || scalar.flag().isPresent();
        return bare ? scalar.text() : text(scalar.text());
    }

    private static String text(String text) {
        return MAPPER.writeValueAsString(text);
    }
}
