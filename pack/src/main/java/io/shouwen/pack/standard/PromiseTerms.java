package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a promise says beside its opening; a recurring duty says the same. */
final class PromiseTerms {
    static final List<String> KEYS =
            List.of(
                    "kept-by",
                    "same",
                    "serves",
                    "within",
                    "re-based",
                    "extended",
                    "excused",
                    "pause",
                    "voided",
                    "unwatched",
                    "yields-to",
                    "force",
                    "reason",
                    "answers",
                    "broken");

    /** Keys that move or weigh a due moment. */
    private static final List<String> DUE =
            List.of("re-based", "extended", "excused", "pause", "unwatched", "reason");

    /** Keys that stand beside the conditions of a keeping fact. */
    static final String RECORDED = "recorded";

    static final String EARLIER = "earlier";

    private final Form form;
    private final Vocabulary words;
    private final Problems problems;
    private final ObligationParts parts;

    PromiseTerms(Form form, Vocabulary words) {
        this.form = form;
        this.words = words;
        this.problems = words.problems();
        this.parts = new ObligationParts(form, words);
    }

    /** Which open occasion a keeping fact serves. */
    enum Serves {
        OLDEST,
        ALL
    }

    ObligationParts parts() {
        return parts;
    }

    /** The limit; tells if there is none. */
    Optional<Limit> within(Optional<? extends Opening> opening) {
        Optional<Node> node = form.required("within");
        Optional<Limit> limit =
                node.flatMap(written -> new LimitReader(words).read(written, parts.kind(opening)));
        if (limit.orElse(null) instanceof Limit.EndOfPeriod
                && opening.isPresent()
                && !(opening.get() instanceof Opening.EachPeriod)) {
            LimitReader.tellNoPeriod(node.orElseThrow().spot(), problems);
            return Optional.empty();
        }
        return limit;
    }

    /**
     * The promise.
     *
     * @param period the attribute in which a keeping fact names its period
     */
    Optional<Rule> promise(
            Optional<? extends Opening> opening,
            Optional<Limit> within,
            Optional<ScalarNode> period) {
        List<Promise.Keeper> keepers = keepers();
        Promise.Changes changes =
                new Promise.Changes(
                        new ShiftReader(words).read(form),
                        parts.stretches("pause"),
                        parts.patterns().list(form.node("voided")),
                        unwatched(),
                        yieldsTo());
        Set<String> same = same(parts.kind(opening), keepers);
        period.ifPresent(name -> kinds(keepers).forEach(kind -> period(kind, name)));
        boolean all = form.choice("serves", Serves.class).equals(Optional.of(Serves.ALL));
        Promise.Wording wording = parts.wording();
        if (within.orElse(null) instanceof Limit.AnyTime) {
            tellOfNoDue(wording);
        }
        if (opening.orElse(null) instanceof Opening.OnBreach && form.has("yields-to")) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot("yields-to"),
                    "what a breach opens has no opening fact that could agree on a date",
                    "remove `yields-to`");
        }
        Optional<String> answers = parts.answers();
        Optional<String> broken =
                parts.broken(
                        wording.force() == Force.STRIVE
                                || wording.force() == Force.MAY
                                || within.orElse(null) instanceof Limit.Unbound);
        if (opening.isEmpty()
                || keepers.isEmpty()
                || within.isEmpty()
                || answers.isEmpty()
                || broken.isEmpty()) {
            return Optional.empty();
        }
        Promise.Keeping keeping =
                new Promise.Keeping(keepers, same, period.map(ScalarNode::text), all);
        return Optional.of(
                new Promise(
                        opening.get(),
                        keeping,
                        within.get(),
                        changes,
                        wording,
                        answers.get(),
                        broken.get()));
    }

    /** What may be done at any time has no due moment to be late, to move or to explain. */
    private void tellOfNoDue(Promise.Wording wording) {
        if (wording.force() != Force.MAY) {
            LimitReader.tellNeverLate(form.node("within").orElseThrow().spot(), problems);
        }
        DUE.stream()
                .filter(form::has)
                .forEach(key ->
                        problems.add(
                                Slug.CONFLICTING_KEYS,
                                form.keySpot(key),
                                "with `within: any time` there is no due moment for "
                                        + Phrases.quoted(key),
                                "remove it, or write a limit"));
    }

    /** A period is named by a text such as `2026-03`. */
    private void period(Catalogue.Kind kind, ScalarNode name) {
        words.field(kind, name)
                .filter(field -> field.type() != Catalogue.Type.TEXT)
                .ifPresent(field ->
                        words.problems()
                                .add(
                                        Slug.WRONG_TYPE,
                                        name.spot(),
                                        "the attribute "
                                                + Phrases.quoted(name.text())
                                                + " is "
                                                + Types.word(field.type())
                                                + ", but a period is named by a text"));
    }

    private List<Promise.Keeper> keepers() {
        List<Promise.Keeper> keepers = new ArrayList<>();
        for (Node node : ObligationParts.each(form.required("kept-by"))) {
            boolean before = says(node, RECORDED, "before due");
            boolean earlier = says(node, EARLIER, "counts");
            parts.patterns()
                    .read(node, RECORDED, EARLIER)
                    .map(pattern -> new Promise.Keeper(pattern, before, earlier))
                    .ifPresent(keepers::add);
        }
        return keepers;
    }

    /** Whether a key stands beside the conditions; it has only one meaning. */
    private boolean says(Node node, String key, String only) {
        Optional<ScalarNode> written = parts.beside(node, key);
        written.filter(word -> !word.text().equals(only))
                .ifPresent(word ->
                        problems.add(
                                Slug.UNKNOWN_CHOICE,
                                word.spot(),
                                "the key `" + key + "` has no " + word.described(),
                                "allowed here: `" + only + "`"));
        return written.isPresent();
    }

    private Stream<Catalogue.Kind> kinds(List<Promise.Keeper> keepers) {
        return keepers.stream()
                .map(keeper -> keeper.pattern().kind())
                .flatMap(kind -> words.catalogue().kind(kind).stream());
    }

    private Set<String> same(Optional<Catalogue.Kind> opening, List<Promise.Keeper> keepers) {
        List<ScalarNode> names = form.texts("same");
        List<Catalogue.Kind> kinds = Stream.concat(opening.stream(), kinds(keepers)).toList();
        for (ScalarNode name : names) {
            kinds.forEach(kind -> words.field(kind, name));
        }
        return names.stream().map(ScalarNode::text).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Stretch> unwatched() {
        List<Node> items = form.items("unwatched");
        if (items.size() > 1) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    items.get(1).spot(),
                    "a promise has one observer, but here is a second stretch");
        }
        return parts.stretches("unwatched").stream().findFirst();
    }

    private Set<ClauseId> yieldsTo() {
        return form.texts("yields-to").stream()
                .flatMap(name -> words.clause(name).stream().filter(id -> carries(id, name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean carries(ClauseId clause, ScalarNode name) {
        boolean opened = words.origins().openedByBreach(clause);
        if (opened) {
            problems.add(
                    Slug.UNKNOWN_CLAUSE,
                    name.spot(),
                    "the clause "
                            + name.described()
                            + " is opened by a breach and carries no date that a fact agreed");
        }
        return !opened;
    }
}
