package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which facts have served an occasion of one clause, in whatever version, where one serves only
 * one. The occasions are asked for oldest first, so what has served one is gone for the younger.
 */
final class Served {
    private Set<FactId> used = Set.of();
    private Map<FactId, Fit> doubted = Map.of();

    /** Takes a fact away from the younger occasions. */
    void use(Fact fact) {
        used = used.isEmpty() ? new HashSet<>() : used;
        used.add(fact.id());
    }

    /** Nobody can tell whether a younger occasion still has it. */
    void doubt(Fact fact, Fit why) {
        doubted = doubted.isEmpty() ? new HashMap<>() : doubted;
        doubted.putIfAbsent(fact.id(), why);
    }

    /** Whether a fact is left for an occasion that comes now. */
    Fit left(Fact fact) {
        return used.contains(fact.id()) ? Fit.NO : doubted.getOrDefault(fact.id(), Fit.YES);
    }
}
