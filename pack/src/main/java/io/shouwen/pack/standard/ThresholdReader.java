package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Threshold;
import io.shouwen.engine.standard.Threshold.Target;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.Optional;

/** Reads rates and counts over a period. */
final class ThresholdReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "a threshold",
                    "every",
                    "during",
                    "counted",
                    "times",
                    "count",
                    "among",
                    "at-least",
                    "at-most",
                    "answers",
                    "broken");

    private static final int MOST = 1_000_000;

    @Override
    public String key() {
        return "threshold";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).flatMap(form -> threshold(form, words));
    }

    private static Optional<Rule> threshold(Form form, Vocabulary words) {
        ObligationParts parts = new ObligationParts(form, words);
        Optional<Opening.EachPeriod> opening = parts.eachPeriod();
        Optional<Pattern> count = form.required("count").flatMap(parts.patterns()::read);
        Optional<Pattern> among = form.node("among").flatMap(parts.patterns()::read);
        Optional<Target> target = target(form, form.has("among"), words);
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        return opening.isEmpty()
                        || count.isEmpty()
                        || among.isPresent() != form.has("among")
                        || target.isEmpty()
                        || answers.isEmpty()
                        || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Threshold(
                                opening.get(),
                                count.get(),
                                among,
                                target.get(),
                                answers.get(),
                                broken.get()));
    }

    private static Optional<Target> target(Form form, boolean share, Vocabulary words) {
        if (!form.onlyOneOf("at-least", "at-most")) {
            return Optional.empty();
        }
        if (share) {
            return form.onlyOneOf("among", "at-most")
                    ? form.requiredText("at-least").flatMap(written -> share(written, words))
                    : Optional.empty();
        }
        if (!form.has("at-most")) {
            if (!form.has("at-least") && !form.misspelt("at-least") && !form.misspelt("at-most")) {
                words.problems()
                        .add(
                                Slug.MISSING_KEY,
                                form.spot(),
                                "a threshold needs the key `at-least` or `at-most`");
            }
            return number(form, "at-least", 1, words).map(Target.AtLeast::new);
        }
        return number(form, "at-most", 0, words).map(Target.AtMost::new);
    }

    private static Optional<Target> share(ScalarNode written, Vocabulary words) {
        Optional<Fractions.Fraction> fraction =
                Fractions.read(written.text()).filter(part -> part.numerator() > 0);
        if (fraction.isEmpty()) {
            words.problems()
                    .add(
                            Slug.BAD_SHARE,
                            written.spot(),
                            written.described() + " is not a share",
                            Fractions.help(written.text(), "`99%`, `98.5%` or `2/3`"));
        }
        return fraction.map(part -> new Target.Share(part.numerator(), part.denominator()));
    }

    /** A number of facts; a share is told apart, because it only lacks its whole. */
    private static Optional<Long> number(Form form, String key, long least, Vocabulary words) {
        Optional<ScalarNode> share =
                form.text(key).filter(text -> Fractions.read(text.text()).isPresent());
        if (share.isPresent()) {
            words.problems()
                    .add(
                            Slug.MISSING_KEY,
                            share.get().spot(),
                            share.get().described() + " is a share, which needs the key `among`",
                            "say among which facts it is, or write a number");
            return Optional.empty();
        }
        return form.whole(key, least, MOST).stream().boxed().findFirst();
    }
}
