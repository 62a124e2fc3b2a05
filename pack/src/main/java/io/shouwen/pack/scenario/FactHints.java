package io.shouwen.pack.scenario;

import io.shouwen.pack.standard.Times;
import io.shouwen.pack.yaml.Phrases;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a word of a fact that cannot be read was probably meant. */
final class FactHints {
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})[,;]?");
    private static final Pattern ASSIGNED = Pattern.compile("([^=＝\"]+)[=＝](.*)");

    private FactHints() {}

    /** Whether a word stands for a day, be it written well or not. */
    static boolean likeDay(String word) {
        return DATE.matcher(word).matches();
    }

    /** The day that a word was meant as; empty if it is none of the calendar. */
    static Optional<String> day(String word) {
        Matcher date = DATE.matcher(word);
        return date.matches()
                ? Optional.of("%s-%2s-%2s".formatted(date.group(1), date.group(2), date.group(3)))
                        .map(text -> text.replace(' ', '0'))
                        .filter(text -> Times.day(text).isPresent())
                : Optional.empty();
    }

    /** The time of day that a word was meant as. */
    static Optional<String> time(String word) {
        Matcher time = TIME.matcher(Phrases.halfWidth(word));
        return time.matches()
                ? Optional.of("%2s:%s".formatted(time.group(1), time.group(2)))
                        .map(text -> text.replace(' ', '0'))
                        .filter(text -> Times.secondOfDay(text).isPresent())
                : Optional.empty();
    }

    /** What to do with a word that is no part of a fact. */
    static Optional<String> stray(
            String word, Collection<String> attributes, Collection<String> parts) {
        Matcher assigned = ASSIGNED.matcher(word);
        if (assigned.matches()) {
            return Optional.of(assigned(assigned, attributes));
        }
        if (word.equals("=") || attributes.contains(word)) {
            return Optional.of("write `name=value` without spaces around the `=`");
        }
        return word.contains("\"")
                ? Optional.of("close the double quote at the end of the value")
                : Phrases.suggestion(word, parts)
                        .map(known ->
                                known.startsWith("allowed")
                                        ? known + "; a value with spaces stands in double quotes"
                                        : known);
    }

    private static String assigned(Matcher assigned, Collection<String> attributes) {
        String name = assigned.group(1);
        if (Phrases.halfWidth(assigned.group(2)).startsWith("\"")
                && !assigned.group(2).endsWith("\"")) {
            return "close the double quote at the end of the value";
        }
        return Phrases.nearest(Phrases.halfWidth(name), attributes)
                .map(near -> "write " + Phrases.quoted(near + "=" + assigned.group(2)))
                .orElse("an attribute is named by lower-case letters, digits and `_`");
    }
}
