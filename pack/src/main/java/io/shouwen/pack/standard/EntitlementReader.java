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
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

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
        int before = words.problems().count();
        for (Node node : form.items("rows")) {
            Optional<Form> row = Form.open(node, ROW, words.problems());
            row.ifPresent(r -> rows.add(row(r, parts.kind(opening), act, words)));
        }
        if (words.problems().count() == before) {
            tellUnreachable(form.items("rows"), rows, words);
        }
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        return opening.isEmpty() || rows.isEmpty() || answers.isEmpty() || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Entitlement(opening.get(), rows, applied, answers.get(), broken.get()));
    }

    /** The first row that holds decides: one that says no more than an earlier one never does. */
    private static void tellUnreachable(List<Node> nodes, List<Row> rows, Vocabulary words) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            OptionalInt earlier =
                    IntStream.range(0, i).filter(j -> hides(rows.get(j), row)).findFirst();
            if (earlier.isPresent()) {
                boolean always = rows.get(earlier.getAsInt()).where().equals(Condition.ALWAYS);
                words.problems()
                        .add(
                                Slug.UNREACHABLE_ROW,
                                nodes.get(i).spot(),
                                "this row is never reached: row "
                                        + (earlier.getAsInt() + 1)
                                        + (always
                                                ? " always holds"
                                                : " holds under the same conditions"),
                                always
                                        ? "move the row without `if` to the end"
                                        : "change its conditions, or remove it");
            }
        }
    }

    private static boolean hides(Row earlier, Row later) {
        return earlier.where().equals(Condition.ALWAYS) || earlier.where().equals(later.where());
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
        if (form.required("then")
                .filter(node -> node instanceof MapNode map && map.entries().isEmpty())
                .isPresent()) {
            words.problems()
                    .add(
                            Slug.MISSING_VALUE,
                            form.keySpot("then"),
                            "this row decides nothing",
                            "write what it decides, such as `{payer: customer}`");
        }
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
