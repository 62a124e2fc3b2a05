package io.shouwen.engine.standard;

import io.shouwen.engine.fact.Value;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The two sides of a comparison, as far as they are there and of the type that it compares. */
record Sides<T>(String attribute, Optional<T> found, Reference to, Optional<T> other) {
    static <T> Sides<T> of(
            String attribute,
            Reference to,
            Attributes attributes,
            Function<Value, Optional<T>> read) {
        return new Sides<>(
                attribute,
                attributes.of(attribute).flatMap(read),
                to,
                attributes.of(to).flatMap(read));
    }

    Truth compare(BiPredicate<T, T> holds) {
        return found.isEmpty() || other.isEmpty()
                ? Truth.UNKNOWN
                : Truth.of(holds.test(found.get(), other.get()));
    }

    Optional<String> missing() {
        if (found.isEmpty()) {
            return Optional.of(attribute);
        }
        return other.isEmpty() ? Optional.of(to.toString()) : Optional.empty();
    }
}
