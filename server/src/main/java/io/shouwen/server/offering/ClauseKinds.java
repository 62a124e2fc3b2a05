package io.shouwen.server.offering;

import io.shouwen.engine.standard.Obligation;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Rule;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which kinds of fact a clause speaks of. */
final class ClauseKinds {
    private ClauseKinds() {}

    static Set<String> of(Rule rule) {
        Set<String> kinds = new LinkedHashSet<>();
        if (rule instanceof Obligation obligation) {
            obligation.looks(pattern -> kinds.add(pattern.kind().name()));
            if (obligation.opening() instanceof Opening.OnFact opening) {
                opening.patterns().forEach(pattern -> kinds.add(pattern.kind().name()));
            }
        }
        return kinds;
    }
}
