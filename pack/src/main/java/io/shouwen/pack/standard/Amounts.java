package io.shouwen.pack.standard;

import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;
import io.shouwen.pack.yaml.Form;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how many points and how much money: {@code 1 to 2}, {@code 13000 yuan or more}. */
final class Amounts {
    private static final String NUMBER = "([0-9]{1,9}(?:\\.[0-9]{1,2})?)";
    private static final Pattern POINTS =
            Pattern.compile(NUMBER + "(?:(?: to " + NUMBER + ")|( or more))?");
    private static final Pattern YUAN =
            Pattern.compile(NUMBER + "(?: to " + NUMBER + ")? yuan( or more)?");
    private static final Pattern PER_POINT = Pattern.compile(NUMBER + " yuan per point");
    private static final Pattern ONE =
            Pattern.compile(NUMBER + " *(?:元|块|￥|yuan|rmb|CNY|分|points?)?");
    private static final String POINTS_EXAMPLE = "points, such as `1` or `0.5 to 2`";
    private static final String YUAN_EXAMPLE = "yuan, such as `50 yuan` or `100 to 500 yuan`";

    private Amounts() {}

    /** The amounts under {@code points} and {@code money}; one of the two must stand. */
    static Tariff read(Form form, String what, Problems problems) {
        Range points = range(form, "points", POINTS, POINTS_EXAMPLE, problems);
        Optional<ScalarNode> money = form.text("money");
        Matcher perPoint = PER_POINT.matcher(money.map(ScalarNode::text).orElse(""));
        if (perPoint.matches()) {
            if (!form.has("points")) {
                problems.add(
                        Slug.MISSING_KEY,
                        form.keySpot("money"),
                        "money for each point needs the key `points`");
            }
            return Tariff.linked(points, hundredths(perPoint.group(1)));
        }
        if (!form.has("points") && !form.has("money")) {
            problems.add(
                    Slug.MISSING_KEY, form.spot(), what + " needs the key `points` or `money`");
        }
        return new Tariff(points, range(form, "money", YUAN, YUAN_EXAMPLE, problems));
    }

    /** A number of points under {@code points}, in hundredths. */
    static Optional<Long> points(Form form, String what, Problems problems) {
        form.required("points");
        Range points = range(form, "points", POINTS, POINTS_EXAMPLE, problems);
        return one(form, "points", points, what, problems)
                ? Optional.of(points.min())
                : Optional.empty();
    }

    /** As {@link #read}, but nothing is left to discretion. */
    static Tariff fixed(Form form, String what, Problems problems) {
        Tariff tariff = read(form, what, problems);
        return one(form, "points", tariff.pointsHundredths(), what, problems)
                        && one(form, "money", tariff.moneyFen(), what, problems)
                ? tariff
                : Tariff.NOTHING;
    }

    private static boolean one(Form form, String key, Range range, String what, Problems problems) {
        if (!range.fixed()) {
            problems.add(
                    Slug.BAD_RANGE,
                    form.keySpot(key),
                    what + " has one amount, not a range",
                    "write such as `points: 1` or `money: 100 yuan`");
        }
        return range.fixed();
    }

    /** Amounts with two decimals are whole hundredths: of a point, or of a yuan. */
    private static Range range(
            Form form, String key, Pattern shape, String example, Problems problems) {
        Optional<ScalarNode> written = form.text(key);
        if (written.isEmpty()) {
            return Range.NOTHING;
        }
        Matcher amounts = shape.matcher(written.get().text());
        if (!amounts.matches() || (amounts.group(2) != null && amounts.group(3) != null)) {
            problems.add(
                    Slug.BAD_AMOUNT,
                    written.get().spot(),
                    written.get().described() + " is no amount",
                    meant(written.get().text(), key)
                            .map(text -> "did you mean " + Phrases.quoted(text) + "?")
                            .orElse("write " + example));
            return Range.NOTHING;
        }
        long least = hundredths(amounts.group(1));
        long most = amounts.group(2) == null ? least : hundredths(amounts.group(2));
        if (most < least) {
            problems.add(
                    Slug.BAD_RANGE, written.get().spot(), "the range ends below its beginning");
            return Range.NOTHING;
        }
        return new Range(least, amounts.group(3) == null ? most : Range.OPEN);
    }

    /** One number with another unit, or with none where one is needed. */
    private static Optional<String> meant(String text, String key) {
        Matcher number = ONE.matcher(text);
        return number.matches()
                ? Optional.of(number.group(1) + (key.equals("money") ? " yuan" : ""))
                : Optional.empty();
    }

    static long hundredths(String number) {
        return new BigDecimal(number).movePointRight(2).longValueExact();
    }
}
