package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;

import java.util.Optional;

/**
 * An attribute to compare with: of the fact itself, or of the last earlier fact of a kind, such as
 * the amount of the bill that a payment is for (S21).
 */
public record Reference(Optional<FactKind> of, String attribute) {
    @Override
    public String toString() {
        return of.map(kind -> attribute + " of " + kind).orElse(attribute);
    }
}
