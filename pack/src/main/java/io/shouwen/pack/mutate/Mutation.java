package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.pack.yaml.Spot;

/**
 * A clause with one thing in it changed.
 *
 * @param clause as it was, by one of its readings
 * @param changed as it would be
 * @param change what was changed
 * @param spot where that is written
 */
public record Mutation(Clause clause, Clause changed, String change, Spot spot) {}
