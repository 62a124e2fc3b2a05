package io.shouwen.pack.standard;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Rule;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what follows from confirmed offences and rewards; a clause says one thing. */
final class ConsequenceReader implements RuleReader {
    private static final List<String> FOLLOWS = List.of("findings", "clauses", "if", "nth");
    private static final List<String> PRICE =
            List.of("points", "money", "per", "falls-on", "gives", "instead-of", "shares");
    private static final List<String> PORTION = List.of("of", "shares", "instead-of");
    private static final List<String> ADD_ON = List.of("add-on", "instead-of");
    private static final List<String> EFFECTS =
            List.of("add-on", "repeat", "sanction", "balance", "caps", "unpaid");

    static final Form.Keys KEYS =
            new Form.Keys(
                    "a consequence",
                    Stream.of(FOLLOWS, PRICE, List.of("of"), EFFECTS)
                            .flatMap(List::stream)
                            .toList());
    static final Form.Keys ADDED = Form.Keys.of("an add-on", "to", "points", "money", "besides");
    static final Form.Keys REPEAT = Form.Keys.of("a repetition", "within", "times");
    static final Form.Keys BALANCE = Form.Keys.of("a balance", "points", "every");
    static final Form.Keys UNPAID =
            Form.Keys.of("an unpaid deduction", "after", "grace", "points", "money");

