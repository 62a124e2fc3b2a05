package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what the rules that can be kept or broken have in common. */
final class ObligationParts {
    static final Form.Keys BREACH = Form.Keys.of("a breach that opens", Origins.BREACH_OF, "until");
    static final Form.Keys STRETCH = Form.Keys.of("a stretch of time", "from", "until", "at-most");

    private static final int MOST_PERIODS = 10_000;

    private final Form form;
    private final Vocabulary words;
    private final Problems problems;
    private final PatternReader patterns;

    ObligationParts(Form form, Vocabulary words) {
        this.form = form;
        this.words = words;
        this.problems = words.problems();
        this.patterns = new PatternReader(words);
    }

    PatternReader patterns() {
        return patterns;
    }

    /** The facts under `when`, one of which opens an occasion. */
    Optional<Opening.OnFact> onFact() {
        List<Pattern> when = patterns.list(form.required("when"));
        return when.isEmpty() ? Optional.empty() : Optional.of(new Opening.OnFact(when));
    }

    /** The facts under `when`, or the breach of a clause. */
    Optional<? extends Opening> onFactOrBreach(ClauseId clause) {
        Optional<MapNode> breach =
                form.node("when")
                        .filter(MapNode.class::isInstance)
                        .map(MapNode.class::cast)
                        .filter(ObligationParts::namesABreach);
        return breach.isPresent()
                ? Form.open(breach.get(), BREACH, problems).flatMap(when -> onBreach(clause, when))
                : onFact();
    }

    private static boolean namesABreach(MapNode when) {
        return when.get(PatternReader.FACT).isEmpty()
                && when.entries().stream()
                        .anyMatch(entry -> entry.key().text().startsWith("breach"));
    }

    /** What ends the occasions that a breach opens. */
    private enum Until {
        CURED
    }

