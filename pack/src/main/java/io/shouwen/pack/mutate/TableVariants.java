package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Entitlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        variants.addAll(
                Variant.in(
                        patterns.conditions(table.opening().patterns().getFirst()).of(row.where()),
                        where -> new Entitlement.Row(where, row.then()),
                        "if"));
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
                            Variant.ofNumber(
                                    money.fen(), Long.MIN_VALUE, Long.MAX_VALUE, name + " in fen"),
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
