package io.shouwen.pack.standard;

import io.shouwen.pack.yaml.Phrases;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads parts of a whole exactly: {@code 10%}, {@code 98.5%}, {@code 1/5}. */
final class Fractions {
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,2}))?%");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    private static final Pattern NUMBER =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,4})?) *(?:%|percent|per cent)?");

    private Fractions() {}

    /** An exact part of a whole. */
    record Fraction(long numerator, long denominator) {}

    /** The part; empty if the text is none, or more than the whole. */
    static Optional<Fraction> read(String text) {
        Matcher percent = PERCENT.matcher(text);
        Matcher fraction = FRACTION.matcher(text);
        Optional<Fraction> read = Optional.empty();
        if (percent.matches()) {
            String decimals = percent.group(2) == null ? "" : percent.group(2);
            long scale = (long) Math.pow(10, decimals.length());
            read =
                    Optional.of(
                            new Fraction(Long.parseLong(percent.group(1) + decimals), 100 * scale));
        } else if (fraction.matches()) {
            read =
                    Optional.of(
                            new Fraction(
                                    Long.parseLong(fraction.group(1)),
                                    Long.parseLong(fraction.group(2))));
        }
        return read.filter(
                part -> part.denominator() > 0 && part.numerator() <= part.denominator());
    }

    /** What to write instead of a text that is no part: the percent that was meant, or how. */
    static String help(String text, String examples) {
        Matcher number = NUMBER.matcher(text);
        Optional<String> meant =
                !number.matches()
                        ? Optional.empty()
                        : text.startsWith("0.") && !text.endsWith("%")
                                ? Optional.of(
                                        new BigDecimal(number.group(1))
                                                        .movePointRight(2)
                                                        .stripTrailingZeros()
                                                        .toPlainString()
                                                + "%")
                                : Optional.of(number.group(1) + "%");
        return meant.filter(percent -> read(percent).filter(p -> p.numerator() > 0).isPresent())
                .map(percent -> "did you mean " + Phrases.quoted(percent) + "?")
                .orElse("write such as " + examples + ", more than nothing and at most the whole");
    }
}