    private Optional<Opening.OnBreach> onBreach(ClauseId clause, Form when) {
        Optional<ScalarNode> name = when.requiredText(Origins.BREACH_OF);
        boolean untilCured = when.choice("until", Until.class).isPresent();
        Optional<ClauseId> of = name.flatMap(words::clause);
        if (of.isEmpty()) {
            return Optional.empty();
        }
        Origins origins = words.origins();
        if (origins.inACircle(clause)) {
            problems.add(
                    Slug.BREACH_IN_A_CIRCLE,
                    name.orElseThrow().spot(),
                    "a breach of "
                            + name.orElseThrow().described()
                            + " can only come after a breach of this clause, so that neither ever"
                            + " opens",
                    "let a fact open one of them");
            return Optional.empty();
        }
        if (!origins.canBreak(of.get())) {
            problems.add(
                    Slug.UNKNOWN_CLAUSE,
                    name.orElseThrow().spot(),
                    "the clause " + name.orElseThrow().described() + " can never be broken",
                    "name one that binds and has the key `broken`");
            return Optional.empty();
        }
        if (untilCured && !origins.canBeCured(of.get())) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    when.keySpot("until"),
                    "what "
                            + name.orElseThrow().described()
                            + " asks for cannot be done later, so that a breach of it stays",
                    "only a promise or a duty is cured; remove `until`");
        }
        return of.map(broken -> new Opening.OnBreach(broken, untilCured));
    }

    /** The periods under `every` and `during` that open occasions. */
    Optional<Opening.EachPeriod> eachPeriod() {
        form.required("every");
        Optional<Cycle> every = form.choice("every", Cycle.class);
        form.required("during");
        Optional<Stretch> during = stretches("during").stream().findFirst();
        boolean anchored = form.node("counted").isPresent() && anchored();
        OptionalLong times = form.whole("times", 1, MOST_PERIODS);
        return every.isEmpty() || during.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Opening.EachPeriod(
                                every.get(),
                                during.get(),
                                anchored,
                                times.isPresent()
                                        ? OptionalInt.of((int) times.getAsLong())
                                        : OptionalInt.empty()));
    }

    /** How periods are counted. */
    private enum Counted {
        BY_THE_CALENDAR,
        FROM_THE_START
    }

    private boolean anchored() {
        return form.choice("counted", Counted.class).equals(Optional.of(Counted.FROM_THE_START));
    }

    /** The catalogue's entry of the first kind of fact that opens it. */
    Optional<Catalogue.Kind> kind(Optional<? extends Opening> opening) {
        return opening.flatMap(open -> kind(open, words))
                .or(() ->
                        meant(form.keys().contains("when") ? form.node("when") : Optional.empty()));
    }

    /** The catalogue's entry of the first kind of fact that opens it, be it through breaches. */
    static Optional<Catalogue.Kind> kind(Opening opening, Vocabulary words) {
        Optional<FactKind> kind =
                opening instanceof Opening.OnBreach on
                        ? words.origins().kind(on.of()).map(FactKind::new)
                        : opening.patterns().stream().map(Pattern::kind).findFirst();
        return kind.flatMap(words.catalogue()::kind);
    }

    /** The kind named by an opening that has other mistakes, so that what it decides is read on. */
    private Optional<Catalogue.Kind> meant(Optional<Node> when) {
        return each(when).stream()
                .findFirst()
                .filter(node -> !(node instanceof MapNode map && namesABreach(map)))
                .flatMap(patterns::kind);
    }

    List<Stretch> stretches(String key) {
        List<Stretch> stretches = new ArrayList<>();
        for (Node node : form.items(key)) {
            Optional<Form> stretch = Form.open(node, STRETCH, problems);
            Optional<Pattern> from =
                    stretch.flatMap(s -> s.required("from")).flatMap(patterns::read);
            Optional<Pattern> until =
                    stretch.flatMap(s -> s.required("until")).flatMap(patterns::read);
            Optional<Duration> atMost = stretch.flatMap(this::longest);
            if (from.isPresent() && until.isPresent()) {
                stretches.add(new Stretch(from.get(), until.get(), atMost));
            }
        }
        return stretches;
    }

    private Optional<Duration> longest(Form stretch) {
        Optional<ScalarNode> written = stretch.text("at-most");
        Optional<Duration> longest =
                written.flatMap(text -> Times.amount(text.text())).filter(time -> !time.isZero());
        if (written.isPresent() && longest.isEmpty()) {
            problems.add(
                    Slug.BAD_DURATION,
                    written.get().spot(),
                    written.get().described() + " is not an amount of time",
                    "write such as `30 min` or `15 days`");
        }
        return longest;
    }

    Promise.Wording wording() {
        Force force = form.choice("force", Force.class).orElse(Force.MUST);
        Optional<Pattern> reason = form.node("reason").flatMap(patterns::read);
        if (force == Force.NORMALLY) {
            form.required("reason");
        } else if (form.has("reason")) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot("reason"),
                    "a reason counts only with `force: normally`",
                    "remove it, or write `force: normally`");
        }
        return new Promise.Wording(force, reason);
    }

    Optional<String> answers() {
        return form.requiredText("answers").flatMap(words::role);
    }

    /** The finding that a breach raises; nothing where nothing can break. */
    Optional<String> broken(boolean unbreakable) {
        Optional<ScalarNode> name = unbreakable ? form.text("broken") : form.requiredText("broken");
        return name.isEmpty() && unbreakable ? Optional.of("") : name.flatMap(words::finding);
    }

    Optional<String> broken(Promise.Wording wording) {
        return broken(wording.force() == Force.STRIVE || wording.force() == Force.MAY);
    }

    /** The single value of an entry that a pattern leaves to its reader. */
    Optional<ScalarNode> beside(Node node, String key) {
        return node instanceof MapNode map
                ? map.get(key).flatMap(value -> Form.scalar(value, problems))
                : Optional.empty();
    }

    static List<Node> each(Optional<Node> node) {
        return node.map(one -> one instanceof ListNode list ? list.items() : List.of(one))
                .orElse(List.of());
    }
}
