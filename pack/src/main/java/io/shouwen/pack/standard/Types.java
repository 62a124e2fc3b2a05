package io.shouwen.pack.standard;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.pack.yaml.Phrases;
import io.shouwen.pack.yaml.Problems;
import io.shouwen.pack.yaml.ScalarNode;
import io.shouwen.pack.yaml.Slug;
import io.shouwen.pack.yaml.Spot;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Written values as values of the engine, by the type of their attribute. */
public final class Types {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern BOUND = Pattern.compile("at[- ]least|at[- ]most|[<>≤≥=]");
    private static final Pattern YUAN = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,2})?");

    private Types() {}

    static String word(Catalogue.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case WHOLE -> "a whole number";
            case FLAG -> "`true` or `false`";
            case MOMENT -> "a moment";
            case DAY -> "a day";
            case MONEY -> "an amount in yuan";
        };
    }

    static Optional<Value> value(
            ScalarNode written,
            String name,
            Catalogue.Field field,
            ZoneId zone,
            Problems problems) {
        return value(written.text(), written.spot(), name, field, zone, problems);
    }

    /** The value if it fits the attribute; else a problem. */
    public static Optional<Value> value(
            String text,
            Spot spot,
            String name,
            Catalogue.Field field,
            ZoneId zone,
            Problems problems) {
        if (!field.allowed().isEmpty() && !field.allowed().contains(text)) {
            problems.add(
                    Slug.UNKNOWN_VALUE,
                    spot,
                    "the attribute "
                            + Phrases.quoted(name)
                            + " has no value "
                            + Phrases.quoted(text),
                    Phrases.suggestion(text, field.allowed().stream().sorted().toList()));
            return Optional.empty();
        }
        Optional<Value> value = parsed(text, field.type(), zone);
        if (value.isEmpty()) {
            problems.add(
                    Slug.WRONG_TYPE,
                    spot,
                    "the attribute "
                            + Phrases.quoted(name)
                            + " is "
                            + word(field.type())
                            + ", but "
                            + Phrases.quoted(text)
                            + " is not",
                    help(field.type(), text));
        }
        return value;
    }

    private static Optional<Value> parsed(String text, Catalogue.Type type, ZoneId zone) {
        return switch (type) {
            case TEXT -> Optional.of(new Value.Text(text));
            case WHOLE ->
                    WHOLE.matcher(text).matches()
                            ? Optional.of(new Value.Whole(Long.parseLong(text)))
                            : Optional.empty();
            case FLAG ->
                    switch (text) {
                        case "true" -> Optional.of(new Value.Flag(true));
                        case "false" -> Optional.of(new Value.Flag(false));
                        default -> Optional.empty();
                    };
            case MOMENT -> Times.moment(text, zone).map(Value.Moment::new);
            case DAY -> Times.day(text).map(Value.Day::new);
            case MONEY ->
                    YUAN.matcher(text).matches()
                            ? Optional.of(
                                    new Value.Money(
                                            new BigDecimal(text)
                                                    .movePointRight(2)
                                                    .longValueExact()))
                            : Optional.empty();
        };
    }

    private static Optional<String> help(Catalogue.Type type, String text) {
        if (BOUND.matcher(text).lookingAt()) {
            return Optional.of("bounds are keys, such as `{at-least: 2, at-most: 5}`");
        }
        return switch (type) {
            case MOMENT -> Optional.of("write it as `2026-03-02T10:30`");
            case DAY -> Optional.of("write it as `2026-03-02`");
            case MONEY -> Optional.of("write yuan with at most two decimals, such as `12.50`");
            case WHOLE -> Optional.of("write it in digits, such as `5`");
            case TEXT, FLAG -> Optional.empty();
        };
    }

    /** The word by which {@code facts.yaml} names a type. */
    static String written(Catalogue.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
