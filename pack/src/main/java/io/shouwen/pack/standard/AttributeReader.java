package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a version says of an attribute: its default and what changes it later. */
final class AttributeReader {
    static final Form.Keys ATTRIBUTE =
            Form.Keys.of("an attribute", "otherwise", "amended", ByReading.KEY);
    static final Form.Keys AMENDED = Form.Keys.of("an amendment", "by", "requires");

    private final Vocabulary words;
    private final ByReading byReading;
    private final Problems problems;

    AttributeReader(Vocabulary words, ByReading byReading) {
        this.words = words;
        this.byReading = byReading;
        this.problems = words.problems();
    }

    /** What is said of it by each answer; one thing where no reading is asked. */
    List<Variant<Attribute>> read(ScalarNode name, Node node) {
        Optional<Form> form = Form.open(node, ATTRIBUTE, problems);
        if (form.isEmpty()) {
            return List.of();
        }
        Optional<Node> rules = form.get().node(ByReading.KEY);
        if (rules.isEmpty()) {
            return List.of(Variant.always(attribute(name, form.get())));
        }
        form.get().onlyOneOf(ByReading.KEY, "otherwise");
        form.get().onlyOneOf(ByReading.KEY, "amended");
        return byReading.read(rules.get(), inner -> read(name, inner));
    }

    private Attribute attribute(ScalarNode name, Form form) {
        Optional<Catalogue.Field> field =
                words.catalogue().kinds().values().stream()
                        .flatMap(kind ->
                                Optional.ofNullable(kind.fields().get(name.text())).stream())
                        .findFirst();
        if (field.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_ATTRIBUTE,
                    name.spot(),
                    "no kind of fact has an attribute " + name.described(),
                    Phrases.suggestion(
                            name.text(),
                            words.catalogue().kinds().values().stream()
                                    .flatMap(kind -> kind.fields().keySet().stream())
                                    .distinct()
                                    .sorted()
                                    .toList()));
        }
        Optional<ScalarNode> written = form.text("otherwise");
        Optional<Value> otherwise =
                written.flatMap(text ->
                        field.flatMap(type ->
                                Types.value(text, name.text(), type, words.zone(), problems)));
        List<Attribute.Amendment> amendments = new ArrayList<>();
        for (Node node : form.items("amended")) {
            Form.open(node, AMENDED, problems)
                    .ifPresent(f -> amendments.addAll(amendments(name, f)));
        }
        if (!form.has("otherwise") && !form.has("amended")) {
            problems.add(
                    Slug.MISSING_KEY,
                    name.spot(),
                    "an attribute here needs the key `otherwise` or `amended`");
        }
        return new Attribute(name.text(), otherwise, amendments);
    }

    private List<Attribute.Amendment> amendments(ScalarNode name, Form form) {
        List<ScalarNode> requires = form.texts("requires");
        List<Attribute.Amendment> amendments = new ArrayList<>();
        form.required("by");
        for (ScalarNode by : form.texts("by")) {
            Optional<Catalogue.Kind> kind = words.kind(by);
            kind.ifPresent(known -> {
                words.field(known, new ScalarNode(by.spot(), name.text(), true));
                requires.forEach(required -> words.field(known, required));
            });
            kind.map(Catalogue.Kind::kind)
                    .map((FactKind fact) ->
                            new Attribute.Amendment(
                                    fact, requires.stream().map(ScalarNode::text).toList()))
                    .ifPresent(amendments::add);
        }
        return amendments;
    }
}
