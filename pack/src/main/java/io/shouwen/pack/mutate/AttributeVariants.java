package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attribute.Amendment;
import io.shouwen.engine.standard.Catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a version says of an attribute with its default left out or another, or with an amendment,
 * or something that one requires, left out. What the catalogue requires anyway is not left out.
 */
record AttributeVariants(Catalogue catalogue) {
    List<Variant<Attribute>> of(Attribute attribute) {
        List<Amendment> amendments = attribute.amendments();
        return Stream.concat(
                        attribute.otherwise().stream().flatMap(value -> values(attribute, value)),
                        Variant.ofList(
                                        amendments,
                                        true,
                                        one -> "amending by `" + one.by() + "`",
                                        this::requiring)
                                .stream()
                                .map(variant ->
                                        variant.in(list -> with(attribute, list), "amended")))
                .toList();
    }

    private Stream<Variant<Attribute>> values(Attribute attribute, Value value) {
        Stream<Value> others =
                switch (value) {
                    case Value.Flag flag -> Stream.of(new Value.Flag(!flag.set()));
                    case Value.Text text -> allowed(attribute).filter(other -> !other.equals(text));
                    case Value other -> Stream.of();
                };
        return Stream.concat(
                Stream.of(
                        new Variant<>(
                                otherwise(attribute, Optional.empty()),
                                "without `otherwise`",
                                List.of("otherwise"))),
                others.map(other ->
                        new Variant<>(
                                otherwise(attribute, Optional.of(other)),
                                "otherwise " + value + " becomes " + other,
                                List.of("otherwise"))));
    }

    private Stream<Value> allowed(Attribute attribute) {
        return catalogue.kinds().values().stream()
                .flatMap(kind -> Optional.ofNullable(kind.fields().get(attribute.name())).stream())
                .flatMap(field -> field.allowed().stream())
                .distinct()
                .sorted()
                .map(Value.Text::new);
    }

    private List<Variant<Amendment>> requiring(Amendment amendment) {
        return amendment.requires().stream()
                .filter(name -> !required(amendment, name))
                .map(name ->
                        new Variant<>(
                                new Amendment(
                                        amendment.by(),
                                        amendment.requires().stream()
                                                .filter(other -> !other.equals(name))
                                                .toList()),
                                "without requiring `" + name + "`",
                                List.of("requires")))
                .toList();
    }

    private boolean required(Amendment amendment, String name) {
        return catalogue
                .kind(amendment.by())
                .flatMap(kind -> Optional.ofNullable(kind.fields().get(name)))
                .filter(Catalogue.Field::required)
                .isPresent();
    }

    private static Attribute otherwise(Attribute attribute, Optional<Value> value) {
        return new Attribute(attribute.name(), value, attribute.amendments());
    }

    private static Attribute with(Attribute attribute, List<Amendment> amendments) {
        return new Attribute(attribute.name(), attribute.otherwise(), amendments);
    }
}
