package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Entitlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables with a row, a condition or an amount changed. */
record TableVariants(PatternVariants patterns) {
    List<Variant<Entitlement>> of(Entitlement rule) {
        List<Variant<Entitlement>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        patterns.of(rule.opening()),
                        opening ->
                                new Entitlement(
                                        opening,
                                        rule.rows(),
                                        rule.applied(),
                                        rule.answers(),
                                        rule.broken())));
        variants.addAll(
                Variant.in(
                        Variant.<Entitlement.Row>ofList(
                                rule.rows(),
                                false,
                                row -> "row " + (rule.rows().indexOf(row) + 1),
                                row -> row(row, rule)),
                        rows ->
                                new Entitlement(
                                        rule.opening(),
                                        rows,
                                        rule.applied(),
                                        rule.answers(),
                                        rule.broken()),
                        "rows"));
        variants.addAll(
                Variant.in(
                        Variant.ofOptional(rule.applied(), "what applies it", patterns::of),
                        applied ->
                                new Entitlement(
                                        rule.opening(),
                                        rule.rows(),
                                        applied,
                                        rule.answers(),
                                        rule.broken()),
                        "applied"));
        return variants;
    }

    /** What a row decides is judged only against a fact that applies it. */
    private List<Variant<Entitlement.Row>> row(Entitlement.Row row, Entitlement table) {
        List<Variant<Entitlement.Row>> variants = new ArrayList<>();
        patterns.conditions(table.opening().patterns().getFirst()).of(row.where()).stream()
                .filter(variant -> !(variant.value().equals(Condition.ALWAYS) && last(row, table)))
                .map(variant -> variant.in(where -> new Entitlement.Row(where, row.then()), "if"))
                .forEach(variants::add);
        if (table.applied().isPresent()) {
            for (Map.Entry<String, Value> entry : row.then().entrySet()) {
                variants.addAll(
                        Variant.in(
                                decided(entry.getKey(), entry.getValue()),
                                value -> with(row, entry.getKey(), value),
                                "then",
                                entry.getKey()));
            }
        }
        return variants;
    }

    /**
     * Whether a row takes all that the rows before it leave of an attribute's values. Its condition
     * then says only what is so anyway: where the attribute is missing an earlier row is in doubt.
     */
    private boolean last(Entitlement.Row row, Entitlement table) {
        int at = table.rows().indexOf(row);
        Optional<Condition.OneOf> own = single(row.where());
        if (at == 0 || own.isEmpty()) {
            return false;
        }
        String attribute = own.get().attribute();
        Set<String> taken =
                table.rows().subList(0, at + 1).stream()
                        .flatMap(one -> single(one.where()).stream())
                        .filter(one -> one.attribute().equals(attribute))
                        .flatMap(one -> one.values().stream())
                        .map(Value::toString)
                        .collect(Collectors.toSet());
        return patterns.catalogue()
                .kind(table.opening().patterns().getFirst().kind())
                .map(kind -> kind.fields().get(attribute))
                .filter(field -> !field.allowed().isEmpty())
                .filter(field -> taken.containsAll(field.allowed()))
                .isPresent();
    }

    /** The only part of a condition, if it asks for values of one attribute. */
    private static Optional<Condition.OneOf> single(Condition where) {
        return switch (where) {
            case Condition.OneOf one -> Optional.of(one);
            case Condition.All all when all.parts().size() == 1 -> single(all.parts().getFirst());
            case Condition other -> Optional.empty();
        };
    }

    private static Entitlement.Row with(Entitlement.Row row, String name, Value value) {
        Map<String, Value> then = new HashMap<>(row.then());
        then.put(name, value);
        return new Entitlement.Row(row.where(), then);
    }

    private static List<Variant<Value>> decided(String name, Value value) {
        return switch (value) {
            case Value.Whole whole ->
                    Variant.in(
                            Variant.ofNumber(whole.count(), Long.MIN_VALUE, Long.MAX_VALUE, name),
                            Value.Whole::new);
            case Value.Money money ->
                    Variant.in(
                            Variant.ofHundredths(money.fen(), Long.MIN_VALUE, Long.MAX_VALUE, name),
                            Value.Money::new);
            case Value.Flag flag ->
                    List.of(
                            new Variant<>(
                                    new Value.Flag(!flag.set()), name + " becomes " + !flag.set()));
            case Value.Text text ->
                    List.of(new Variant<>(new Value.Text("\u0000"), name + " becomes another"));
            case Value.Moment moment -> List.of();
            case Value.Day day ->
                    List.of(
                            new Variant<>(
                                    new Value.Day(day.date().plusDays(1)),
                                    name + " becomes a day later"));
        };
    }
}
