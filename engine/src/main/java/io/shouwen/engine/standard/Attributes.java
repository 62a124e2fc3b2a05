package io.shouwen.engine.standard;

import io.shouwen.engine.fact.Value;

import java.util.Optional;

/** Looks an attribute up by its name, wherever it comes from. */
@FunctionalInterface
public interface Attributes {
    Optional<Value> of(String name);

    /** What a comparison refers to; without a history there are no earlier facts. */
    default Optional<Value> of(Reference reference) {
        return switch (reference) {
            case Reference.ToAttribute to ->
                    to.of().isPresent() ? Optional.empty() : of(to.attribute());
            case Reference.ToEdition to ->
                    of(Condition.Within.DAY).orElse(null) instanceof Value.Day day
                            ? to.value().on(day.date())
                            : Optional.empty();
        };
    }
}
