package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Conditions with one part left out or one bound shifted. A part that every fact of the kind meets
 * by the catalogue is not left out: nobody could notice.
 *
 * @param kind whose attributes the condition looks at
 */
record ConditionVariants(Optional<Catalogue.Kind> kind) {
    /** Variants of the condition of a whole pattern, which may lose its last part. */
    List<Variant<Condition>> of(Condition condition) {
        if (condition instanceof Condition.All all) {
            return Variant.in(parts(all.parts(), true), Condition.All::new);
        }
        return Variant.in(parts(List.of(condition), true), ConditionVariants::together);
    }

    private static Condition together(List<Condition> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private List<Variant<List<Condition>>> parts(List<Condition> parts, boolean mayBeEmpty) {
        return Variant.<Condition>ofList(
                        parts, mayBeEmpty, part -> "the condition on " + named(part), this::vary)
                .stream()
                .filter(variant -> !idle(parts, variant))
                .map(variant -> placed(parts, variant))
                .toList();
    }

    /** Leaving out what the catalogue already demands of each fact changes nothing. */
    private boolean idle(List<Condition> parts, Variant<List<Condition>> variant) {
        return variant.value().size() < parts.size()
                && parts.get(Integer.parseInt(variant.path().getFirst()))
                        instanceof Condition.OneOf one
                && kind.map(known -> known.fields().get(one.attribute()))
                        .filter(Catalogue.Field::required)
                        .filter(field -> !field.allowed().isEmpty())
                        .filter(field -> texts(one).containsAll(field.allowed()))
                        .isPresent();
    }

    private static Set<String> texts(Condition.OneOf one) {
        return one.values().stream().map(Value::toString).collect(Collectors.toSet());
    }

    /** Parts are written under the attribute they look at, not under a number. */
    private static Variant<List<Condition>> placed(
            List<Condition> parts, Variant<List<Condition>> variant) {
        List<String> path = new ArrayList<>(variant.path());
        path.set(0, key(parts.get(Integer.parseInt(path.getFirst()))));
        return new Variant<>(variant.value(), variant.change(), path);
    }

    private static String key(Condition condition) {
        return switch (condition) {
            case Condition.Any any -> "any-of";
            case Condition.Not not when not.part() instanceof Condition.Any -> "none-of";
            case Condition.ReportedBetween time -> "time-of-day";
            case Condition other -> name(other);
        };
    }

    private static String named(Condition condition) {
        return "`" + key(condition) + "`";
    }

    private static String name(Condition condition) {
        List<String> names = new ArrayList<>();
        condition.names(names::add);
        return names.isEmpty() ? "" : names.getFirst();
    }

    private List<Variant<Condition>> vary(Condition condition) {
        return switch (condition) {
            case Condition.All all -> Variant.in(parts(all.parts(), false), Condition.All::new);
            case Condition.Any any -> Variant.in(parts(any.parts(), false), Condition.Any::new);
            case Condition.Not not -> Variant.in(vary(not.part()), Condition.Not::new, "not");
            case Condition.OneOf one -> values(one);
            case Condition.Between between -> between(between);
            case Condition.Bounded bounded ->
                    Variant.in(
                            EditionVariants.of(bounded.to()),
                            to -> new Condition.Bounded(bounded.attribute(), to, bounded.most()),
                            bounded.most() ? "at-most" : "at-least");
            case Condition.Near near -> near(near);
            case Condition.Within within ->
                    Variant.in(
                            Variant.ofNumber(
                                    within.days(), Integer.MIN_VALUE, Integer.MAX_VALUE, "days"),
                            days -> new Condition.Within(within.attribute(), within.months(), days),
                            "within");
            case Condition.ReportedBetween time -> timeOfDay(time);
            case Condition.Present present -> List.of();
            case Condition.Equal equal ->
                    Variant.in(
                            EditionVariants.of(equal.to()),
                            to -> new Condition.Equal(equal.attribute(), to),
                            "equals");
        };
    }

    private static List<Variant<Condition>> near(Condition.Near near) {
        List<Variant<Condition>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(near.percent(), 0, 1000, "percent"),
                        percent -> new Condition.Near(near.attribute(), near.to(), percent),
                        "near",
                        "percent"));
        variants.addAll(
                Variant.in(
                        EditionVariants.of(near.to()),
                        to -> new Condition.Near(near.attribute(), to, near.percent()),
                        "near"));
        return variants;
    }

    private static List<Variant<Condition>> values(Condition.OneOf one) {
        List<Value> sorted =
                one.values().stream()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList();
        return Variant.in(
                Variant.ofList(
                        sorted,
                        false,
                        value -> "`" + value + "` of `" + one.attribute() + "`",
                        value -> List.of()),
                values -> new Condition.OneOf(one.attribute(), Set.copyOf(values)));
    }

    private static List<Variant<Condition>> between(Condition.Between between) {
        List<Variant<Condition>> variants = new ArrayList<>();
        if (between.least() != Long.MIN_VALUE) {
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(
                                    between.least(), Long.MIN_VALUE, between.most(), "at least"),
                            least ->
                                    new Condition.Between(
                                            between.attribute(), least, between.most()),
                            "at-least"));
        }
        if (between.most() != Long.MAX_VALUE) {
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(
                                    between.most(), between.least(), Long.MAX_VALUE, "at most"),
                            most ->
                                    new Condition.Between(
                                            between.attribute(), between.least(), most),
                            "at-most"));
        }
        return variants;
    }

    private static List<Variant<Condition>> timeOfDay(Condition.ReportedBetween time) {
        List<Variant<Condition>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(
                                time.fromMinute(), 0, time.beforeMinute() - 1, "from minute"),
                        from -> new Condition.ReportedBetween(from, time.beforeMinute()),
                        "from"));
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(
                                time.beforeMinute(), time.fromMinute() + 1, 1440, "before minute"),
                        before -> new Condition.ReportedBetween(time.fromMinute(), before),
                        "before"));
        return variants;
    }
}
