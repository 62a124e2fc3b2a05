package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stretches of one promise as intervals, with the facts that began and ended them. */
record Pauses(List<Marked> marked) {
    static final Pauses NONE = new Pauses(List.of());

    /** An interval and the facts at its ends; it lasts to {@link Instant#MAX} while it is open. */
    record Marked(Interval interval, Fact from, Optional<Fact> until) {
        /** Cut off where it would last longer, as if nobody had ended it (suspension). */
        Marked atMost(Duration longest) {
            Instant end = interval.from().plus(longest);
            return end.isBefore(interval.to())
                    ? new Marked(new Interval(interval.from(), end), from, Optional.empty())
                    : this;
        }
    }

    static Pauses of(List<Stretch> stretches, Standard standard, List<Fact> facts) {
        if (stretches.isEmpty()) {
            return NONE;
        }
        List<Marked> marked = new ArrayList<>();
        for (Stretch stretch : stretches) {
            collect(stretch, standard, facts, marked);
        }
        return new Pauses(marked);
    }

    private static void collect(
            Stretch stretch, Standard standard, List<Fact> facts, List<Marked> found) {
        List<Marked> marked = new ArrayList<>(1);
        lasting(stretch, standard, facts, marked);
        for (Marked one : marked) {
            found.add(stretch.atMost().map(longest -> one.atMost(longest)).orElse(one));
        }
    }

    private static void lasting(
            Stretch stretch, Standard standard, List<Fact> facts, List<Marked> marked) {
        Optional<Fact> open = Optional.empty();
        Optional<Fact> again = Optional.empty();
        Instant closed = Instant.MIN;
        for (Fact fact : facts) {
            Instant at = fact.occurredAt();
            if (open.isEmpty()) {
                open = Matching.fits(stretch.from(), standard, fact) ? Optional.of(fact) : open;
            } else if (Matching.fits(stretch.until(), standard, fact)) {
                Fact from = open.get();
                if (at.isAfter(from.occurredAt())) {
                    Interval interval = new Interval(from.occurredAt(), at);
                    marked.add(new Marked(interval, from, Optional.of(fact)));
                    // What began at this very instant begins the next stretch.
                    open = again.filter(next -> next.occurredAt().equals(at));
                    closed = at;
                } else if (!at.equals(closed)) {
                    open = Optional.empty();
                }
            } else if (Matching.fits(stretch.from(), standard, fact)
                    && at.isAfter(open.get().occurredAt())
                    && (again.isEmpty() || at.isAfter(again.get().occurredAt()))) {
                again = Optional.of(fact);
            }
        }
        open.ifPresent(from ->
                marked.add(
                        new Marked(
                                new Interval(from.occurredAt(), Instant.MAX),
                                from,
                                Optional.empty())));
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
                                ? new Marked(new Interval(from, end), one.from(), Optional.empty())
                                : one);
            }
        }
        return new Pauses(cut);
    }

    /** The fact that began the first stretch that shares an instant with [from, to]. */
    Optional<Fact> touching(Instant from, Instant to) {
        for (Marked one : marked) {
            if (!one.interval().from().isAfter(to) && one.interval().to().isAfter(from)) {
                return Optional.of(one.from());
            }
        }
        return Optional.empty();
    }
}
