package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Clause;
import io.shouwen.pack.yaml.Spot;

/** One thing changed in a version, as it is by one of its readings. */
public sealed interface Mutation {
    /** What was changed. */
    String change();

    /** Where that is written. */
    Spot spot();

    /**
     * A clause with one thing in it changed.
     *
     * @param clause as it was
     * @param changed as it would be
     */
    record OfClause(Clause clause, Clause changed, String change, Spot spot) implements Mutation {}

    /**
     * What a version says of an attribute, with one thing in it changed.
     *
     * @param attribute as it was
     * @param changed as it would be
     */
    record OfAttribute(Attribute attribute, Attribute changed, String change, Spot spot)
            implements Mutation {}
}
