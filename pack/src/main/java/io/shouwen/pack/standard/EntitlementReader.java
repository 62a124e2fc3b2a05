package io.shouwen.pack.standard;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Entitlement;
import io.shouwen.engine.standard.Entitlement.Row;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads tables that decide by their first row that holds. */
final class EntitlementReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a table", "when", "rows", "applied", "answers", "broken");
    static final Form.Keys ROW = Form.Keys.of("a row", "if", "then");

    private static final Catalogue.Field TEXT =
            new Catalogue.Field(Catalogue.Type.TEXT, false, Set.of());

    @Override
    public String key() {
        return "entitlement";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).flatMap(form -> table(form, words));
    }

    private static Optional<Rule> table(Form form, Vocabulary words) {
        ObligationParts parts = new ObligationParts(form, words);
        Optional<Opening.OnFact> opening = parts.onFact();
        Optional<Pattern> applied = form.node("applied").flatMap(parts.patterns()::read);
        Optional<Catalogue.Kind> act =
                applied.flatMap(pattern -> words.catalogue().kind(pattern.kind()));
        form.required("rows");
        List<Row> rows = new ArrayList<>();
        for (Node node : form.items("rows")) {
            Optional<Form> row = Form.open(node, ROW, words.problems());
            row.ifPresent(r -> rows.add(row(r, parts.kind(opening), act, words)));
        }
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        return opening.isEmpty() || rows.isEmpty() || answers.isEmpty() || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Entitlement(opening.get(), rows, applied, answers.get(), broken.get()));
    }

    private static Row row(
            Form form,
            Optional<Catalogue.Kind> opening,
            Optional<Catalogue.Kind> act,
            Vocabulary words) {
        Condition where =
                map(form, "if", words)
                        .flatMap(map ->
                                opening.map(kind ->
                                        new ConditionReader(words, kind)
                                                .all(map.entries().stream())))
                        .orElse(Condition.ALWAYS);
        form.required("then");
        Map<String, Value> then = new HashMap<>();
        map(form, "then", words)
                .ifPresent(map -> {
                    for (MapNode.Entry entry : map.entries()) {
                        String name = entry.key().text();
                        Optional<Catalogue.Field> field =
                                act.isPresent()
                                        ? words.field(act.get(), entry.key())
                                        : Optional.of(TEXT);
                        Form.scalar(entry.value(), words.problems())
                                .flatMap(text ->
                                        field.flatMap(type ->
                                                Types.value(
                                                        text,
                                                        name,
                                                        type,
                                                        words.zone(),
                                                        words.problems())))
                                .ifPresent(value -> then.put(name, value));
                    }
                });
        return new Row(where, then);
    }

    private static Optional<MapNode> map(Form form, String key, Vocabulary words) {
        Optional<Node> node = form.node(key);
        node.filter(found -> !(found instanceof MapNode))
                .ifPresent(found ->
                        words.problems()
                                .add(
                                        Slug.WRONG_SHAPE,
                                        found.spot(),
                                        "expected attributes with their values, but found "
                                                + found.described()));
        return node.filter(MapNode.class::isInstance).map(MapNode.class::cast);
    }
}