    @Override
    public String key() {
        return "consequence";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems())
                .flatMap(form -> new Reading(form, words).consequence())
                .map(Rule.class::cast);
    }

    /** One consequence being read. */
    private static final class Reading {
        private final Form form;
        private final Vocabulary words;
        private final FollowingReader reader;
        private final SharesReader shares;

        Reading(Form form, Vocabulary words) {
            this.form = form;
            this.words = words;
            boolean gives =
                    form.node("gives")
                            .filter(node -> node instanceof ScalarNode)
                            .flatMap(node -> ((ScalarNode) node).flag())
                            .orElse(false);
            this.reader = new FollowingReader(words, gives);
            this.shares = new SharesReader(words);
        }

        Optional<? extends Consequence> consequence() {
            List<String> effects = EFFECTS.stream().filter(form::has).toList();
            if (!form.onlyOneOf(EFFECTS.toArray(String[]::new))) {
                return Optional.empty();
            }
            if (effects.isEmpty()) {
                boolean portion = form.has("shares") && !form.has("points") && !form.has("money");
                return portion ? portion() : price();
            }
            return switch (effects.getFirst()) {
                case "add-on" -> addOn();
                case "repeat" -> repeat();
                case "sanction" -> sanction();
                case "balance" -> balance();
                case "caps" -> caps();
                default -> unpaid();
            };
        }

        /** What stands beside the effect and has no meaning there is told. */
        private Following follows(String effect, List<String> more) {
            form.entries()
                    .map(MapNode.Entry::key)
                    .filter(key -> !FOLLOWS.contains(key.text()))
                    .filter(key -> !key.text().equals(effect) && !more.contains(key.text()))
                    .forEach(key ->
                            words.problems()
                                    .add(
                                            Slug.CONFLICTING_KEYS,
                                            key.spot(),
                                            Phrases.quoted(effect)
                                                    + " and "
                                                    + key.described()
                                                    + " do not stand together",
                                            "keep one of the two"));
            return reader.read(form);
        }

        private Optional<Consequence> price() {
            Following follows = follows(form.has("points") ? "points" : "money", PRICE);
            if (!form.has("points") && !form.has("money")) {
                words.problems()
                        .add(
                                Slug.MISSING_KEY,
                                form.spot(),
                                "a consequence needs the key `points` or `money`",
                                "other consequences have `shares` with `of`, or one of "
                                        + Phrases.listed(EFFECTS));
                return Optional.empty();
            }
            Tariff tariff = Amounts.read(form, "a consequence", words.problems());
            boolean gives = form.flag("gives").orElse(false);
            if (gives) {
                form.onlyOneOf("gives", "shares");
            }
            return Optional.of(
                    new Consequence.Price(
                            follows,
                            gives,
                            tariff,
                            form.text("per").flatMap(this::counted),
                            form.text("falls-on").flatMap(words::role),
                            reader.insteadOf(form),
                            shares.read(form)));
        }

        /** The attribute that says how many; it must be a whole number. */
        private Optional<String> counted(ScalarNode name) {
            return BookKinds.kind(BookFacts.OFFENCE, words.catalogue(), words.roles())
                    .flatMap(kind -> words.wholeField(kind, name));
        }

        private Optional<Consequence> portion() {
            Following follows = follows("shares", PORTION);
            Set<ClauseId> of = reader.prices(form);
            List<Consequence.Share> read = shares.read(form);
            return read.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Consequence.Portion(follows, of, read, reader.insteadOf(form)));
        }

        private Optional<Consequence> addOn() {
            Following follows = follows("add-on", ADD_ON);
            Optional<Form> inner = form.form("add-on", ADDED);
            Optional<String> role = inner.flatMap(f -> f.requiredText("to")).flatMap(words::role);
            Optional<Tariff> tariff =
                    inner.map(f -> Amounts.fixed(f, "an add-on", words.problems()));
            boolean besides = inner.flatMap(f -> f.flag("besides")).orElse(false);
            return role.isEmpty() || tariff.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Consequence.AddOn(
                                    follows,
                                    role.get(),
                                    tariff.get(),
                                    reader.insteadOf(form),
                                    besides));
        }

        private Optional<Consequence> repeat() {
            Following follows = follows("repeat", List.of());
            Optional<Form> inner = form.form("repeat", REPEAT);
            Optional<Integer> days = inner.flatMap(f -> reader.days(f, "within"));
            inner.ifPresent(f -> f.required("times"));
            OptionalLong times =
                    inner.map(f -> f.whole("times", 2, 10)).orElse(OptionalLong.empty());
            return days.isEmpty() || times.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Consequence.Repeat(
                                    follows, days.get(), Math.toIntExact(times.getAsLong())));
        }

        private Optional<Consequence> sanction() {
            Following follows = follows("sanction", List.of("falls-on"));
            Optional<String> role = form.text("falls-on").flatMap(words::role);
            return form.form("sanction", SanctionReader.KEYS)
                    .flatMap(inner -> new SanctionReader(words, reader).read(inner, follows, role));
        }

        private Optional<Consequence> balance() {
            Following follows = follows("balance", List.of());
            Optional<Form> inner = form.form("balance", BALANCE);
            Optional<Long> points =
                    inner.flatMap(f -> Amounts.points(f, "a balance", words.problems()));
            Optional<Cycle> every =
                    inner.filter(f -> f.required("every").isPresent())
                            .flatMap(f -> f.choice("every", Cycle.class));
            return points.isEmpty() || every.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Consequence.Balance(follows, points.get(), every.get()));
        }

        private Optional<Consequence> caps() {
            Following follows = follows("caps", List.of());
            return form.form("caps", CapsReader.KEYS)
                    .flatMap(inner -> new CapsReader(words).read(inner, follows));
        }

        private Optional<Consequence> unpaid() {
            Following follows = follows("unpaid", List.of());
            Optional<Form> inner = form.form("unpaid", UNPAID);
            Optional<Integer> after = inner.flatMap(f -> reader.days(f, "after"));
            Optional<Integer> grace =
                    inner.flatMap(f -> f.has("grace") ? reader.days(f, "grace") : Optional.of(0));
            Optional<Tariff> tariff =
                    inner.map(f -> Amounts.fixed(f, "an unpaid deduction", words.problems()));
            return after.isEmpty() || grace.isEmpty() || tariff.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Consequence.Unpaid(
                                    follows, after.get(), grace.get(), tariff.get()));
        }
    }
}
