package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stretches as intervals, with the facts that began and ended them.
 *
 * @param doubtful whether something may have begun or ended one that does not surely do so
 */
record Pauses(List<Marked> marked, boolean doubtful) {
    static final Pauses NONE = new Pauses(List.of(), false);

    /**
     * An interval and the facts at its ends; it lasts to {@link Instant#MAX} while it is open, and
     * no fact ended it that was cut off (suspension).
     *
     * @param fit the attribute for want of which nobody can tell that it began and ended so
     */
    record Marked(Interval interval, Fact from, Optional<Fact> until, Fit fit) {}

    /** Whether a fact is meant by a pattern. */
    @FunctionalInterface
    interface Meaning {
        Fit of(Pattern pattern, Fact fact);
    }

    static Pauses of(List<Stretch> stretches, Standard standard, List<Fact> facts) {
        return of(
                stretches,
                (pattern, fact) -> Matching.fit(pattern, standard, fact),
                facts,
                Reading.SURE);
    }

    static Pauses of(List<Stretch> stretches, Meaning meaning, List<Fact> facts, Reading reading) {
        if (stretches.isEmpty()) {
            return NONE;
        }
        List<Marked> marked = new ArrayList<>();
        boolean doubtful = false;
        for (Stretch stretch : stretches) {
            Walk walk = new Walk(stretch, meaning, reading, marked);
            facts.forEach(walk::take);
            walk.expireBefore(Instant.MAX);
            doubtful |= walk.doubtful;
        }
        return new Pauses(marked, doubtful);
    }

    /** What is lacked by the first fact that may begin or end one of them. */
    static Fit doubt(List<Stretch> stretches, Meaning meaning, List<Fact> facts) {
        Fit doubt = Fit.YES;
        for (Stretch stretch : stretches) {
            for (Fact fact : facts) {
                for (Pattern pattern : List.of(stretch.from(), stretch.until())) {
                    Fit fit = meaning.of(pattern, fact);
                    doubt = fit.possible() ? doubt.and(fit) : doubt;
                }
            }
        }
        return doubt;
    }

    /** Goes through the facts in their order and marks the stretches that they begin and end. */
    private static final class Walk {
        private final Stretch stretch;
        private final Meaning meaning;
        private final Reading reading;
        private final List<Marked> marked;
        private Optional<Begun> open = Optional.empty();
        private Optional<Begun> again = Optional.empty();
        private Instant closed = Instant.MIN;
        private boolean doubtful;

        /**
         * What began a stretch.
         *
         * @param fit what nobody can tell of its beginning or, if that is sure, of its end
         */
        private record Begun(Fact fact, Fit fit) {
            Instant at() {
                return fact.occurredAt();
            }
        }

        Walk(Stretch stretch, Meaning meaning, Reading reading, List<Marked> marked) {
            this.stretch = stretch;
            this.meaning = meaning;
            this.reading = reading;
            this.marked = marked;
        }

        void take(Fact fact) {
            Instant at = fact.occurredAt();
            expireBefore(at);
            if (open.isEmpty()) {
                Fit begins = fit(stretch.from(), fact);
                if (so(begins, Reading.LONGEST)) {
                    open = Optional.of(new Begun(fact, begins));
                }
            } else if (ends(fact, at.isAfter(open.get().at()))) {
                if (at.isAfter(open.get().at())) {
                    close(at, Optional.of(fact));
                } else if (!at.equals(closed)) {
                    open = Optional.empty();
                }
            } else if (at.isAfter(open.get().at())
                    && (again.isEmpty() || at.isAfter(again.get().at()))) {
                Fit begins = fit(stretch.from(), fact);
                if (so(begins, Reading.LONGEST)) {
                    again = Optional.of(new Begun(fact, begins));
                }
            }
        }

        private Fit fit(Pattern pattern, Fact fact) {
            Fit fit = meaning.of(pattern, fact);
            doubtful |= fit.possible() && !fit.sure();
            return fit;
        }

        /** What may be is so by the reading to which it belongs. */
        private boolean so(Fit fit, Reading so) {
            return fit.sure() || (fit.possible() && reading == so);
        }

        private boolean ends(Fact fact, boolean later) {
            Fit ends = fit(stretch.until(), fact);
            if (later && ends.possible() && !ends.sure()) {
                Begun begun = open.orElseThrow();
                open = Optional.of(new Begun(begun.fact(), begun.fit().and(ends)));
            }
            return so(ends, Reading.SHORTEST);
        }

        /** What has lasted its longest ends by itself. */
        void expireBefore(Instant at) {
            while (open.isPresent()) {
                Instant from = open.get().at();
                Instant expiry = stretch.atMost().map(from::plus).orElse(Instant.MAX);
                if (expiry.isBefore(at) || at.equals(Instant.MAX)) {
                    close(expiry, Optional.empty());
                } else {
                    return;
                }
            }
        }

        /** What began at the very instant of the end begins the next stretch. */
        private void close(Instant at, Optional<Fact> until) {
            Begun from = open.orElseThrow();
            marked.add(new Marked(new Interval(from.at(), at), from.fact(), until, from.fit()));
            open = again.filter(next -> next.at().equals(at));
            closed = at;
        }
    }

    /** True when a stretch began at an instant or before and lasts beyond it. */
    boolean lastBeyond(Instant end) {
        for (Marked one : marked) {
            if (!one.interval().from().isAfter(end) && one.interval().to().isAfter(end)) {
                return true;
            }
        }
        return false;
    }

    /** The pauses as far as they lie before an instant, cut off there. */
    Pauses before(Instant end) {
        List<Marked> cut = new ArrayList<>();
        for (Marked one : marked) {
            Instant from = one.interval().from();
            if (from.isBefore(end)) {
                cut.add(
                        one.interval().to().isAfter(end)
                                ? new Marked(
                                        new Interval(from, end),
                                        one.from(),
                                        Optional.empty(),
                                        one.fit())
                                : one);
            }
        }
        return new Pauses(cut, doubtful);
    }

    /** The first stretch that shares an instant with [from, to]. */
    Optional<Marked> touching(Instant from, Instant to) {
        for (Marked one : marked) {
            if (!one.interval().from().isAfter(to) && one.interval().to().isAfter(from)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
