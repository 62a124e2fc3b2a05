package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Check;
import io.shouwen.engine.standard.Check.Demand;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads conditions that must hold when an act happens, prohibitions among them. */
final class CheckReader implements RuleReader {
    static final List<String> DEMANDS =
            List.of(
                    "holds",
                    "after",
                    "not-while",
                    "at-most",
                    "never",
                    "balance",
                    "apart",
                    "during");
    static final Form.Keys KEYS =
            Form.Keys.of(
                    "a check",
                    "when",
                    "mode",
                    "holds",
                    "after",
                    "not-while",
                    "at-most",
                    "never",
                    "balance",
                    "apart",
                    "during",
                    "except",
                    "force",
                    "reason",
                    "answers",
                    "broken");
    static final Form.Keys AT_MOST = Form.Keys.of("a number of times", "times", "per", "same");
    static final Form.Keys BALANCE =
            Form.Keys.of("a balance", "paid", "drawn", "amount", "at-least");
    static final Form.Keys APART =
            Form.Keys.of("what lies apart", "area", "holder", "until", "same", "unless");
    static final Form.Keys LEAVE = Form.Keys.of("leave for several", "from", "until", "at-most");
    static final Form.Keys AFTER =
            Form.Keys.of("what came before", "fact", "same", "ended-by", "recorded", "serves");

    private static final int MOST = 1_000_000;

