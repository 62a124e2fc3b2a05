package io.shouwen.server.page;

import io.shouwen.engine.standard.Words;

import java.util.Optional;

/** What clauses and kinds of fact are called, for whoever reads of them in a refusal. */
public interface CodeWords {
    /** What a clause says, by its id. */
    Optional<Words> clause(String id);

    /** What happens when a fact of a kind is told, by the name of the kind. */
    Optional<Words> kind(String name);
}
