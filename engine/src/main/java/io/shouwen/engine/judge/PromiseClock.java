package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.time.CalendarException;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The due moment of one occasion and everything that moved it. Computed, never ticking: {@link
 * Course} tells it what happened, in order.
 */
final class PromiseClock {
    private final Limit limit;
    private final ZoneId zone;
    private final Optional<Value> date;
    private final Optional<Instant> end;
    private final List<Move> moves = new ArrayList<>(0);
    private final List<Evidence> evidence = new ArrayList<>(0);
    private final Optional<Instant> first;
    private Optional<WorkCalendar> calendar;
    private List<Interval> standing = List.of();
    private Instant base;
    private boolean fixed;
    private boolean outOfReach;
    private Optional<Instant> due;

    PromiseClock(Limit limit, Occasion occasion, Standard standard, List<Edition> editions) {
        this.limit = limit;
        this.zone = standard.zone();
        this.base = occasion.start();
        this.end = occasion.period().map(Interval::to);
        this.calendar =
                editions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Calendars.known(editions, occasion.knownFrom()));
        this.date =
                limit.dateAttribute().flatMap(Matching.attributes(standard, occasion.opened())::of);
        this.first = compute();
        this.due = first;
    }

    private Optional<Instant> compute() {
        outOfReach = false;
        try {
            return from(base);
        } catch (CalendarException beyond) {
            outOfReach = true;
            return Optional.empty();
        }
    }

    private Optional<Instant> from(Instant start) {
        return new Allowance(limit, date, end, calendar, zone).due(start, standing);
    }

    Optional<Instant> first() {
        return first;
    }

    Optional<Instant> due() {
        return due;
    }

    List<Move> moves() {
        return moves;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** True when no due moment can be told because its calendar does not reach so far. */
    boolean outOfReach() {
        return due.isEmpty() && outOfReach;
    }

    /** True when the due moment has not passed: equal is in time. */
    boolean openAt(Instant at) {
        return due.isEmpty() || !at.isAfter(due.get());
    }

    /**
     * The time from one instant to another as the limit measures it, as far as that can be told.
     */
    Optional<Duration> measure(Instant from, Instant to) {
        if (fixed || calendar.isEmpty() || !(limit instanceof Limit.WorkingTime)) {
            return Optional.of(Duration.between(from, to));
        }
        try {
            return Optional.of(calendar.get().between(from, to));
        } catch (CalendarException beyond) {
            return Optional.empty();
        }
    }

    /** Stands still for a while; true where that moves the due moment. */
    boolean pause(Pauses.Marked pause) {
        List<Interval> more = new ArrayList<>(standing);
        more.add(pause.interval());
        standing = Interval.unite(more);
        boolean moved = recomputed();
        if (moved) {
            String why = pause.from().id().value();
            moves.add(new Move(Move.Cause.PAUSE, pause.interval().from(), due, why));
            evidence.add(new Evidence(Evidence.Role.PAUSED, pause.from().id()));
            pause.until()
                    .ifPresent(end -> evidence.add(new Evidence(Evidence.Role.RESUMED, end.id())));
        }
        return moved;
    }

    void announce(Edition edition) {
        calendar = Optional.of(edition.calendar());
        if (recomputed()) {
            moves.add(new Move(Move.Cause.CALENDAR, edition.knownFrom(), due, edition.why()));
        }
    }

    private boolean recomputed() {
        Optional<Instant> before = due;
        due = fixed ? due : compute();
        return !due.equals(before);
    }

    /** Takes in an appointment or an excuse; true when it leaves no limit at all. */
    boolean shift(Shift shift, Fact fact) {
        switch (shift.to()) {
            case Shift.Target.At at ->
                    told(fact, at.attribute()).ifPresent(to -> fix(shift, fact, to));
            case Shift.Target.RestartAt restart ->
                    told(fact, restart.attribute()).ifPresent(from -> restart(shift, fact, from));
            case Shift.Target.EndOfDay end -> fix(shift, fact, notBeforeNow(endOfDay(end, fact)));
            case Shift.Target.Nothing nothing -> {
                due = Optional.empty();
                note(shift, fact);
                return true;
            }
        }
        return false;
    }

    private Instant endOfDay(Shift.Target.EndOfDay end, Fact fact) {
        LocalDate day = fact.occurredAt().atZone(zone).toLocalDate();
        return Allowance.endOf(day.plusDays(end.daysAfter()), zone);
    }

    private Instant notBeforeNow(Instant to) {
        return due.isPresent() && due.get().isAfter(to) ? due.get() : to;
    }

    /** More than nought if it would put the due moment off, less if it would bring it nearer. */
    int putsOff(Shift shift, Fact fact) {
        return switch (shift.to()) {
            case Shift.Target.At at -> told(fact, at.attribute()).map(this::afterNow).orElse(0);
            case Shift.Target.RestartAt restart ->
                    told(fact, restart.attribute()).map(this::restartsAfterNow).orElse(0);
            case Shift.Target.EndOfDay end -> afterNow(notBeforeNow(endOfDay(end, fact)));
            case Shift.Target.Nothing nothing -> 1;
        };
    }

    private int afterNow(Instant to) {
        return due.isPresent() ? to.compareTo(due.get()) : -1;
    }

    private int restartsAfterNow(Instant from) {
        try {
            return from(from).map(this::afterNow).orElse(due.isPresent() ? 1 : 0);
        } catch (CalendarException beyond) {
            return 1;
        }
    }

    private Optional<Instant> told(Fact fact, String attribute) {
        Value value = fact.values().get(attribute);
        return value == null ? Optional.empty() : Allowance.moment(value, zone);
    }

    private void fix(Shift shift, Fact fact, Instant to) {
        fixed = true;
        due = Optional.of(to);
        note(shift, fact);
    }

    private void restart(Shift shift, Fact fact, Instant from) {
        fixed = false;
        base = from;
        due = compute();
        note(shift, fact);
    }

    private void note(Shift shift, Fact fact) {
        Move.Cause cause =
                switch (shift.cause()) {
                    case APPOINTMENT -> Move.Cause.APPOINTMENT;
                    case EXTENSION -> Move.Cause.EXTENSION;
                    case EXCUSE -> Move.Cause.EXCUSE;
                };
        moves.add(new Move(cause, fact.recordedAt(), due, fact.id().value()));
        boolean excused = shift.cause() == Shift.Cause.EXCUSE;
        Evidence.Role role = excused ? Evidence.Role.EXCUSED : Evidence.Role.MOVED;
        evidence.add(new Evidence(role, fact.id()));
    }
}