    @Override
    public String key() {
        return "check";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems())
                .flatMap(form -> new Reading(form, words).check());
    }

    /** How many acts one earlier fact serves. */
    private enum Serves {
        ONCE,
        ALWAYS
    }

    /** One check being read. */
    private static final class Reading {
        private final Form form;
        private final Vocabulary words;
        private final ObligationParts parts;

        Reading(Form form, Vocabulary words) {
            this.form = form;
            this.words = words;
            this.parts = new ObligationParts(form, words);
        }

        Optional<Rule> check() {
            Optional<Opening.OnFact> opening = parts.onFact();
            Optional<Catalogue.Kind> kind = parts.kind(opening);
            Check.Mode mode = form.choice("mode", Check.Mode.class).orElse(Check.Mode.RECORD);
            List<Demand> demands = new ArrayList<>();
            kind.flatMap(this::holds).ifPresent(demands::add);
            for (Node node : ObligationParts.each(form.node("after"))) {
                after(node, kind).ifPresent(demands::add);
            }
            parts.stretches("not-while").forEach(state -> demands.add(new Demand.NotWhile(state)));
            atMost(kind).ifPresent(demands::add);
            never().ifPresent(demands::add);
            balance(kind).ifPresent(demands::add);
            apart(kind).ifPresent(demands::add);
            form.text("during")
                    .flatMap(words::calendar)
                    .ifPresent(name -> demands.add(new Demand.During(name)));
            form.onlyOneOf("at-most", "never");
            if (DEMANDS.stream().noneMatch(key -> form.has(key) || form.misspelt(key))) {
                words.problems()
                        .add(
                                Slug.MISSING_KEY,
                                form.spot(),
                                "a check needs one of the keys `holds`, `after`, `not-while`,"
                                        + " `at-most`, `never`, `balance`, `apart` and `during`");
            }
            List<Pattern> exceptions = parts.patterns().list(form.node("except"));
            Promise.Wording wording = parts.wording();
            Optional<String> answers = parts.answers();
            Optional<String> broken = parts.broken(wording);
            if (opening.isEmpty() || demands.isEmpty() || answers.isEmpty() || broken.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Check(
                            mode,
                            opening.get(),
                            demands,
                            exceptions,
                            wording,
                            answers.get(),
                            broken.get()));
        }

        private Optional<Demand> never() {
            Optional<Boolean> never = form.flag("never");
            if (never.equals(Optional.of(false))) {
                words.problems()
                        .add(
                                Slug.UNKNOWN_CHOICE,
                                form.node("never").orElseThrow().spot(),
                                "what is not forbidden is no demand",
                                "write `never: true`, or remove the key");
            }
            return never.filter(forbidden -> forbidden)
                    .map(forbidden -> new Demand.AtMost(0, Optional.empty(), Set.of()));
        }

        private Optional<Demand> holds(Catalogue.Kind kind) {
            Optional<Node> node = form.node("holds");
            if (node.isPresent()
                    && !(node.get() instanceof MapNode map && !map.entries().isEmpty())) {
                words.problems()
                        .add(
                                Slug.WRONG_SHAPE,
                                node.get().spot(),
                                "expected conditions such as `{rings: {at-most: 3}}`, but found "
                                        + node.get().described());
                return Optional.empty();
            }
            return node.map(MapNode.class::cast)
                    .map(map -> new ConditionReader(words, kind).all(map.entries().stream()))
                    .map(Demand.Holds::new);
        }

        private Optional<Demand> after(Node node, Optional<Catalogue.Kind> act) {
            Optional<Pattern> earlier =
                    parts.patterns().read(node, "same", "ended-by", "recorded", "serves");
            if (!(node instanceof MapNode map)) {
                return earlier.map(pattern ->
                        new Demand.After(pattern, Optional.empty(), Set.of(), false, false));
            }
            Optional<Form> own = Form.open(besides(map), AFTER, words.problems());
            if (own.isEmpty() || earlier.isEmpty()) {
                return Optional.empty();
            }
            Optional<Catalogue.Kind> before = words.catalogue().kind(earlier.get().kind());
            Set<String> same = same(own.get(), act, before);
            Optional<Pattern> endedBy = own.get().node("ended-by").flatMap(parts.patterns()::read);
            boolean recorded = own.get().flag("recorded").orElse(false);
            boolean once =
                    own.get().choice("serves", Serves.class).equals(Optional.of(Serves.ONCE));
            return Optional.of(new Demand.After(earlier.get(), endedBy, same, recorded, once));
        }

        /** The entries that are no conditions of the pattern. */
        private static MapNode besides(MapNode map) {
            return new MapNode(
                    map.spot(),
                    map.entries().stream()
                            .filter(entry -> AFTER.names().contains(entry.key().text()))
                            .toList());
        }

        private Set<String> same(
                Form of, Optional<Catalogue.Kind> act, Optional<Catalogue.Kind> other) {
            List<ScalarNode> names = of.texts("same");
            for (ScalarNode name : names) {
                act.ifPresent(kind -> words.field(kind, name));
                other.ifPresent(kind -> words.field(kind, name));
            }
            return names.stream().map(ScalarNode::text).collect(Collectors.toUnmodifiableSet());
        }

        private Optional<Demand> atMost(Optional<Catalogue.Kind> act) {
            if (!form.has("at-most")) {
                return Optional.empty();
            }
            if (!(form.node("at-most").orElseThrow() instanceof MapNode)) {
                return times(form, "at-most")
                        .map(times -> new Demand.AtMost(times, Optional.empty(), Set.of()));
            }
            Optional<Form> own = form.form("at-most", AT_MOST);
            own.ifPresent(most -> most.required("times"));
            Optional<Cycle> per = own.flatMap(most -> most.choice("per", Cycle.class));
            return own.flatMap(most ->
                    times(most, "times")
                            .map(times ->
                                    new Demand.AtMost(
                                            times, per, same(most, act, Optional.empty()))));
        }

        private Optional<Demand> balance(Optional<Catalogue.Kind> act) {
            Optional<Form> own = form.form("balance", BALANCE);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            List<Pattern> paid = parts.patterns().list(own.get().required("paid"));
            List<Pattern> drawn = parts.patterns().list(own.get().node("drawn"));
            own.get().required("amount");
            own.get().required("at-least");
            Optional<ScalarNode> amount = own.get().texts("amount").stream().findFirst();
            Optional<ScalarNode> least = own.get().texts("at-least").stream().findFirst();
            amount.ifPresent(name ->
                    Stream.concat(paid.stream(), drawn.stream())
                            .flatMap(one -> words.catalogue().kind(one.kind()).stream())
                            .forEach(kind -> words.field(kind, name)));
            least.ifPresent(name -> act.ifPresent(kind -> words.field(kind, name)));
            return paid.isEmpty() || amount.isEmpty() || least.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Demand.Balance(
                                    paid, drawn, amount.get().text(), least.get().text()));
        }

        private Optional<Demand> apart(Optional<Catalogue.Kind> act) {
            Optional<Form> own = form.form("apart", APART);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            Form apart = own.get();
            Optional<String> area = apart.requiredText("area").flatMap(name -> area(act, name));
            Optional<String> holder =
                    apart.text("holder")
                            .filter(name ->
                                    act.flatMap(kind -> words.field(kind, name)).isPresent())
                            .map(ScalarNode::text);
            List<Pattern> until = parts.patterns().list(apart.node("until"));
            List<ScalarNode> same = apart.texts("same");
            act.ifPresent(kind -> same.forEach(name -> words.field(kind, name)));
            for (Pattern end : until) {
                words.catalogue()
                        .kind(end.kind())
                        .ifPresent(kind -> same.forEach(name -> words.field(kind, name)));
            }
            Optional<Demand.Apart.Leave> leave =
                    apart.form("unless", LEAVE).flatMap(one -> leave(one, apart));
            return area.map(name ->
                    new Demand.Apart(
                            name,
                            holder,
                            until,
                            same.stream()
                                    .map(ScalarNode::text)
                                    .collect(Collectors.toUnmodifiableSet()),
                            leave));
        }

        /** An area is a text: the names of the whole and its parts, with a slash between them. */
        private Optional<String> area(Optional<Catalogue.Kind> of, ScalarNode name) {
            Optional<Catalogue.Field> field = of.flatMap(kind -> words.field(kind, name));
            field.filter(one -> one.type() != Catalogue.Type.TEXT)
                    .ifPresent(one ->
                            words.problems()
                                    .add(
                                            Slug.WRONG_TYPE,
                                            name.spot(),
                                            "the attribute "
                                                    + name.described()
                                                    + " is "
                                                    + Types.word(one.type())
                                                    + ", but an area is a text such as"
                                                    + " `320000/320500`"));
            return field.map(one -> name.text());
        }

        private Optional<Demand.Apart.Leave> leave(Form form, Form apart) {
            Optional<Pattern> from = form.required("from").flatMap(parts.patterns()::read);
            Optional<Pattern> until = form.required("until").flatMap(parts.patterns()::read);
            form.required("at-most");
            Optional<Integer> most =
                    form.whole("at-most", 2, MOST).stream()
                            .mapToObj(number -> (int) number)
                            .findFirst();
            for (Pattern one : Stream.concat(from.stream(), until.stream()).toList()) {
                apart.text("area")
                        .ifPresent(name -> area(words.catalogue().kind(one.kind()), name));
            }
            return from.isEmpty() || until.isEmpty() || most.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Demand.Apart.Leave(from.get(), until.get(), most.get()));
        }

        private static Optional<Integer> times(Form form, String key) {
            return form.whole(key, 0, MOST).stream().mapToObj(number -> (int) number).findFirst();
        }
    }
}
