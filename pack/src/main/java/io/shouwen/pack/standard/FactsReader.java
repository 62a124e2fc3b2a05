package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Home;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Words;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the catalogue of fact kinds: what can happen, with its attributes and producers. */
final class FactsReader {
    static final Form.Keys KIND =
            Form.Keys.of(
                    "a kind of fact",
                    "says",
                    "home",
                    "told",
                    "producers",
                    "back-dating",
                    "attributes");
    static final Form.Keys ATTRIBUTE = Form.Keys.of("an attribute", "type", "one-of", "required");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final List<String> TYPES =
            Arrays.stream(Catalogue.Type.values()).map(Types::written).toList();

    private static final List<String> HOMES = Arrays.stream(Home.values()).map(Home::word).toList();

    private final Problems problems;
    private final Map<FactKind, Catalogue.Kind> kinds = new LinkedHashMap<>();
    private final Map<FactKind, Spot> spots = new HashMap<>();

    FactsReader(Problems problems) {
        this.problems = problems;
    }

    /** Takes in one file; a kind that stood in an earlier one is a problem. */
    void read(Node root) {
        if (!(root instanceof MapNode map)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    root.spot(),
                    "expected kinds of fact with their attributes, but found " + root.described());
            return;
        }
        if (map.entries().isEmpty()) {
            problems.add(Slug.EMPTY_FILE, root.spot(), "the file names no kind of fact");
        }
        for (MapNode.Entry entry : map.entries()) {
            if (named(entry.key())) {
                Form.open(entry.value(), KIND, problems)
                        .ifPresent(form -> add(new FactKind(entry.key().text()), entry, form));
            }
        }
    }

    Catalogue catalogue() {
        return new Catalogue(kinds);
    }

    private boolean named(ScalarNode name) {
        boolean reserved = name.text().startsWith("fact.");
        if (reserved || !NAME.matcher(name.text()).matches()) {
            problems.add(
                    Slug.BAD_NAME,
                    name.spot(),
                    reserved
                            ? "kinds of fact that begin with `fact.` are always there"
                            : name.described() + " cannot name a kind of fact",
                    reserved
                            ? "choose another first word"
                            : "write two words with a dot between, such as `repair.reported`:"
                                    + " lower-case letters, digits, `-`");
            return false;
        }
        return true;
    }

    private void add(FactKind kind, MapNode.Entry entry, Form form) {
        Spot first = spots.putIfAbsent(kind, entry.key().spot());
        if (first != null) {
            problems.add(
                    Slug.DUPLICATE_FACT_KIND,
                    entry.key().spot(),
                    "the fact kind " + Phrases.quoted(kind.name()) + " stands in two files",
                    "the other is " + first.file() + ", line " + first.line());
            return;
        }
        kinds.put(
                kind,
                new Catalogue.Kind(
                        kind,
                        Texts.words(form, "says").orElse(new Words("", "")),
                        fields(kind, form.node("attributes")),
                        texts(form, "producers"),
                        backdating(form),
                        homes(form)));
    }

    private Homes homes(Form form) {
        Set<Home> home = homes(form, "home");
        Set<Home> told = homes(form, "told");
        if (!told.isEmpty() && home.isEmpty()) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot("told"),
                    "it is told on, but nothing says where it lies first",
                    "name its `home` too");
        }
        for (ScalarNode text : form.texts("told")) {
            if (Home.of(text.text()).filter(home::contains).isPresent()) {
                problems.add(
                        Slug.CONFLICTING_KEYS,
                        text.spot(),
                        text.described() + " is its home already",
                        "name another home under `told`, or take it out");
            }
        }
        return new Homes(home, told);
    }

    private Set<Home> homes(Form form, String key) {
        Set<Home> homes = new HashSet<>();
        for (ScalarNode text : form.texts(key)) {
            Home.of(text.text())
                    .ifPresentOrElse(
                            homes::add,
                            () ->
                                    problems.add(
                                            Slug.UNKNOWN_CHOICE,
                                            text.spot(),
                                            "no home named " + text.described(),
                                            Phrases.suggestion(text.text(), HOMES)));
        }
        return homes;
    }

    private static Set<String> texts(Form form, String key) {
        return form.texts(key).stream().map(ScalarNode::text).collect(Collectors.toSet());
    }

    private Duration backdating(Form form) {
        Optional<ScalarNode> written = form.text("back-dating");
        Optional<Duration> amount = written.flatMap(text -> Times.amount(text.text()));
        if (written.isPresent() && amount.isEmpty()) {
            problems.add(
                    Slug.BAD_DURATION,
                    written.get().spot(),
                    written.get().described() + " is not an amount of time",
                    "write such as `30 min`, `2 hours` or `1 day`");
        }
        return amount.orElse(Duration.ZERO);
    }

    private Map<String, Catalogue.Field> fields(FactKind kind, Optional<Node> node) {
        Map<String, Catalogue.Field> fields = new HashMap<>();
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.get().spot(),
                    "expected attributes with their types, but found " + node.get().described());
        }
        if (node.isPresent() && node.get() instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                String name = entry.key().text();
                if (!ATTRIBUTE_NAME.matcher(name).matches() || name.equals(PatternReader.FACT)) {
                    problems.add(
                            Slug.BAD_NAME,
                            entry.key().spot(),
                            entry.key().described() + " cannot name an attribute",
                            "write lower-case letters, digits and `_`, such as `agreed_at`; not"
                                    + " `fact`");
                }
                field(entry.value())
                        .ifPresent(field -> {
                            known(kind, entry.key(), field);
                            fields.put(name, field);
                        });
            }
        }
        return fields;
    }

    /** The engine reads some attributes itself; a code may narrow them, not change their type. */
    private void known(FactKind kind, ScalarNode name, Catalogue.Field field) {
        BookKinds.type(kind, name.text())
                .filter(type -> type != field.type())
                .ifPresent(type ->
                        problems.add(
                                Slug.WRONG_TYPE,
                                name.spot(),
                                "the attribute "
                                        + Phrases.quoted(name.text())
                                        + " of "
                                        + Phrases.quoted(kind.name())
                                        + " is always "
                                        + Types.word(type)));
    }

    private Optional<Catalogue.Field> field(Node node) {
        if (node instanceof MapNode) {
            return Form.open(node, ATTRIBUTE, problems).flatMap(this::field);
        }
        if (node instanceof ListNode) {
            problems.add(
                    Slug.WRONG_SHAPE,
                    node.spot(),
                    "expected a type, but found a list",
                    "write `{one-of: [...]}` for the texts allowed");
            return Optional.empty();
        }
        return Form.scalar(node, problems)
                .flatMap(this::type)
                .map(type -> new Catalogue.Field(type, false, Set.of()));
    }

    private Optional<Catalogue.Field> field(Form form) {
        boolean required = form.flag("required").orElse(false);
        Set<String> allowed = new HashSet<>(texts(form, "one-of"));
        Optional<ScalarNode> written = form.text("type");
        Optional<Catalogue.Type> type = written.flatMap(this::type);
        if (written.isPresent() && type.isEmpty()) {
            return Optional.empty();
        }
        if (!allowed.isEmpty() && type.isPresent() && type.get() != Catalogue.Type.TEXT) {
            problems.add(
                    Slug.CONFLICTING_KEYS,
                    form.keySpot("one-of"),
                    "only an attribute of type `text` has a list of values",
                    "remove `one-of`, or remove `type`");
        }
        return Optional.of(
                new Catalogue.Field(type.orElse(Catalogue.Type.TEXT), required, allowed));
    }

    private Optional<Catalogue.Type> type(ScalarNode written) {
        Optional<Catalogue.Type> type =
                Arrays.stream(Catalogue.Type.values())
                        .filter(one -> Types.written(one).equals(written.text()))
                        .findFirst();
        if (type.isEmpty()) {
            problems.add(
                    Slug.UNKNOWN_CHOICE,
                    written.spot(),
                    "no type of attribute named " + written.described(),
                    Phrases.suggestion(written.text(), TYPES));
        }
        return type;
    }
}
