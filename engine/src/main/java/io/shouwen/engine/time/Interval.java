package io.shouwen.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A stretch of time, half open: {@code from} belongs to it, {@code to} does not. */
public record Interval(Instant from, Instant to) {
    public Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "an interval ends at or after its start, but %s is before %s"
                            .formatted(to, from));
        }
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** What both share, if that is more than nothing. */
    public Optional<Interval> intersection(Interval other) {
        Instant start = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return start.isBefore(end) ? Optional.of(new Interval(start, end)) : Optional.empty();
    }

    /** The same instants in order of time, none twice, none empty, touching ones joined. */
    public static List<Interval> unite(Collection<Interval> intervals) {
        List<Interval> sorted = new ArrayList<>(intervals);
        sorted.removeIf(Interval::isEmpty);
        sorted.sort(Comparator.comparing(Interval::from));
        List<Interval> united = new ArrayList<>();
        for (Interval next : sorted) {
            int last = united.size() - 1;
            if (last < 0 || next.from.isAfter(united.get(last).to)) {
                united.add(next);
            } else if (next.to.isAfter(united.get(last).to)) {
                united.set(last, new Interval(united.get(last).from, next.to));
            }
        }
        return List.copyOf(united);
    }

    /** The instants that lie in both collections, in the form of {@link #unite}. */
    public static List<Interval> intersect(Collection<Interval> some, Collection<Interval> others) {
        List<Interval> left = unite(some);
        List<Interval> right = unite(others);
        List<Interval> shared = new ArrayList<>();
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            left.get(l).intersection(right.get(r)).ifPresent(shared::add);
            if (left.get(l).to.isBefore(right.get(r).to)) {
                l++;
            } else {
                r++;
            }
        }
        return List.copyOf(shared);
    }
}
