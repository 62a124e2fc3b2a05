package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;

import java.util.Optional;
import java.util.stream.Stream;

/** Reads duties that recur: promises whose occasions are opened by periods. */
final class DutyReader implements RuleReader {
    static final Form.Keys KEYS =
            new Form.Keys(
                    "a duty",
                    Stream.concat(
                                    Stream.of("every", "during", "counted", "times", "period"),
                                    PromiseTerms.KEYS.stream())
                            .toList());

    @Override
    public String key() {
        return "duty";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).flatMap(form -> duty(form, words));
    }

    private static Optional<Rule> duty(Form form, Vocabulary words) {
        PromiseTerms terms = new PromiseTerms(form, words);
        Optional<Opening.EachPeriod> opening = terms.parts().eachPeriod();
        Optional<Limit> within =
                form.has("within") ? terms.within(opening) : Optional.of(new Limit.EndOfPeriod());
        return terms.promise(opening, within, form.text("period"));
    }
}
