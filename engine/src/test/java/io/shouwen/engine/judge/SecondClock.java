package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The second judge's clock: it walks from minute to minute while the clock does not stand still.
 */
final class SecondClock {
    /** A stretch with the facts at its ends. */
    record Pause(Interval at, FactId by, Optional<FactId> end) {}

    private final Standard standard;
    private final Limit limit;
    private final Fact opened;
    final List<Interval> standing = new ArrayList<>();
    Optional<WorkCalendar> calendar = Optional.empty();
    Instant base;
    boolean fixed;

    SecondClock(Standard standard, Limit limit, Fact opened) {
        this.standard = standard;
        this.limit = limit;
        this.opened = opened;
        this.base = opened.occurredAt();
    }

    LocalDate day(Instant at) {
        return at.atZone(standard.zone()).toLocalDate();
    }

    Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(standard.zone()).toInstant();
    }

    Duration measured(Instant from, Instant to) {
        boolean working = limit instanceof Limit.WorkingTime && !fixed;
        Duration sum = Duration.ZERO;
        for (Instant at = from; at.isBefore(to); ) {
            Instant next = earlier(nextMinute(at), to);
            if (!working || calendar.orElseThrow().isOpen(at)) {
                sum = sum.plus(Duration.between(at, next));
            }
            at = next;
        }
        return sum;
    }

    /** The due moment of the limit from the base, the clock standing still in the pauses. */
    Optional<Instant> due() {
        return switch (limit) {
            case Limit.Elapsed elapsed -> walk(elapsed.amount(), false);
            case Limit.WorkingTime working -> walk(working.amount(), true);
            case Limit.WorkingDays days -> walkDays(days.days());
            case Limit.EndOfDay end -> walkMidnights(end.daysAfter());
            case Limit.DateFrom date ->
                    SecondJudge.attributes(standard, opened).get(date.attribute())
                                    instanceof Value.Moment moment
                            ? Optional.of(moment.at())
                            : Optional.empty();
            case Limit.Unbound unbound -> Optional.empty();
        };
    }

    private Optional<Instant> walk(Duration amount, boolean working) {
        Duration left = amount;
        Instant at = base;
        while (true) {
            Instant here = at;
            Optional<Interval> pause =
                    standing.stream().filter(one -> one.contains(here)).findFirst();
            if (pause.isPresent()) {
                if (pause.get().to().equals(Instant.MAX)) {
                    return Optional.empty();
                }
                at = pause.get().to();
                continue;
            }
            Instant next = nextMinute(at);
            for (Interval one : standing) {
                next = one.from().isAfter(at) ? earlier(next, one.from()) : next;
            }
            if (!working || calendar.orElseThrow().isOpen(at)) {
                Duration runs = Duration.between(at, next);
                if (left.compareTo(runs) <= 0) {
                    return Optional.of(at.plus(left));
                }
                left = left.minus(runs);
            }
            at = next;
        }
    }

    private Optional<Instant> walkDays(int days) {
        WorkCalendar hours = calendar.orElseThrow();
        int left = days;
        for (LocalDate day = day(base).plusDays(1); ; day = day.plusDays(1)) {
            Optional<Instant> closing = hours.closing(day);
            if (closing.isPresent() && neverEnds(closing.get())) {
                return Optional.empty();
            }
            if (closing.isPresent() && !standsAround(closing.get()) && --left == 0) {
                return closing;
            }
        }
    }

    private Optional<Instant> walkMidnights(int daysAfter) {
        int left = daysAfter;
        for (LocalDate day = day(base); ; day = day.plusDays(1)) {
            Instant end = midnightAfter(day);
            if (neverEnds(end)) {
                return Optional.empty();
            }
            if (!standsAround(end) && --left < 0) {
                return Optional.of(end);
            }
        }
    }

    private boolean neverEnds(Instant at) {
        return standing.stream()
                .anyMatch(one -> one.from().isBefore(at) && one.to().equals(Instant.MAX));
    }

    /** The clock stands still both right before and right after the instant. */
    private boolean standsAround(Instant at) {
        return standing.stream().anyMatch(one -> one.contains(at))
                && standing.stream().anyMatch(one -> one.contains(at.minusNanos(1)));
    }

    static List<Pause> cut(List<Pause> pauses, Instant end) {
        List<Pause> cut = new ArrayList<>();
        for (Pause one : pauses) {
            if (one.at().from().isBefore(end)) {
                boolean beyond = one.at().to().isAfter(end);
                Interval at = new Interval(one.at().from(), earlier(one.at().to(), end));
                cut.add(new Pause(at, one.by(), beyond ? Optional.empty() : one.end()));
            }
        }
        return cut;
    }

    /** From each beginning to the next end; at one instant the end of the older comes first. */
    List<Pause> pauses(List<Stretch> stretches, List<Fact> facts) {
        List<Pause> pauses = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Instant free = Instant.MIN;
            for (Fact from : facts) {
                if (!SecondJudge.fits(stretch.from(), standard, from)
                        || from.occurredAt().isBefore(free)) {
                    continue;
                }
                Optional<Fact> until =
                        facts.stream()
                                .filter(fact -> SecondJudge.fits(stretch.until(), standard, fact))
                                .filter(fact -> fact.occurredAt().isAfter(from.occurredAt()))
                                .findFirst();
                boolean undone =
                        facts.stream()
                                .filter(fact -> SecondJudge.fits(stretch.until(), standard, fact))
                                .filter(fact -> facts.indexOf(fact) > facts.indexOf(from))
                                .anyMatch(fact -> fact.occurredAt().equals(from.occurredAt()));
                boolean endsOlder = from.occurredAt().equals(free);
                if (undone && !endsOlder) {
                    continue;
                }
                Instant to = until.map(Fact::occurredAt).orElse(Instant.MAX);
                pauses.add(
                        new Pause(
                                new Interval(from.occurredAt(), to),
                                from.id(),
                                until.map(Fact::id)));
                free = to;
            }
        }
        return pauses.stream().filter(p -> p.at().to().isAfter(opened.occurredAt())).toList();
    }

    private static Instant nextMinute(Instant at) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), 60) * 60 + 60);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
