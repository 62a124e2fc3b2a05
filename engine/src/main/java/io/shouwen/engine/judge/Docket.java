package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;

import java.util.Optional;
import java.util.Set;

/**
 * What a judge has to know of the judgements beside its own.
 *
 * @param carried the opening facts whose date other clauses carry
 * @param served what has served older occasions of the clause, of whatever version
 * @param following what opens the clause next, by a later version
 */
record Docket(Set<FactId> carried, Served served, Optional<Fact> following) {}
