package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Opening.EachPeriod;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.time.Cycle;
import io.shouwen.engine.time.Interval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The periods in which a stretch opens occasions of a rule. */
final class Periods {
    private final EachPeriod each;
    private final Standard standard;
    private final Instant asOf;
    private final List<Occasion> begun = new ArrayList<>();
    private Optional<Instant> next = Optional.empty();

    private Periods(EachPeriod each, Standard standard, Instant asOf) {
        this.each = each;
        this.standard = standard;
        this.asOf = asOf;
    }

    /** The periods as of an instant: those that have begun, and when the next begins. */
    static Periods of(EachPeriod each, Standard standard, List<Fact> facts, Instant asOf) {
        Periods periods = new Periods(each, standard, asOf);
        for (Pauses.Marked stretch : Pauses.of(List.of(each.during()), standard, facts).marked()) {
            periods.collect(stretch);
        }
        return periods;
    }

    List<Occasion> begun() {
        return begun;
    }

    /** When the next period of a stretch that is not over begins. */
    Optional<Instant> next() {
        return next;
    }

    /** A version opens no period that began before it was in force or after it ended (S41). */
    private void collect(Pauses.Marked stretch) {
        LocalDate from = stretch.interval().from().atZone(standard.zone()).toLocalDate();
        Cycle cycle = each.every();
        LocalDate first = each.anchored() ? from.plusDays(1) : cycle.startOf(from);
        for (int i = beforeInForce(first); i < each.times().orElse(Integer.MAX_VALUE); i++) {
            LocalDate day = day(from, i);
            Instant start = start(day);
            if (!start.isBefore(stretch.interval().to())
                    || (start.isAfter(standard.from()) && !standard.inForce(start))) {
                return;
            }
            if (start.isAfter(asOf)) {
                next = next.isPresent() && next.get().isBefore(start) ? next : Optional.of(start);
                return;
            }
            if (standard.inForce(start)) {
                String name = each.anchored() ? Integer.toString(i + 1) : cycle.name(day);
                Interval period = new Interval(start, start(day(from, i + 1)));
                begun.add(Occasion.ofPeriod(stretch.from(), name, period, stretch.until()));
            }
        }
    }

    /**
     * A year from 28 February runs through 28 February, also where the day after it is the 29th.
     */
    private LocalDate day(LocalDate from, int number) {
        return each.anchored()
                ? each.every().after(from, number).plusDays(1)
                : each.every().after(each.every().startOf(from), number);
    }

    /** How many periods surely began before the version was in force. */
    private int beforeInForce(LocalDate first) {
        LocalDate inForce = standard.from().atZone(standard.zone()).toLocalDate();
        return first.isBefore(inForce) ? each.every().between(first, inForce) : 0;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(standard.zone()).toInstant();
    }
}
