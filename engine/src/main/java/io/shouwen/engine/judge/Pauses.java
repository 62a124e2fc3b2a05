package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stretches of one promise as intervals, with the facts that began and ended them. */
record Pauses(List<Marked> marked) {
    static final Pauses NONE = new Pauses(List.of());

    /**
     * An interval and the facts at its ends; it lasts to {@link Instant#MAX} while it is open, and
     * no fact ended it that was cut off (suspension).
     */
    record Marked(Interval interval, Fact from, Optional<Fact> until) {}

    static Pauses of(List<Stretch> stretches, Standard standard, List<Fact> facts) {
        if (stretches.isEmpty()) {
            return NONE;
        }
        List<Marked> marked = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Walk walk = new Walk(stretch, standard, marked);
            facts.forEach(walk::take);
            walk.expireBefore(Instant.MAX);
        }
        return new Pauses(marked);
    }

    /** Goes through the facts in their order and marks the stretches that they begin and end. */
    private static final class Walk {
        private final Stretch stretch;
        private final Standard standard;
        private final List<Marked> marked;
        private Optional<Fact> open = Optional.empty();
        private Optional<Fact> again = Optional.empty();
        private Instant closed = Instant.MIN;

        Walk(Stretch stretch, Standard standard, List<Marked> marked) {
            this.stretch = stretch;
            this.standard = standard;
            this.marked = marked;
        }

        void take(Fact fact) {
            Instant at = fact.occurredAt();
            expireBefore(at);
            if (open.isEmpty()) {
                open = Matching.fits(stretch.from(), standard, fact) ? Optional.of(fact) : open;
            } else if (Matching.fits(stretch.until(), standard, fact)) {
                if (at.isAfter(open.get().occurredAt())) {
                    close(at, Optional.of(fact));
                } else if (!at.equals(closed)) {
                    open = Optional.empty();
                }
            } else if (Matching.fits(stretch.from(), standard, fact)
                    && at.isAfter(open.get().occurredAt())
                    && (again.isEmpty() || at.isAfter(again.get().occurredAt()))) {
                again = Optional.of(fact);
            }
        }

        /** What has lasted its longest ends by itself. */
        void expireBefore(Instant at) {
            while (open.isPresent()) {
                Instant from = open.get().occurredAt();
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
            Fact from = open.orElseThrow();
            marked.add(new Marked(new Interval(from.occurredAt(), at), from, until));
            open = again.filter(next -> next.occurredAt().equals(at));
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
