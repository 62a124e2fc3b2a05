package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.standard.Truth;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stretches of one promise as intervals, with the facts that began and ended them. */
record Pauses(List<Marked> marked, List<Interval> united) {
    static final Pauses NONE = new Pauses(List.of(), List.of());

    /** An interval and the facts at its ends; it lasts to {@link Instant#MAX} while it is open. */
    record Marked(Interval interval, Fact from, Optional<Fact> until) {}

    static Pauses of(List<Stretch> stretches, Standard standard, List<Fact> facts) {
        if (stretches.isEmpty()) {
            return NONE;
        }
        List<Marked> marked = new ArrayList<>();
        for (Stretch stretch : stretches) {
            collect(stretch, standard, facts, marked);
        }
        return new Pauses(marked, Interval.unite(marked.stream().map(Marked::interval).toList()));
    }

    private static void collect(
            Stretch stretch, Standard standard, List<Fact> facts, List<Marked> marked) {
        Optional<Fact> open = Optional.empty();
        for (Fact fact : facts) {
            if (open.isEmpty() && matches(stretch.from(), standard, fact)) {
                open = Optional.of(fact);
            } else if (open.isPresent() && matches(stretch.until(), standard, fact)) {
                if (fact.occurredAt().isAfter(open.get().occurredAt())) {
                    Interval interval = new Interval(open.get().occurredAt(), fact.occurredAt());
                    marked.add(new Marked(interval, open.get(), Optional.of(fact)));
                }
                open = Optional.empty();
            }
        }
        open.ifPresent(from ->
                marked.add(
                        new Marked(
                                new Interval(from.occurredAt(), Instant.MAX),
                                from,
                                Optional.empty())));
    }

    static boolean matches(Pattern pattern, Standard standard, Fact fact) {
        return pattern.kind().equals(fact.kind())
                && pattern.where().test(Openings.attributes(standard, fact)) == Truth.YES;
    }

    /** The pauses as far as they lie before an instant: what comes after a keep moves nothing. */
    Pauses before(Instant end) {
        if (marked.isEmpty()) {
            return this;
        }
        List<Marked> cut = new ArrayList<>();
        for (Marked one : marked) {
            if (one.interval().from().isBefore(end)) {
                Instant until = one.interval().to().isAfter(end) ? end : one.interval().to();
                cut.add(
                        new Marked(
                                new Interval(one.interval().from(), until),
                                one.from(),
                                one.until()));
            }
        }
        return new Pauses(cut, Interval.unite(cut.stream().map(Marked::interval).toList()));
    }

    /** True when some stretch shares an instant with [from, to]. */
    boolean touch(Instant from, Instant to) {
        return united.stream().anyMatch(i -> i.from().isBefore(to) && i.to().isAfter(from));
    }
}
