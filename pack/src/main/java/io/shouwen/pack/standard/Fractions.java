package io.shouwen.pack.standard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads parts of a whole exactly: {@code 10%}, {@code 98.5%}, {@code 1/5}. */
final class Fractions {
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})(?:\\.([0-9]{1,2}))?%");
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

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
}
