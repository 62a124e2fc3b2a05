package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Procedure.Step;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads ordered steps with branches. */
final class ProcedureReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a procedure", "when", "until", "steps", "answers", "broken");
    static final Form.Keys STEP = Form.Keys.of("a step", "step", "says", "by", "if", "any-order");

    @Override
    public String key() {
        return "procedure";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).flatMap(form -> procedure(form, words));
    }

    private static Optional<Rule> procedure(Form form, Vocabulary words) {
        ObligationParts parts = new ObligationParts(form, words);
        Optional<Opening.OnFact> opening = parts.onFact();
        Optional<Pattern> until = form.required("until").flatMap(parts.patterns()::read);
        form.required("steps");
        List<Step> steps = new ArrayList<>();
        for (Node node : form.items("steps")) {
            Form.open(node, STEP, words.problems())
                    .flatMap(step -> step(step, parts, steps, words))
                    .ifPresent(steps::add);
        }
        outOfReach(form, steps, words);
        Optional<String> answers = parts.answers();
        Optional<String> broken = parts.broken(false);
        return opening.isEmpty()
                        || until.isEmpty()
                        || steps.isEmpty()
                        || answers.isEmpty()
                        || broken.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Procedure(
                                opening.get(), until.get(), steps, answers.get(), broken.get()));
    }

    /** A branch must be known before its step is due; a step must be told apart from the others. */
    private static void outOfReach(Form form, List<Step> steps, Vocabulary words) {
        List<Node> nodes = form.items("steps");
        if (nodes.size() != steps.size()) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            for (Step later : steps.subList(i, steps.size())) {
                if (step.branch().equals(Optional.of(later.by()))) {
                    tell(nodes.get(i), "if", branchTooLate(step, later), words);
                }
            }
            for (Step before : steps.subList(0, i)) {
                if (before.by().equals(step.by())) {
                    tell(
                            nodes.get(i),
                            "by",
                            "the same fact says that the step "
                                    + Phrases.quoted(before.name())
                                    + " was done",
                            words);
                }
            }
        }
    }

    private static String branchTooLate(Step step, Step later) {
        return step.name().equals(later.name())
                ? "a step that is taken only if it was done is never missing"
                : "what decides whether this step is taken comes only with the later step "
                        + Phrases.quoted(later.name());
    }

    private static void tell(Node step, String key, String sentence, Vocabulary words) {
        words.problems()
                .add(
                        Slug.CONFLICTING_KEYS,
                        ((MapNode) step).get(key).map(Node::spot).orElse(step.spot()),
                        sentence,
                        key.equals("if")
                                ? "name a fact that is there before, or remove `if`"
                                : "write one step, or set them apart by a condition");
    }

    private static Optional<Step> step(
            Form form, ObligationParts parts, List<Step> before, Vocabulary words) {
        Optional<ScalarNode> name = form.requiredText("step");
        Optional<Words> says = Texts.words(form, "says");
        Optional<Pattern> by = form.required("by").flatMap(parts.patterns()::read);
        Optional<Pattern> branch = form.node("if").flatMap(parts.patterns()::read);
        boolean anyOrder = form.flag("any-order").orElse(false);
        Optional<ScalarNode> again =
                name.filter(
                        own -> before.stream().anyMatch(step -> step.name().equals(own.text())));
        again.ifPresent(own ->
                words.problems()
                        .add(
                                Slug.DUPLICATE_KEY,
                                own.spot(),
                                "a second step is named " + Phrases.quoted(own.text()),
                                "name each step once"));
        return name.isEmpty() || says.isEmpty() || by.isEmpty() || again.isPresent()
                ? Optional.empty()
                : Optional.of(new Step(name.get().text(), says.get(), by.get(), branch, anyOrder));
    }
}
