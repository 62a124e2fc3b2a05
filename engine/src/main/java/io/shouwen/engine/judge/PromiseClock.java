package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.time.Interval;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The due moment of one occasion and everything that moved it, replayed in the order in which it
 * was recorded. Computed, never ticking.
 */
final class PromiseClock {
    private final Limit limit;
    private final Fact opened;
    private final ZoneId zone;
    private final List<Interval> pauses;
    private final Optional<Value> date;
    private final List<Move> moves = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private Optional<WorkCalendar> calendar;
    private Instant base;
    private boolean fixed;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> due = Optional.empty();
    private Optional<Fact> excused = Optional.empty();

    PromiseClock(Limit limit, Fact opened, Standard standard, Pauses pauses) {
        this.limit = limit;
        this.opened = opened;
        this.zone = standard.zone();
        this.pauses = pauses.united();
        this.base = opened.occurredAt();
        this.calendar = Optional.empty();
        this.date =
                limit instanceof Limit.DateFrom from
                        ? Openings.attributes(standard, opened).of(from.attribute())
                        : Optional.empty();
    }

    /**
     * Replays pauses, appointments, excuses and new editions of the calendar.
     *
     * @param shifts the shifting facts with their rules, in the order in which they were recorded
     * @param keptAt when the occasion was kept; what was recorded later moves nothing
     */
    void replay(
            Pauses marked,
            List<Shifting> shifts,
            Calendars calendars,
            Instant asOf,
            Optional<Instant> keptAt) {
        List<Calendars.Edition> editions = editions(calendars);
        calendar = editionAt(editions, opened.knownFrom());
        first = compute(List.of());
        due = compute(pauses);
        notePauses(marked);
        int edition = 0;
        for (Shifting shifting : shifts) {
            Instant at = shifting.fact().recordedAt();
            edition = announce(editions, edition, at, keptAt);
            if (stillOpen(at, keptAt)) {
                apply(shifting);
            }
        }
        announce(editions, edition, asOf, keptAt);
    }

    /** A fact that shifts the due moment, and the rule by which it does. */
    record Shifting(Shift shift, Fact fact) {}

    Optional<Instant> first() {
        return first;
    }

    Optional<Instant> due() {
        return due;
    }

    Optional<Fact> excused() {
        return excused;
    }

    List<Move> moves() {
        return moves;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** The calendar in which the limit is measured, while no fixed date has taken its place. */
    Optional<WorkCalendar> measure() {
        return fixed || !(limit instanceof Limit.WorkingTime) ? Optional.empty() : calendar;
    }

    private Optional<Instant> compute(List<Interval> standing) {
        return Allowance.due(limit, base, standing, date, calendar, zone);
    }

    private void notePauses(Pauses marked) {
        if (due.equals(first)) {
            return;
        }
        for (Pauses.Marked pause : marked.marked()) {
            Instant from = pause.interval().from();
            boolean ran = due.isEmpty() || from.isBefore(due.get());
            if (ran && pause.interval().to().isAfter(base)) {
                Optional<Instant> to = pause.until().isPresent() ? due : Optional.empty();
                moves.add(new Move(Move.Cause.PAUSE, from, to, pause.from().id().value()));
                evidence.add(new Evidence(Evidence.Role.PAUSED, pause.from().id()));
                pause.until()
                        .ifPresent(
                                end -> evidence.add(new Evidence(Evidence.Role.RESUMED, end.id())));
            }
        }
    }

    private boolean stillOpen(Instant at, Optional<Instant> keptAt) {
        boolean beforeKept = keptAt.isEmpty() || at.isBefore(keptAt.get());
        return beforeKept && excused.isEmpty() && (due.isEmpty() || !at.isAfter(due.get()));
    }

    private void apply(Shifting shifting) {
        Fact fact = shifting.fact();
        switch (shifting.shift().to()) {
            case Shift.Target.At at ->
                    fact.value(at.attribute())
                            .flatMap(value -> Allowance.moment(value, zone))
                            .ifPresent(to -> fix(shifting, to));
            case Shift.Target.RestartAt restart ->
                    fact.value(restart.attribute())
                            .flatMap(value -> Allowance.moment(value, zone))
                            .ifPresent(to -> restart(shifting, to));
            case Shift.Target.EndOfDay end -> {
                LocalDate day =
                        fact.occurredAt().atZone(zone).toLocalDate().plusDays(end.daysAfter());
                Instant to = Allowance.endOf(day, zone);
                fix(shifting, due.isPresent() && due.get().isAfter(to) ? due.get() : to);
            }
            case Shift.Target.Nothing nothing -> {
                excused = Optional.of(fact);
                note(shifting, Optional.empty());
            }
        }
    }

    private void fix(Shifting shifting, Instant to) {
        fixed = true;
        due = Optional.of(to);
        note(shifting, due);
    }

    private void restart(Shifting shifting, Instant from) {
        fixed = false;
        base = from;
        due = compute(pauses);
        note(shifting, due);
    }

    private void note(Shifting shifting, Optional<Instant> to) {
        Fact fact = shifting.fact();
        switch (shifting.shift().cause()) {
            case APPOINTMENT -> {
                moves.add(
                        new Move(Move.Cause.APPOINTMENT, fact.recordedAt(), to, fact.id().value()));
                evidence.add(new Evidence(Evidence.Role.MOVED, fact.id()));
            }
            case EXCUSE -> {
                moves.add(new Move(Move.Cause.EXCUSE, fact.recordedAt(), to, fact.id().value()));
                evidence.add(new Evidence(Evidence.Role.EXCUSED, fact.id()));
            }
        }
    }

    private List<Calendars.Edition> editions(Calendars calendars) {
        return switch (limit) {
            case Limit.WorkingTime working -> calendars.editions(working.calendar());
            case Limit.WorkingDays days -> calendars.editions(days.calendar());
            case Limit.Elapsed elapsed -> List.of();
            case Limit.EndOfDay end -> List.of();
            case Limit.DateFrom from -> List.of();
            case Limit.Unbound unbound -> List.of();
        };
    }

    private static Optional<WorkCalendar> editionAt(List<Calendars.Edition> editions, Instant at) {
        Optional<WorkCalendar> known = editions.stream().findFirst().map(e -> e.calendar());
        for (Calendars.Edition edition : editions) {
            if (!edition.knownFrom().isAfter(at)) {
                known = Optional.of(edition.calendar());
            }
        }
        return known;
    }

    /** Takes in the editions announced up to an instant while the clock was still open. */
    private int announce(
            List<Calendars.Edition> editions, int next, Instant until, Optional<Instant> keptAt) {
        int at = next;
        while (at < editions.size() && !editions.get(at).knownFrom().isAfter(until)) {
            Calendars.Edition edition = editions.get(at++);
            if (edition.knownFrom().isAfter(opened.knownFrom())
                    && stillOpen(edition.knownFrom(), keptAt)) {
                calendar = Optional.of(edition.calendar());
                Optional<Instant> before = due;
                due = fixed ? due : compute(pauses);
                if (!due.equals(before)) {
                    moves.add(
                            new Move(Move.Cause.CALENDAR, edition.knownFrom(), due, edition.why()));
                }
            }
        }
        return at;
    }
}
