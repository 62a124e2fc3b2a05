package io.shouwen.pack.explain;

import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Cycle;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Patterns of facts, stretches between them, and what opens a rule. */
record PatternWords(Templates t, Names names, ConditionWords conditions) {
    PatternWords(Templates t, Names names) {
        this(t, names, new ConditionWords(t, names));
    }

    String of(Pattern pattern) {
        String kind = conditions.kind(pattern.kind());
        return conditions
                .of(pattern.where(), names.catalogue().kind(pattern.kind()))
                .map(where -> t.of("pattern", kind, where))
                .orElse(kind);
    }

    String of(List<Pattern> patterns) {
        return or(patterns.stream().map(this::of).toList());
    }

    String or(Collection<String> items) {
        return items.stream().distinct().collect(Collectors.joining(t.of("list.or")));
    }

    String of(Stretch stretch) {
        return stretch.atMost()
                .map(longest ->
                        t.of(
                                "stretch.at-most",
                                of(stretch.from()),
                                of(stretch.until()),
                                new LimitWords(t, conditions).length(longest)))
                .orElseGet(() -> t.of("stretch", of(stretch.from()), of(stretch.until())));
    }

    String stretches(List<Stretch> stretches) {
        return or(stretches.stream().map(this::of).toList());
    }

    String of(Opening opening) {
        return switch (opening) {
            case Opening.OnFact on -> of(on.patterns());
            case Opening.OnBreach on ->
                    t.of(
                            on.untilCured() ? "opening.uncured" : "opening.breach",
                            t.of("code", on.of().value()));
            case Opening.EachPeriod each -> each(each);
        };
    }

    private String each(Opening.EachPeriod each) {
        String opens =
                t.of(
                        each.anchored() ? "opening.anchored" : "opening.each",
                        cycle(each.every()),
                        of(each.during().from()),
                        of(each.during().until()));
        return each.times().isPresent()
                ? t.of("opening.times", opens, each.times().getAsInt())
                : opens;
    }

    String cycle(Cycle cycle) {
        return t.of("cycle." + Draft.word(cycle));
    }
}
