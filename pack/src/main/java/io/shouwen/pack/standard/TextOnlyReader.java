package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shown;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.List;
import java.util.Optional;

/** Reads clauses that are loaded, cited, shown and counted, but not executed. */
final class TextOnlyReader implements RuleReader {
    static final List<String> KINDS =
            List.of("role", "right", "record", "practice", "scope", "unlawful", "no-text");

    @Override
    public String key() {
        return "text-only";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        Optional<ScalarNode> kind = Form.scalar(node, words.problems());
        kind.filter(written -> !KINDS.contains(written.text()))
                .ifPresent(written ->
                        words.problems()
                                .add(
                                        Slug.UNKNOWN_CHOICE,
                                        written.spot(),
                                        "no kind of clause named " + written.described(),
                                        Phrases.suggestion(written.text(), KINDS)));
        return kind.map(written -> new Shown(written.text()));
    }
}
