package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Stretch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Patterns, stretches and openings with one thing changed. */
record PatternVariants(Catalogue catalogue) {
    List<Variant<Pattern>> of(Pattern pattern) {
        return Variant.in(
                conditions(pattern).of(pattern.where()),
                where -> new Pattern(pattern.kind(), where));
    }

    ConditionVariants conditions(Pattern pattern) {
        return new ConditionVariants(catalogue.kind(pattern.kind()));
    }

    /** One of several patterns left out or varied; one that another takes in is not left out. */
    List<Variant<List<Pattern>>> of(List<Pattern> patterns, boolean mayBeEmpty) {
        return Variant.ofList(patterns, mayBeEmpty, PatternVariants::named, this::of).stream()
                .filter(variant -> !idle(patterns, variant.value()))
                .toList();
    }

    private static boolean idle(List<Pattern> patterns, List<Pattern> fewer) {
        return fewer.size() < patterns.size()
                && patterns.stream()
                        .filter(pattern -> !fewer.contains(pattern))
                        .allMatch(gone -> fewer.stream().anyMatch(left -> takesIn(left, gone)));
    }

    private static boolean takesIn(Pattern wide, Pattern narrow) {
        return wide.kind().equals(narrow.kind()) && wide.unconditional();
    }

    static String named(Pattern pattern) {
        List<String> names = new ArrayList<>();
        pattern.where().names(names::add);
        return "`" + pattern.kind() + (names.isEmpty() ? "`" : "` by " + String.join(", ", names));
    }

    List<Variant<Stretch>> of(Stretch stretch) {
        List<Variant<Stretch>> variants = new ArrayList<>();
        variants.addAll(
                Variant.in(
                        of(stretch.from()),
                        from -> new Stretch(from, stretch.until(), stretch.atMost()),
                        "from"));
        variants.addAll(
                Variant.in(
                        of(stretch.until()),
                        until -> new Stretch(stretch.from(), until, stretch.atMost()),
                        "until"));
        variants.addAll(
                Variant.in(
                        Variant.<Duration>ofOptional(
                                stretch.atMost(), "its longest time", LimitVariants::ofAmount),
                        atMost -> new Stretch(stretch.from(), stretch.until(), atMost),
                        "at-most"));
        return variants;
    }

    static String named(Stretch stretch) {
        return "the stretch from " + named(stretch.from());
    }

    List<Variant<Opening.OnFact>> of(Opening.OnFact opening) {
        return Variant.in(of(opening.patterns(), false), Opening.OnFact::new, "when");
    }

    List<Variant<Opening>> of(Opening opening) {
        return switch (opening) {
            case Opening.OnFact on -> Variant.in(of(on), changed -> changed);
            case Opening.OnBreach on ->
                    Variant.in(
                            Variant.ofFlag(on.untilCured(), "ending with the breach"),
                            untilCured -> new Opening.OnBreach(on.of(), untilCured),
                            "when",
                            "until");
            case Opening.EachPeriod each -> of(each);
        };
    }

    private List<Variant<Opening>> of(Opening.EachPeriod each) {
        List<Variant<Opening>> variants = new ArrayList<>();
        variants.addAll(Variant.in(of(each.during()), during -> with(each, during), "during"));
        variants.addAll(
                Variant.in(
                        Variant.ofFlag(each.anchored(), "counting from the start"),
                        anchored ->
                                new Opening.EachPeriod(
                                        each.every(), each.during(), anchored, each.times()),
                        "counted"));
        Optional<Integer> times =
                each.times().isPresent() ? Optional.of(each.times().getAsInt()) : Optional.empty();
        variants.addAll(
                Variant.in(
                        Variant.<Integer>ofOptional(
                                times,
                                "its number of times",
                                n -> Variant.ofNumber(n, 1, Integer.MAX_VALUE, "times")),
                        n ->
                                new Opening.EachPeriod(
                                        each.every(),
                                        each.during(),
                                        each.anchored(),
                                        n.map(OptionalInt::of).orElse(OptionalInt.empty())),
                        "times"));
        return variants;
    }

    List<Variant<Opening.EachPeriod>> ofPeriods(Opening.EachPeriod each) {
        return of(each).stream()
                .flatMap(variant ->
                        variant.value() instanceof Opening.EachPeriod changed
                                ? Stream.of(variant.in(same -> changed))
                                : Stream.empty())
                .toList();
    }

    private static Opening with(Opening.EachPeriod each, Stretch during) {
        return new Opening.EachPeriod(each.every(), during, each.anchored(), each.times());
    }
}
