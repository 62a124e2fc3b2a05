package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Node;

import java.util.Optional;

/** Reads what one kind of clause does. A new kind of clause is one more of these. */
interface RuleReader {
    /** The key of a clause under which it stands. */
    String key();

    /** The rule; empty if something is wrong, which is then told. */
    Optional<Rule> read(ClauseId clause, Node node, Vocabulary words);
}
