package io.shouwen.pack.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that follows from a consequence, in the words of scenarios: {@code due T7 -10000 yuan
 * as head}.
 *
 * @param main what always stands behind the verb
 * @param details what stands behind it in any order, and is looked at only where it is expected
 */
record Owing(Verb verb, String main, Map<String, String> details) {
    /** The words after which a detail follows; {@code second} stands alone. */
    static final Set<String> DETAILS =
            Set.of("as", "for", "in", "nth", "units", "repeat", "second", "by");

    Owing {
        details = Map.copyOf(details);
    }

    /** What is said, and how it is written. */
    enum Verb {
        DUE("[^ ]+ -?[0-9.]+ (yuan|points)", "due T7 -100 yuan"),
        MAY("[^ ]+( [0-9.]+( to [0-9.]+)? (yuan|points)( or more)?){1,2}", "may T7 1 to 2 points"),
        AGAIN("[^ ]+", "again T7"),
        MISSING("[^ ]+ [^ ]+", "missing T7 intent"),
        UNPICKED("[^ ]+ [^ ]+", "unpicked T7 head"),
        ASIDE("[^ ]+", "aside T7"),
        PROPOSE("[^ ]+ [^ ]+( [0-9]+ (days|months|years))?", "propose T7 suspension 2 years"),
        IMPOSED("[^ ]+ [^ ]+( [0-9]+ (days|months|years))?", "imposed T7 suspension 2 years"),
        DECLINED("[^ ]+ [^ ]+( [0-9]+ (days|months|years))?", "declined T7 suspension"),
        LIFTED("[^ ]+ [^ ]+( [0-9]+ (days|months|years))?", "lifted T7 suspension"),
        WRONG_STEP("[^ ]+ [^ ]+( [0-9]+ (days|months|years))?", "wrong-step T7 fine"),
        UNFOUNDED("[^ ]+", "unfounded T7"),
        BALANCE("[^ ]+ -?[0-9.]+ points", "balance T7 11 points"),
        GRADE("[^ ]+ [^ ]+", "grade T7 B");

        private final String shape;
        private final String example;

        Verb(String shape, String example) {
            this.shape = shape;
            this.example = example;
        }

        boolean fits(String main) {
            return main.matches(shape);
        }

        /** How many words behind it cannot be details: whom it concerns, and what. */
        int least() {
            return this == AGAIN || this == ASIDE || this == UNFOUNDED ? 1 : 2;
        }

        String example() {
            return example;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What is never left out: that nothing is due is said by leaving nothing out. */
        boolean always() {
            return this == DUE || this == PROPOSE || this == GRADE;
        }
    }

    /** This, with the same details looked at as where it is expected. */
    Owing seenBy(Owing expected) {
        return new Owing(
                verb,
                main,
                expected.details().keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name, name -> details.getOrDefault(name, "-"))));
    }

    static String joined(List<Owing> all) {
        return all.isEmpty()
                ? ExpectationReader.NONE
                : all.stream().map(Owing::toString).collect(Collectors.joining("; "));
    }

    @Override
    public String toString() {
        return details.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> (" " + one.getKey() + " " + one.getValue()).stripTrailing())
                .collect(Collectors.joining("", verb.word() + " " + main, ""));
    }
}
