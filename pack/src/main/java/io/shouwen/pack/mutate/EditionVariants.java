package io.shouwen.pack.mutate;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Reference;
import io.shouwen.engine.standard.Reference.Edited;
import io.shouwen.engine.standard.Reference.Edition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Values of other documents with one edition changed, or with a later one left out. */
final class EditionVariants {
    private EditionVariants() {}

    static List<Variant<Reference>> of(Reference reference) {
        return switch (reference) {
            case Reference.ToAttribute to -> List.of();
            case Reference.ToEdition to ->
                    Variant.in(of(to.value(), EditionVariants::amounts), Reference.ToEdition::new);
        };
    }

    private static List<Variant<Value>> amounts(Value value) {
        return switch (value) {
            case Value.Whole whole ->
                    Variant.in(
                            Variant.ofNumber(
                                    whole.count(), Long.MIN_VALUE, Long.MAX_VALUE, "value"),
                            Value.Whole::new);
            case Value.Money money ->
                    Variant.in(
                            Variant.ofHundredths(
                                    money.fen(), Long.MIN_VALUE, Long.MAX_VALUE, "value"),
                            Value.Money::new);
            case Value other -> List.of();
        };
    }

    static <T> List<Variant<Edited<T>>> of(Edited<T> edited, Function<T, List<Variant<T>>> vary) {
        List<Variant<Edited<T>>> variants = new ArrayList<>();
        List<Edition<T>> editions = edited.editions();
        for (int i = 0; i < editions.size(); i++) {
            Edition<T> edition = editions.get(i);
            if (i > 0) {
                List<Edition<T>> fewer = new ArrayList<>(editions);
                fewer.remove(i);
                variants.add(
                        new Variant<>(
                                new Edited<>(edited.document(), edited.name(), fewer),
                                "without the edition " + edition.name()));
            }
            for (Variant<T> value : edition.value().map(vary).orElse(List.of())) {
                List<Edition<T>> changed = new ArrayList<>(editions);
                changed.set(
                        i,
                        new Edition<>(edition.name(), edition.from(), Optional.of(value.value())));
                variants.add(
                        new Variant<>(
                                new Edited<>(edited.document(), edited.name(), changed),
                                "in the edition " + edition.name() + " " + value.change()));
            }
        }
        return variants;
    }
}
