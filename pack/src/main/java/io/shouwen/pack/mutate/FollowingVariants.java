package io.shouwen.pack.mutate;

import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.time.Cycle;
import io.shouwen.pack.standard.BookKinds;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a consequence follows with one thing changed: a clause or condition left out, a place or a
 * window shifted.
 *
 * @param conditions of what it follows, an offence or a merit
 */
record FollowingVariants(ConditionVariants conditions) {
    static FollowingVariants of(Catalogue catalogue, boolean merits) {
        return new FollowingVariants(
                new ConditionVariants(
                        BookKinds.kind(
                                merits ? BookFacts.REWARD : BookFacts.OFFENCE,
                                catalogue,
                                List.of())));
    }

    List<Variant<Following>> of(Following follows) {
        List<Variant<Following>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        clauses(follows.clauses()),
                        clauses -> new Following(clauses, follows.where(), follows.nth()),
                        "clauses"));
        variants.addAll(
                Variant.in(conditions.of(follows.where()), where -> with(follows, where), "if"));
        variants.addAll(
                Variant.in(
                        Variant.<Ordinal>ofOptional(
                                follows.nth(), "its place", nth -> nth(nth, follows.where())),
                        nth -> new Following(follows.clauses(), follows.where(), nth),
                        "nth"));
        return variants;
    }

    /** What counts is written once where it is the same as what is meant. */
    private static Following with(Following follows, Condition where) {
        return new Following(
                follows.clauses(),
                where,
                follows.nth()
                        .map(nth ->
                                nth.counts().equals(follows.where()) ? counting(nth, where) : nth));
    }

    private static Ordinal counting(Ordinal nth, Condition counts) {
        return new Ordinal(nth.per(), nth.window(), counts, nth.least(), nth.most());
    }

    private List<Variant<Ordinal>> nth(Ordinal nth, Condition where) {
        List<Variant<Ordinal>> variants = new ArrayList<>();
        variants.addAll(places(nth));
        variants.addAll(
                Variant.in(
                        Variant.<String>ofList(
                                nth.per(),
                                true,
                                name -> "counting by `" + name + "`",
                                n -> List.of()),
                        per ->
                                new Ordinal(
                                        per, nth.window(), nth.counts(), nth.least(), nth.most()),
                        "per"));
        variants.addAll(
                Variant.in(
                        window(nth.window()),
                        window ->
                                new Ordinal(
                                        nth.per(), window, nth.counts(), nth.least(), nth.most())));
        if (!nth.counts().equals(where)) {
            variants.addAll(
                    Variant.in(
                            conditions.of(nth.counts()),
                            counts -> counting(nth, counts),
                            "counts"));
        }
        return variants;
    }

    /** One place is another one; of several the first or the last is. */
    private static List<Variant<Ordinal>> places(Ordinal nth) {
        if (nth.least() == nth.most()) {
            return Variant.in(
                    Variant.ofNumber(nth.least(), 1, Ordinal.ON - 1, "place"),
                    place -> with(nth, place, place),
                    "is");
        }
        List<Variant<Ordinal>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        Variant.ofNumber(nth.least(), 1, nth.most(), "from place"),
                        least -> with(nth, least, nth.most()),
                        "at-least"));
        if (nth.most() != Ordinal.ON) {
            variants.addAll(
                    Variant.in(
                            Variant.ofNumber(nth.most(), nth.least(), Ordinal.ON - 1, "to place"),
                            most -> with(nth, nth.least(), most),
                            "at-most"));
        }
        return variants;
    }

    private static Ordinal with(Ordinal nth, long least, long most) {
        return new Ordinal(nth.per(), nth.window(), nth.counts(), least, most);
    }

    private static List<Variant<Ordinal.Window>> window(Ordinal.Window window) {
        return switch (window) {
            case Ordinal.Window.Calendar calendar ->
                    Variant.in(cycles(calendar.every()), Ordinal.Window.Calendar::new, "every");
            case Ordinal.Window.Rolling rolling ->
                    Variant.in(span(rolling.back()), Ordinal.Window.Rolling::new, "within");
        };
    }

    /** One clause less; without the only one it follows every clause. */
    private static List<Variant<Set<ClauseId>>> clauses(Set<ClauseId> clauses) {
        return clauses.size() == 1
                ? List.of(
                        new Variant<>(
                                Set.of(),
                                "after every clause instead of `"
                                        + clauses.iterator().next()
                                        + "` alone"))
                : Variant.ofSet(clauses, "the clause");
    }

    private static String word(Cycle cycle) {
        return cycle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The next shorter and the next longer period. */
    static List<Variant<Cycle>> cycles(Cycle cycle) {
        List<Cycle> all = List.of(Cycle.values());
        return Variant.ofNumber(all.indexOf(cycle), 0, all.size() - 1, "").stream()
                .map(Variant::value)
                .map(all::get)
                .map(other ->
                        new Variant<>(
                                other, "every " + word(cycle) + " becomes every " + word(other)))
                .toList();
    }

    /** A day shorter and a day longer. */
    static List<Variant<Period>> span(Period span) {
        return List.of(
                new Variant<>(span.minusDays(1), "the time " + span + " a day shorter"),
                new Variant<>(span.plusDays(1), "the time " + span + " a day longer"));
    }
}
