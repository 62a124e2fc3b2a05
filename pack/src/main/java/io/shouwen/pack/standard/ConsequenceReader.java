package io.shouwen.pack.standard;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Rule;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.MapNode;
import io.shouwen.pack.yaml.Node;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a confirmed finding costs, and who answers with the person found. */
final class ConsequenceReader implements RuleReader {
    static final Form.Keys KEYS =
            Form.Keys.of("a consequence", "findings", "clauses", "points", "money", "shares");

    private static final String NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,2})?)";
    private static final Pattern POINTS = Pattern.compile(NUMBER + "(?: to " + NUMBER + ")?");
    private static final Pattern YUAN = Pattern.compile(POINTS.pattern() + " yuan");

    @Override
    public String key() {
        return "consequence";
    }

    @Override
    public Optional<Rule> read(ClauseId clause, Node node, Vocabulary words) {
        return Form.open(node, KEYS, words.problems()).map(form -> consequence(form, words));
    }

    private static Rule consequence(Form form, Vocabulary words) {
        if (!form.has("points") && !form.has("money")) {
            words.problems()
                    .add(
                            Slug.MISSING_KEY,
                            form.spot(),
                            "a consequence needs the key `points` or `money`");
        }
        return new Consequence(
                of(form, words),
                range(form, "points", POINTS, "points, such as `1` or `0.5 to 2`", words),
                range(form, "money", YUAN, "yuan, such as `50 yuan` or `100 to 500 yuan`", words),
                shares(form, words));
    }

    private static Set<ClauseId> of(Form form, Vocabulary words) {
        Set<ClauseId> of = new HashSet<>();
        form.texts("clauses").forEach(name -> words.clause(name).ifPresent(of::add));
        for (ScalarNode name : form.texts("findings")) {
            Optional<String> finding = words.finding(name);
            List<ClauseId> raising =
                    finding.map(f -> words.clausesByFinding().getOrDefault(f, List.of()))
                            .orElse(List.of());
            if (finding.isPresent() && raising.isEmpty()) {
                words.problems()
                        .add(
                                Slug.UNKNOWN_FINDING,
                                name.spot(),
                                "no clause raises the finding " + name.described());
            }
            of.addAll(raising);
        }
        return of;
    }

    /** Amounts with two decimals are whole hundredths: of a point, or of a yuan. */
    private static Consequence.Range range(
            Form form, String key, Pattern shape, String example, Vocabulary words) {
        Optional<ScalarNode> written = form.text(key);
        if (written.isEmpty()) {
            return Consequence.Range.NOTHING;
        }
        Matcher amounts = shape.matcher(written.get().text());
        if (!amounts.matches()) {
            words.problems()
                    .add(
                            Slug.BAD_AMOUNT,
                            written.get().spot(),
                            written.get().described() + " is no amount",
                            "write " + example);
            return Consequence.Range.NOTHING;
        }
        long least = hundredths(amounts.group(1));
        long most = amounts.group(2) == null ? least : hundredths(amounts.group(2));
        if (most < least) {
            words.problems()
                    .add(
                            Slug.BAD_RANGE,
                            written.get().spot(),
                            "the range ends below its beginning");
            return Consequence.Range.NOTHING;
        }
        return new Consequence.Range(least, most);
    }

    private static long hundredths(String number) {
        return new BigDecimal(number).movePointRight(2).longValueExact();
    }

    private static List<Consequence.Share> shares(Form form, Vocabulary words) {
        List<Consequence.Share> shares = new ArrayList<>();
        Optional<Node> node = form.node("shares");
        if (node.isPresent() && !(node.get() instanceof MapNode)) {
            words.problems()
                    .add(
                            Slug.WRONG_SHAPE,
                            node.get().spot(),
                            "expected roles with their shares, but found " + node.get().described(),
                            "write such as `{section-head: 10%}`");
        }
        if (node.isPresent() && node.get() instanceof MapNode map) {
            for (MapNode.Entry entry : map.entries()) {
                Optional<String> role = words.role(entry.key());
                Optional<ScalarNode> part = Form.scalar(entry.value(), words.problems());
                part.flatMap(text -> share(role.orElse(""), text, words))
                        .filter(share -> role.isPresent())
                        .ifPresent(shares::add);
            }
        }
        return shares;
    }

    private static Optional<Consequence.Share> share(
            String role, ScalarNode written, Vocabulary words) {
        Optional<Fractions.Fraction> part =
                Fractions.read(written.text()).filter(fraction -> fraction.numerator() > 0);
        if (part.isEmpty()) {
            words.problems()
                    .add(
                            Slug.BAD_SHARE,
                            written.spot(),
                            written.described() + " is not a share",
                            "write such as `10%` or `1/5`, more than nothing and at most the"
                                    + " whole");
        }
        return part.map(fraction ->
                new Consequence.Share(role, fraction.numerator(), fraction.denominator()));
    }
}
