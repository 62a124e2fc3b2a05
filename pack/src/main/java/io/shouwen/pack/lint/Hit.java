package io.shouwen.pack.lint;

import io.shouwen.pack.yaml.Spot;

import java.util.Comparator;
import java.util.Locale;

/**
 * Something in a code that can be read and judged, and is probably not meant so.
 *
 * @param help how to mend it
 */
public record Hit(Slug slug, Spot spot, String sentence, String help) implements Comparable<Hit> {
    private static final Comparator<Hit> ORDER =
            Comparator.comparing(Hit::spot).thenComparing(Hit::slug).thenComparing(Hit::sentence);

    /** The kinds; each is one question put to a code. */
    public enum Slug {
        /** It never can match, or an earlier one always matches first. */
        UNREACHABLE,
        /** What is meant as an exception lets everything through. */
        SWALLOWED,
        /** What opens it and what keeps it never lie in one subject. */
        FACTS_APART,
        /** Two promises give one case two limits. */
        OVERLAP,
        /** A breach that costs nothing. */
        FINDING_WITHOUT_CONSEQUENCE,
        /** A finding that no clause raises. */
        FINDING_NEVER_RAISED,
        /** A consequence of what never breaks. */
        CONSEQUENCE_NEVER_RAISED,
        /** The whole organisation answers, so that no person does. */
        NOBODY_ANSWERS,
        /** A role that no clause names. */
        ROLE_UNUSED,
        /** What law does not let an employer do. */
        UNLAWFUL;

        /** Whether it is about a clause, and not about a name that the whole version gives. */
        boolean ofClause() {
            return switch (this) {
                case UNREACHABLE,
                        SWALLOWED,
                        FACTS_APART,
                        OVERLAP,
                        CONSEQUENCE_NEVER_RAISED,
                        UNLAWFUL ->
                        true;
                case FINDING_WITHOUT_CONSEQUENCE,
                        FINDING_NEVER_RAISED,
                        NOBODY_ANSWERS,
                        ROLE_UNUSED ->
                        false;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public int compareTo(Hit other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return spot + ": lint[" + slug + "]: " + sentence;
    }
}
