package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads clauses that give a time. */
final class PromiseReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "a promise",
                    "when",
                    "kept-by",
                    "same",
                    "serves",
                    "within",
                    "re-based",
                    "excused",
                    "pause",
                    "voided",
                    "unwatched",
                    "yields-to",
                    "force",
                    "reason",
                    "answers",
                    "broken");
    static final Form.Keys APPOINTMENT = Form.Keys.of("an appointment", "by", "to", "restart-at");
    static final Form.Keys EXCUSE = Form.Keys.of("an excuse", "by", "to", "due");
    static final Form.Keys STRETCH = Form.Keys.of("a stretch of time", "from", "until");
    static final String RECORDED = "recorded";

    /** Which open occasion a keeping fact serves. */
    enum Serves {
        OLDEST,
        ALL
    }

    @Override
    public String key() {
        return "promise";
    }

    @Override
    public Optional<Rule> read(Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems())
                .flatMap(form -> new Reading(form, words).promise());
    }

    /** One promise being read. */
    private static final class Reading {
        private final Form form;
        private final Vocabulary words;
        private final Problems problems;
        private final PatternReader patterns;

        Reading(Form form, Vocabulary words) {
            this.form = form;
            this.words = words;
            this.problems = words.problems();
            this.patterns = new PatternReader(words);
        }

        Optional<Rule> promise() {
            Optional<Node> when = form.required("when");
            Optional<Pattern> opening = when.flatMap(patterns::read);
            Optional<Catalogue.Kind> kind =
                    opening.flatMap(pattern -> words.catalogue().kind(pattern.kind()));
            List<Promise.Keeper> keepers = keepers();
            Promise.Changes changes =
                    new Promise.Changes(
                            shifts(),
                            stretches("pause"),
                            patterns.list(form.node("voided")),
                            unwatched(),
                            yieldsTo());
            Set<String> same = same(kind, keepers);
            boolean all = form.choice("serves", Serves.class).equals(Optional.of(Serves.ALL));
            Optional<Limit> within =
                    form.required("within")
                            .flatMap(node -> new LimitReader(words).read(node, kind));
            Promise.Wording wording = wording();
            Optional<String> answers = form.requiredText("answers").flatMap(words::role);
            Optional<String> broken = broken(within, wording.force());
            if (opening.isEmpty()
                    || keepers.isEmpty()
                    || within.isEmpty()
                    || answers.isEmpty()
                    || broken.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Promise(
                            opening.get(),
                            new Promise.Keeping(keepers, same, all),
                            within.get(),
                            changes,
                            wording,
                            answers.get(),
                            broken.get()));
        }

        private List<Promise.Keeper> keepers() {
            List<Promise.Keeper> keepers = new ArrayList<>();
            form.required("kept-by").stream()
                    .flatMap(Reading::each)
                    .forEach(node -> {
                        boolean before = recordedBeforeDue(node);
                        patterns.read(node, RECORDED)
                                .map(pattern -> new Promise.Keeper(pattern, before))
                                .ifPresent(keepers::add);
                    });
            return keepers;
        }

        private boolean recordedBeforeDue(Node node) {
            Optional<ScalarNode> written =
                    node instanceof MapNode map
                            ? map.get(RECORDED).flatMap(n -> Form.scalar(n, problems))
                            : Optional.empty();
            written.filter(word -> !word.text().equals("before due"))
                    .ifPresent(word ->
                            problems.add(
                                    Slug.UNKNOWN_CHOICE,
                                    word.spot(),
                                    "the key `recorded` has no " + word.described(),
                                    "allowed here: `before due`"));
            return written.isPresent();
        }

        private static Stream<Node> each(Node node) {
            return node instanceof ListNode list ? list.items().stream() : Stream.of(node);
        }

        private Set<String> same(Optional<Catalogue.Kind> opening, List<Promise.Keeper> keepers) {
            List<ScalarNode> names = form.texts("same");
            Stream<Catalogue.Kind> kept =
                    keepers.stream()
                            .map(keeper -> keeper.pattern().kind())
                            .flatMap(kind -> words.catalogue().kind(kind).stream());
            List<Catalogue.Kind> kinds = Stream.concat(opening.stream(), kept).toList();
            for (ScalarNode name : names) {
                kinds.forEach(kind -> words.field(kind, name));
            }
            return names.stream().map(ScalarNode::text).collect(Collectors.toUnmodifiableSet());
        }

        private List<Shift> shifts() {
            List<Shift> shifts = new ArrayList<>();
            for (Node node : form.items("re-based")) {
                Form.open(node, APPOINTMENT, problems)
                        .flatMap(this::appointment)
                        .ifPresent(shifts::add);
            }
            for (Node node : form.items("excused")) {
                Form.open(node, EXCUSE, problems).flatMap(this::excuse).ifPresent(shifts::add);
            }
            return shifts;
        }

        private Optional<Shift> appointment(Form shift) {
            Optional<Pattern> by = shift.required("by").flatMap(patterns::read);
            if (!shift.onlyOneOf("to", "restart-at")) {
                return Optional.empty();
            }
            Optional<Shift.Target> target =
                    shift.has("to")
                            ? date(shift, "to", by).map(Shift.Target.At::new)
                            : shift.has("restart-at")
                                    ? date(shift, "restart-at", by).map(Shift.Target.RestartAt::new)
                                    : Optional.empty();
            if (!shift.has("to") && !shift.has("restart-at")) {
                problems.add(
                        Slug.MISSING_KEY,
                        shift.spot(),
                        "an appointment needs the key `to` or `restart-at` with the attribute that"
                                + " holds the agreed time");
            }
            return by.isEmpty() || target.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Shift(Shift.Cause.APPOINTMENT, by.get(), target.get()));
        }

        private Optional<Shift> excuse(Form shift) {
            Optional<Pattern> by = shift.required("by").flatMap(patterns::read);
            if (!shift.onlyOneOf("to", "due")) {
                return Optional.empty();
            }
            Optional<Shift.Target> target =
                    shift.has("due")
                            ? endOfDay(shift)
                            : shift.has("to")
                                    ? date(shift, "to", by).map(Shift.Target.At::new)
                                    : Optional.of(new Shift.Target.Nothing());
            return by.isEmpty() || target.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Shift(Shift.Cause.EXCUSE, by.get(), target.get()));
        }

        private Optional<Shift.Target> endOfDay(Form shift) {
            Optional<ScalarNode> written = shift.text("due");
            OptionalInt days =
                    written.map(text -> LimitReader.endOfDay(text.text()))
                            .orElse(OptionalInt.empty());
            if (written.isPresent() && days.isEmpty()) {
                problems.add(
                        Slug.BAD_LIMIT,
                        written.get().spot(),
                        written.get().described() + " is not the end of a day",
                        "write `end of day`, `end of next day` or `end of day after 3 days`");
            }
            return days.isPresent()
                    ? Optional.of(new Shift.Target.EndOfDay(days.getAsInt()))
                    : Optional.empty();
        }

        private Optional<String> date(Form shift, String key, Optional<Pattern> by) {
            Optional<Catalogue.Kind> kind =
                    by.flatMap(pattern -> words.catalogue().kind(pattern.kind()));
            Optional<ScalarNode> name = shift.text(key);
            return kind.isEmpty() || name.isEmpty()
                    ? Optional.empty()
                    : words.dateField(kind.get(), name.get());
        }

        private List<Stretch> stretches(String key) {
            List<Stretch> stretches = new ArrayList<>();
            for (Node node : form.items(key)) {
                Optional<Form> stretch = Form.open(node, STRETCH, problems);
                Optional<Pattern> from =
                        stretch.flatMap(s -> s.required("from")).flatMap(patterns::read);
                Optional<Pattern> until =
                        stretch.flatMap(s -> s.required("until")).flatMap(patterns::read);
                if (from.isPresent() && until.isPresent()) {
                    stretches.add(new Stretch(from.get(), until.get()));
                }
            }
            return stretches;
        }

        private Optional<Stretch> unwatched() {
            List<Node> items = form.items("unwatched");
            if (items.size() > 1) {
                problems.add(
                        Slug.WRONG_SHAPE,
                        items.get(1).spot(),
                        "a promise has one observer, but here is a second stretch");
            }
            return stretches("unwatched").stream().findFirst();
        }

        private Set<ClauseId> yieldsTo() {
            return form.texts("yields-to").stream()
                    .flatMap(name -> words.clause(name).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }

        private Promise.Wording wording() {
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

        /** The finding that a breach raises; nothing where nothing can break. */
        private Optional<String> broken(Optional<Limit> within, Force force) {
            boolean unbreakable =
                    force == Force.STRIVE
                            || force == Force.MAY
                            || within.orElse(null) instanceof Limit.Unbound;
            Optional<ScalarNode> name =
                    unbreakable ? form.text("broken") : form.requiredText("broken");
            return name.isEmpty() && unbreakable ? Optional.of("") : name.flatMap(words::finding);
        }
    }
}
