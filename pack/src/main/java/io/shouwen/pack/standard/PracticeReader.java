package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Practice;
import io.shouwen.engine.standard.Practice.Measure;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.List;
import java.util.Optional;

/** Reads what only a person can observe: an item of an inspection sheet. */
final class PracticeReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a practice", "look", "measure", "answers", "broken");
    static final Form.Keys MEASURE = Form.Keys.of("a measure", "unit", "at-least", "at-most");

    @Override
    public String key() {
        return "practice";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems())
                .flatMap(form -> practice(clause, form, words));
    }

    private static Optional<Rule> practice(ClauseId clause, Form form, Vocabulary words) {
        ObligationParts parts = new ObligationParts(form, words);
        Optional<Words> look = Texts.words(form, "look");
        Optional<Measure> measure = form.form("measure", MEASURE).flatMap(m -> measure(m, words));
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        for (String attribute : List.of(Practice.ITEM, Practice.RESULT, Practice.VALUE)) {
            words.kind(new ScalarNode(form.spot(), Practice.NOTED.name(), true))
                    .ifPresent(kind ->
                            words.field(kind, new ScalarNode(form.spot(), attribute, true)));
        }
        return look.isEmpty() || answers.isEmpty() || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Practice(clause, look.get(), measure, answers.get(), broken.get()));
    }

    private static Optional<Measure> measure(Form form, Vocabulary words) {
        Optional<ScalarNode> unit = form.requiredText("unit");
        if (!form.has("at-least") && !form.has("at-most")) {
            words.problems()
                    .add(
                            Slug.MISSING_KEY,
                            form.spot(),
                            "a measure needs the key `at-least` or `at-most`");
            return Optional.empty();
        }
        long least = form.whole("at-least", 0, Integer.MAX_VALUE).orElse(Long.MIN_VALUE);
        long most = form.whole("at-most", 0, Integer.MAX_VALUE).orElse(Long.MAX_VALUE);
        if (most < least) {
            words.problems()
                    .add(
                            Slug.BAD_RANGE,
                            form.keySpot("at-most"),
                            "at-most is less than at-least, so that nothing fits");
            return Optional.empty();
        }
        return unit.map(name -> new Measure(name.text(), least, most));
    }
}
