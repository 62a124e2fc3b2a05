package io.shouwen.pack.standard;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Reference;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.ListNode;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads conditions on the attributes of one kind of fact. */
final class ConditionReader {
    static final Form.Keys COMPARISON =
            Form.Keys.of(
                    "a comparison",
                    "not",
                    "at-least",
                    "at-most",
                    "given",
                    "equals",
                    "near",
                    "within");
    static final Form.Keys REFERENCE =
            Form.Keys.of(
                    "what is compared with", "fact", "attribute", "reference", "value", "percent");
    private static final java.util.regex.Pattern SPAN =
            java.util.regex.Pattern.compile("([0-9]{1,4}) (day|month|year)s?");
    static final Form.Keys TIME_OF_DAY = Form.Keys.of("a time of day", "from", "before");

    private static final int MINUTES_A_DAY = 1440;

    private final Vocabulary words;
    private final Catalogue.Kind kind;
    private final ZoneId zone;
    private final Problems problems;

    ConditionReader(Vocabulary words, Catalogue.Kind kind) {
        this.words = words;
        this.kind = kind;
        this.zone = words.zone();
        this.problems = words.problems();
    }

    /** All of them together; a single one stands alone. */
    Condition all(Stream<MapNode.Entry> entries) {
        List<Condition> parts = entries.flatMap(entry -> one(entry).stream()).toList();
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Optional<Condition> one(MapNode.Entry entry) {
        return switch (entry.key().text()) {
            case "time-of-day" ->
                    Form.open(entry.value(), TIME_OF_DAY, problems).flatMap(this::timeOfDay);
            case "any-of" -> Optional.of(new Condition.Any(maps(entry.value())));
            case "none-of" ->
                    Optional.of(new Condition.Not(new Condition.Any(maps(entry.value()))));
            default -> words.field(kind, entry.key()).flatMap(field -> attribute(entry, field));
        };
    }

    private List<Condition> maps(Node node) {
        Stream<Node> items =
                node instanceof ListNode list ? list.items().stream() : Stream.of(node);
        if (node instanceof ListNode list && list.items().isEmpty()) {
            problems.add(Slug.MISSING_VALUE, node.spot(), "this list is empty");
        }
        return items.flatMap(item -> map(item).stream()).toList();
    }

    private Optional<Condition> map(Node node) {
        if (node instanceof MapNode map && !map.entries().isEmpty()) {
            return Optional.of(all(map.entries().stream()));
        }
        problems.add(
                Slug.WRONG_SHAPE,
                node.spot(),
                "expected conditions such as `{area: urban}`, but found " + node.described());
        return Optional.empty();
    }

    private Optional<Condition> attribute(MapNode.Entry entry, Catalogue.Field field) {
        String name = entry.key().text();
        if (entry.value() instanceof MapNode) {
            return Form.open(entry.value(), COMPARISON, problems)
                    .flatMap(form -> comparison(name, field, form));
        }
        return oneOf(name, field, entry.value());
    }

    private Optional<Condition> oneOf(String name, Catalogue.Field field, Node node) {
        List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
        if (items.isEmpty()) {
            problems.add(Slug.MISSING_VALUE, node.spot(), "this list is empty");
        }
        Set<Value> values = new HashSet<>();
        for (Node item : items) {
            Form.scalar(item, problems)
                    .flatMap(written -> Types.value(written, name, field, zone, problems))
                    .ifPresent(values::add);
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new Condition.OneOf(name, values));
    }

    private Optional<Condition> comparison(String name, Catalogue.Field field, Form form) {
        form.onlyOneOf("not", "given", "equals", "near", "within", "at-least");
        form.onlyOneOf("not", "given", "equals", "near", "within", "at-most");
        if (form.has("equals")) {
            return form.node("equals")
                    .flatMap(node -> reference(node, field))
                    .map(to -> new Condition.Equal(name, to));
        }
        if (form.has("near")) {
            return near(name, field, form);
        }
        if (form.has("within")) {
            return within(name, field, form);
        }
        if (form.has("not")) {
            return form.node("not")
                    .flatMap(node -> oneOf(name, field, node))
                    .map(Condition.Not::new);
        }
        if (form.has("given")) {
            Condition present = new Condition.Present(name);
            return form.flag("given").map(given -> given ? present : new Condition.Not(present));
        }
        return between(name, field, form);
    }

    private Optional<Condition> near(String name, Catalogue.Field field, Form form) {
        Optional<Form> written = form.form("near", REFERENCE);
        Optional<Reference> to = written.flatMap(near -> reference(near, field));
        written.ifPresent(near -> near.required("percent"));
        OptionalLong percent =
                written.map(near -> near.whole("percent", 0, 1000)).orElse(OptionalLong.empty());
        if (field.type() != Catalogue.Type.WHOLE && field.type() != Catalogue.Type.MONEY) {
            problems.add(
                    Slug.WRONG_TYPE,
                    form.spot(),
                    "the attribute "
                            + Phrases.quoted(name)
                            + " is "
                            + Types.word(field.type())
                            + " and has no percent");
            return Optional.empty();
        }
        return to.isEmpty() || percent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition.Near(name, to.get(), percent.getAsLong()));
    }

