package io.shouwen.pack.explain;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conditions on the attributes of a fact. */
record ConditionWords(Templates t, Names names) {
    /** The condition; empty if it holds for everything. */
    Optional<String> of(Condition condition, Optional<Catalogue.Kind> kind) {
        return condition instanceof Condition.All all && all.parts().isEmpty()
                ? Optional.empty()
                : Optional.of(written(condition, kind));
    }

    private String written(Condition condition, Optional<Catalogue.Kind> kind) {
        return switch (condition) {
            case Condition.All all -> joined(all.parts(), "list.and", kind);
            case Condition.Any any -> joined(any.parts(), "list.or", kind);
            case Condition.Not not -> not(not.part(), kind);
            case Condition.OneOf one -> is("condition.is", one);
            case Condition.Between between -> between(between, kind);
            case Condition.Present present ->
                    t.of("condition.given", attribute(present.attribute()));
            case Condition.Equal equal ->
                    t.of("condition.equal", attribute(equal.attribute()), reference(equal.to()));
            case Condition.Bounded bounded ->
                    t.of(
                            bounded.most() ? "condition.at-most" : "condition.at-least",
                            attribute(bounded.attribute()),
                            reference(bounded.to()));
            case Condition.Near near ->
                    t.of(
                            "condition.near",
                            attribute(near.attribute()),
                            reference(near.to()),
                            near.percent());
            case Condition.Within within ->
                    t.of("condition.within", attribute(within.attribute()), span(within));
            case Condition.ReportedBetween time ->
                    t.of("condition.time", minute(time.fromMinute()), minute(time.beforeMinute()));
        };
    }

    private String not(Condition part, Optional<Catalogue.Kind> kind) {
        return switch (part) {
            case Condition.OneOf one -> is("condition.is-not", one);
            case Condition.Present present ->
                    t.of("condition.not-given", attribute(present.attribute()));
            case Condition.Any any when any.parts().size() == 1 ->
                    not(any.parts().getFirst(), kind);
            case Condition other -> t.of("condition.not", grouped(other, kind));
        };
    }

    private String is(String key, Condition.OneOf one) {
        return t.of(key, attribute(one.attribute()), values(one.values()));
    }

    private String values(Collection<Value> values) {
        return values.stream()
                .map(this::value)
                .sorted()
                .collect(Collectors.joining(t.of("list.value-or")));
    }

    String value(Value value) {
        return switch (value) {
            case Value.Flag flag -> t.of(flag.set() ? "yes" : "no");
            case Value.Money money -> yuan(money.fen());
            case Value.Text text -> names.values().apply(text.text());
            case Value.Whole whole -> whole.toString();
            case Value.Moment moment -> moment.toString();
            case Value.Day day -> day.toString();
        };
    }

    private String between(Condition.Between between, Optional<Catalogue.Kind> kind) {
        boolean money =
                kind.map(known -> known.fields().get(between.attribute()))
                        .filter(field -> field.type() == Catalogue.Type.MONEY)
                        .isPresent();
        String name = attribute(between.attribute());
        String least = money ? yuan(between.least()) : Long.toString(between.least());
        String most = money ? yuan(between.most()) : Long.toString(between.most());
        if (between.most() == Long.MAX_VALUE) {
            return t.of("condition.at-least", name, least);
        }
        return between.least() == Long.MIN_VALUE
                ? t.of("condition.at-most", name, most)
                : t.of("condition.between", name, least, most);
    }

    /** An amount of fen in yuan. */
    String yuan(long fen) {
        return t.of(
                "yuan", new BigDecimal(fen).movePointLeft(2).stripTrailingZeros().toPlainString());
    }

    private String span(Condition.Within within) {
        if (within.months() == 0) {
            return t.counted("day", within.days());
        }
        String months = t.counted("month", within.months());
        return within.days() == 0
                ? months
                : months + t.of("list.and") + t.counted("day", within.days());
    }

    private static String minute(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    String attribute(String name) {
        String called = names.attributes().apply(name);
        return called.equals(name) ? t.of("code", name) : called;
    }

    /** Several, as what two facts agree on. */
    String attributes(Set<String> names) {
        return names.stream()
                .sorted()
                .map(this::attribute)
                .collect(Collectors.joining(t.of("list.comma")));
    }

    private String reference(Reference reference) {
        return switch (reference) {
            case Reference.ToAttribute to -> {
                String name = attribute(to.attribute());
                yield to.of().map(kind -> t.of("reference.of", name, kind(kind))).orElse(name);
            }
            case Reference.ToEdition to -> edited(to.value(), this::value);
        };
    }

    /** What a value of another document is, edition by edition. */
    <T> String edited(Reference.Edited<T> edited, Function<T, String> said) {
        List<String> editions = new ArrayList<>();
        for (Reference.Edition<T> edition : edited.editions()) {
            String value = edition.value().map(said).orElse(t.of("edition.nothing"));
            editions.add(
                    editions.isEmpty()
                            ? t.of("edition.first", edition.name(), value)
                            : t.of("edition.later", edition.name(), edition.from(), value));
        }
        return t.of(
                "reference.edition",
                t.of("code", edited.name()),
                t.of("code", edited.document()),
                String.join(t.of("sentence.between"), editions));
    }

    String kind(FactKind kind) {
        return t.of(
                "kind",
                names.catalogue()
                        .kind(kind)
                        .map(known -> names.picked(known.says()))
                        .orElse(kind.name()));
    }

    private String joined(List<Condition> parts, String between, Optional<Catalogue.Kind> kind) {
        return parts.stream()
                .map(part -> parts.size() == 1 ? written(part, kind) : grouped(part, kind))
                .collect(Collectors.joining(t.of(between)));
    }

    /** What is itself joined of several stands in brackets. */
    private String grouped(Condition part, Optional<Catalogue.Kind> kind) {
        boolean several =
                switch (part) {
                    case Condition.All all -> all.parts().size() > 1;
                    case Condition.Any any -> any.parts().size() > 1;
                    case Condition other -> false;
                };
        return several ? t.of("condition.group", written(part, kind)) : written(part, kind);
    }
}
