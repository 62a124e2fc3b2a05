package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;

import java.util.Optional;
import java.util.stream.Stream;

/** Reads clauses that give a time. */
final class PromiseReader implements RuleReader {
    static final Form.Keys KEYS =
            new Form.Keys(
                    "a promise",
                    Stream.concat(Stream.of("when"), PromiseTerms.KEYS.stream()).toList());

    @Override
    public String key() {
        return "promise";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems())
                .flatMap(form -> {
                    PromiseTerms terms = new PromiseTerms(form, words);
                    Optional<? extends Opening> opening = terms.parts().onFactOrBreach(clause);
                    return terms.promise(opening, terms.within(opening), Optional.empty());
                });
    }
}