    /** What is compared with must be of the same type. */
    private Optional<Reference> reference(Node node, Catalogue.Field field) {
        return node instanceof MapNode
                ? Form.open(node, REFERENCE, problems).flatMap(form -> reference(form, field))
                : Form.scalar(node, problems)
                        .flatMap(name -> typed(kind, name, field))
                        .<Reference>map(name -> new Reference.ToAttribute(Optional.empty(), name));
    }

    private Optional<Reference> reference(Form form, Catalogue.Field field) {
        form.onlyOneOf("attribute", "reference");
        form.onlyOneOf("fact", "reference");
        if (form.has("reference")) {
            return edition(form, field);
        }
        Optional<ScalarNode> attribute = form.requiredText("attribute");
        if (!form.has("fact")) {
            return attribute
                    .flatMap(name -> typed(kind, name, field))
                    .<Reference>map(name -> new Reference.ToAttribute(Optional.empty(), name));
        }
        Optional<Catalogue.Kind> of = form.text("fact").flatMap(words::kind);
        return of.flatMap(other ->
                attribute
                        .flatMap(name -> typed(other, name, field))
                        .<Reference>map(name ->
                                new Reference.ToAttribute(Optional.of(other.kind()), name)));
    }

    /** A value of another document, written there as one of the attribute. */
    private Optional<Reference> edition(Form form, Catalogue.Field field) {
        Optional<ScalarNode> name = form.requiredText("reference");
        Optional<ScalarNode> value = form.requiredText("value");
        return name.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : words.documentWith(name.get(), value.get())
                        .map(document ->
                                document.value(
                                        value.get().text(),
                                        written ->
                                                Types.value(
                                                        written,
                                                        value.get().text(),
                                                        field,
                                                        zone,
                                                        problems)))
                        .<Reference>map(Reference.ToEdition::new);
    }

    private Optional<String> typed(Catalogue.Kind of, ScalarNode name, Catalogue.Field field) {
        Optional<Catalogue.Field> other = words.field(of, name);
        other.filter(found -> found.type() != field.type())
                .ifPresent(found ->
                        problems.add(
                                Slug.WRONG_TYPE,
                                name.spot(),
                                "the attribute "
                                        + Phrases.quoted(name.text())
                                        + " is "
                                        + Types.word(found.type())
                                        + ", but is compared with "
                                        + Types.word(field.type())));
        return other.filter(found -> found.type() == field.type()).map(found -> name.text());
    }

