package io.shouwen.pack.mapping;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Standards;
import io.shouwen.pack.mapping.Mapping.AttributeRule;
import io.shouwen.pack.mapping.Mapping.Column;
import io.shouwen.pack.mapping.Mapping.FactRule;
import io.shouwen.pack.mapping.Mapping.From;
import io.shouwen.pack.mapping.Mapping.When;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code facts} of a mapping file. */
final class FactRuleReader {
    private static final Form.Keys RULE =
            Form.Keys.of(
                    "a fact of the mapping",
                    "fact",
                    "at",
                    "recorded",
                    "id",
                    "person",
                    "unit",
                    "when",
                    "attributes");
    private static final Form.Keys ATTRIBUTE =
            Form.Keys.of("an attribute of the mapping", "column", "constant", "type", "words");
    private static final Form.Keys CELL = Form.Keys.of("a condition on a cell", "not");

    private final Standards standards;
    private final Problems problems;

    FactRuleReader(Standards standards, Problems problems) {
        this.standards = standards;
        this.problems = problems;
    }

    Optional<FactRule> rule(Node node) {
        Optional<Form> opened = Form.open(node, RULE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        Optional<ScalarNode> name = form.requiredText("fact");
        Optional<ScalarNode> at = form.requiredText("at");
        Optional<Catalogue.Kind> kind = name.flatMap(this::kind);
        List<When> when = form.node("when").map(this::conditions).orElse(List.of());
        List<AttributeRule> attributes =
                form.node("attributes").map(map -> attributes(map, kind)).orElse(List.of());
        if (kind.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new FactRule(
                        kind.get().kind(),
                        MappingReader.column(at.get()),
                        column(form, "recorded"),
                        column(form, "id"),
                        column(form, "person"),
                        column(form, "unit"),
                        when,
                        attributes));
    }

    private static Optional<Column> column(Form form, String key) {
        return form.text(key).map(MappingReader::column);
    }

    private Optional<Catalogue.Kind> kind(ScalarNode name) {
        Optional<Catalogue.Kind> kind = standards.catalogue().kind(new FactKind(name.text()));
        if (kind.isEmpty()) {
            List<String> known =
                    standards.catalogue().kinds().keySet().stream()
                            .map(FactKind::name)
                            .sorted()
                            .toList();
            problems.add(
                    Slug.UNKNOWN_FACT_KIND,
                    name.spot(),
                    "the standard knows no fact " + name.described(),
                    Phrases.suggestion(name.text(), known));
        }
        return kind;
    }

    private List<When> conditions(Node node) {
        if (!(node instanceof MapNode map)) {
            notAMap(node, "columns, each with the texts it must hold");
            return List.of();
        }
        List<When> conditions = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            Column column = MappingReader.column(entry.key());
            if (entry.value() instanceof MapNode inner) {
                Form.open(inner, CELL, problems)
                        .flatMap(form -> form.required("not"))
                        .ifPresent(not -> conditions.add(new When(column, texts(not), true)));
            } else {
                conditions.add(new When(column, texts(entry.value()), false));
            }
        }
        return conditions;
    }

    /** Texts as written; an empty pair of quotes stands for an empty cell. */
    private Set<String> texts(Node node) {
        Set<String> texts = new HashSet<>();
        List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
        for (Node item : items) {
            Form.scalar(item, problems).ifPresent(text -> texts.add(text.text().strip()));
        }
        return texts;
    }

    private List<AttributeRule> attributes(Node node, Optional<Catalogue.Kind> kind) {
        if (!(node instanceof MapNode map)) {
            notAMap(node, "attributes, each with its column");
            return List.of();
        }
        List<AttributeRule> rules = new ArrayList<>();
        for (MapNode.Entry entry : map.entries()) {
            Optional<From> from = from(entry.value());
            Optional<Catalogue.Type> written = writtenType(entry.value());
            Optional<Catalogue.Type> type =
                    kind.flatMap(known -> type(known, entry.key(), written, entry.value()));
            if (from.isPresent() && type.isPresent()) {
                rules.add(new AttributeRule(entry.key().text(), type.get(), from.get()));
            }
        }
        return rules;
    }

    private Optional<From> from(Node node) {
        if (node instanceof ScalarNode) {
            return Form.scalar(node, problems)
                    .map(name -> new From.Cell(MappingReader.column(name), Map.of()));
        }
        Optional<Form> opened = Form.open(node, ATTRIBUTE, problems);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Form form = opened.get();
        if (form.has("column") == form.has("constant")) {
            problems.add(
                    Slug.MISSING_KEY,
                    form.spot(),
                    "an attribute needs either `column` or `constant`");
            return Optional.empty();
        }
        if (form.has("constant")) {
            return form.text("constant").map(text -> new From.Constant(text.text()));
        }
        Map<String, String> words = new HashMap<>();
        form.node("words").ifPresent(node2 -> words(node2, words));
        return form.text("column").map(name -> new From.Cell(MappingReader.column(name), words));
    }

    private void words(Node node, Map<String, String> words) {
        if (!(node instanceof MapNode map)) {
            notAMap(node, "the log's words, each with ours");
            return;
        }
        for (MapNode.Entry entry : map.entries()) {
            Form.scalar(entry.value(), problems)
                    .ifPresent(ours -> words.put(entry.key().text().strip(), ours.text()));
        }
    }

    private Optional<Catalogue.Type> writtenType(Node node) {
        return node instanceof MapNode map && map.get("type").isPresent()
                ? Form.open(map, ATTRIBUTE, new Problems())
                        .flatMap(form -> form.choice("type", Catalogue.Type.class))
                : Optional.empty();
    }

    /** The catalogue knows the type; a mapping that writes another one is mistaken. */
    private Optional<Catalogue.Type> type(
            Catalogue.Kind kind, ScalarNode name, Optional<Catalogue.Type> written, Node value) {
        Catalogue.Field field = kind.fields().get(name.text());
        if (field == null) {
            problems.add(
                    Slug.UNKNOWN_ATTRIBUTE,
                    name.spot(),
                    "a fact `" + kind.kind() + "` has no attribute " + name.described(),
                    Phrases.suggestion(
                            name.text(), kind.fields().keySet().stream().sorted().toList()));
            return Optional.empty();
        }
        if (value instanceof MapNode map
                && map.get("type").isPresent()
                && !written.equals(Optional.of(field.type()))) {
            problems.add(
                    Slug.WRONG_TYPE,
                    map.get("type").get().spot(),
                    "the attribute "
                            + name.described()
                            + " is of the type `"
                            + field.type().name().toLowerCase(java.util.Locale.ROOT)
                            + "`, but here it says "
                            + map.get("type").get().described());
            return Optional.empty();
        }
        return Optional.of(field.type());
    }

    private void notAMap(Node node, String expected) {
        problems.add(
                Slug.WRONG_SHAPE,
                node.spot(),
                "expected " + expected + ", but found " + node.described());
    }
}