    private Optional<Condition> within(String name, Catalogue.Field field, Form form) {
        Optional<ScalarNode> written = form.text("within");
        Optional<java.util.regex.Matcher> span =
                written.map(text -> SPAN.matcher(text.text()))
                        .filter(java.util.regex.Matcher::matches);
        if (field.type() != Catalogue.Type.DAY) {
            problems.add(
                    Slug.WRONG_TYPE,
                    form.spot(),
                    "the attribute "
                            + Phrases.quoted(name)
                            + " is "
                            + Types.word(field.type())
                            + ", but only a day has a time within which");
            return Optional.empty();
        }
        if (written.isPresent() && span.isEmpty()) {
            problems.add(
                    Slug.BAD_DURATION,
                    written.get().spot(),
                    written.get().described() + " is not a span of days, months or years",
                    "write such as `30 days` or `3 years`");
        }
        return span.map(amount -> {
            int number = Integer.parseInt(amount.group(1));
            return switch (amount.group(2)) {
                case "day" -> new Condition.Within(name, 0, number);
                case "month" -> new Condition.Within(name, number, 0);
                default -> new Condition.Within(name, 12 * number, 0);
            };
        });
    }

    private Optional<Condition> between(String name, Catalogue.Field field, Form form) {
        boolean counts =
                field.type() == Catalogue.Type.WHOLE || field.type() == Catalogue.Type.MONEY;
        if (!counts || !(form.has("at-least") || form.has("at-most"))) {
            problems.add(
                    counts ? Slug.MISSING_KEY : Slug.WRONG_TYPE,
                    form.spot(),
                    counts
                            ? "a comparison needs `at-least`, `at-most`, `not`, `given`, `equals`,"
                                    + " `near` or `within`"
                            : "the attribute "
                                    + Phrases.quoted(name)
                                    + " is "
                                    + Types.word(field.type())
                                    + " and has no at-least and at-most");
            return Optional.empty();
        }
        List<Condition> bounded = new ArrayList<>();
        bounded(name, field, form, "at-least").ifPresent(bounded::add);
        bounded(name, field, form, "at-most").ifPresent(bounded::add);
        Optional<Long> least = bound(name, field, form, "at-least");
        Optional<Long> most = bound(name, field, form, "at-most");
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.keySpot("at-most"),
                    "at-most is less than at-least, so that nothing fits");
            return Optional.empty();
        }
        if (bounded.isEmpty() || least.isPresent() || most.isPresent()) {
            bounded.addFirst(
                    new Condition.Between(
                            name, least.orElse(Long.MIN_VALUE), most.orElse(Long.MAX_VALUE)));
        }
        return Optional.of(bounded.size() == 1 ? bounded.getFirst() : new Condition.All(bounded));
    }

    /** A bound that another attribute or another document gives. */
    private Optional<Condition> bounded(String name, Catalogue.Field field, Form form, String key) {
        return form.node(key)
                .filter(MapNode.class::isInstance)
                .flatMap(node -> reference(node, field))
                .map(to -> new Condition.Bounded(name, to, key.equals("at-most")));
    }

    private Optional<Long> bound(String name, Catalogue.Field field, Form form, String key) {
        return form.node(key)
                .filter(node -> !(node instanceof MapNode))
                .flatMap(node -> Form.scalar(node, problems))
                .flatMap(written -> Types.value(written, name, field, zone, problems))
                .flatMap(value ->
                        switch (value) {
                            case Value.Whole whole -> Optional.of(whole.count());
                            case Value.Money money -> Optional.of(money.fen());
                            case Value.Text text -> Optional.empty();
                            case Value.Flag flag -> Optional.empty();
                            case Value.Moment moment -> Optional.empty();
                            case Value.Day day -> Optional.empty();
                        });
    }

    private Optional<Condition> timeOfDay(Form form) {
        int from = minute(form, "from").orElse(0);
        int before = minute(form, "before").orElse(MINUTES_A_DAY);
        if (from >= before) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.spot(),
                    "a time of day runs from an earlier time to a later one");
            return Optional.empty();
        }
        return Optional.of(new Condition.ReportedBetween(from, before));
    }

    private Optional<Integer> minute(Form form, String key) {
        Optional<ScalarNode> written = form.text(key);
        Optional<Integer> minute =
                written.flatMap(time -> Times.secondOfDay(time.text()))
                        .filter(second -> second % 60 == 0)
                        .map(second -> second / 60);
        if (written.isPresent() && minute.isEmpty()) {
            problems.add(
                    Slug.BAD_TIME,
                    written.get().spot(),
                    written.get().described() + " is not a time of day",
                    "write it as `08:30`; `24:00` is the end of the day");
        }
        return minute;
    }
}
