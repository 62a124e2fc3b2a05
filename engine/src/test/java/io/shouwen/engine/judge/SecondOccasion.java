package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Force;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Truth;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The second judge on one occasion of one promise. */
final class SecondOccasion {
    private final SecondJudge court;
    private final List<Fact> facts;
    private final SecondClock clock;
    private final Standard standard;
    private final Clause clause;
    private final Promise promise;
    private final Fact opened;
    private final Set<FactId> used;
    private final Map<ClauseId, Set<FactId>> moved;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Evidence> replayed = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private Optional<Fact> left = Optional.empty();
    private Optional<Fact> kept = Optional.empty();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> due = Optional.empty();

    SecondOccasion(
            SecondJudge court,
            Standard standard,
            Clause clause,
            Promise promise,
            Fact opened,
            Set<FactId> used,
            Map<ClauseId, Set<FactId>> moved) {
        this.court = court;
        this.facts = court.facts;
        this.clock = new SecondClock(standard, promise.within(), opened);
        this.standard = standard;
        this.clause = clause;
        this.promise = promise;
        this.opened = opened;
        this.used = used;
        this.moved = moved;
    }

    Optional<Judged> judge() {
        boolean inForce =
                !opened.occurredAt().isBefore(standard.from())
                        && (standard.to().isEmpty()
                                || opened.occurredAt().isBefore(standard.to().get()));
        if (!inForce || !opened.kind().equals(promise.when().kind())) {
            return Optional.empty();
        }
        return applies().map(this::judged);
    }

    /** The verdict if it is known without a clock, else pending; empty if nothing opened. */
    private Optional<Verdict> applies() {
        evidence.add(new Evidence(Evidence.Role.OPENED, opened.id()));
        Map<String, Value> now = SecondJudge.attributes(standard, opened);
        Condition where = promise.when().where();
        List<Fact> byRecord = new ArrayList<>(facts);
        byRecord.sort(Comparator.comparing(Fact::recordedAt).thenComparingInt(facts::indexOf));
        Truth truth = SecondJudge.test(where, now);
        boolean ever = truth == Truth.YES;
        Optional<Fact> applied = Optional.empty();
        for (Fact fact : byRecord) {
            if (fact.occurredAt().isBefore(opened.occurredAt()) || fact.equals(opened)) {
                continue;
            }
            for (Attribute attribute : standard.attributes().values()) {
                boolean amends =
                        attribute.amendments().stream()
                                .anyMatch(one ->
                                        one.by().equals(fact.kind())
                                                && fact.values()
                                                        .keySet()
                                                        .containsAll(one.requires()));
                Value value = fact.values().get(attribute.name());
                if (amends && value != null) {
                    now.put(attribute.name(), value);
                }
            }
            Truth then = SecondJudge.test(where, now);
            if (then == Truth.YES && truth != Truth.YES) {
                applied = Optional.of(fact);
                left = Optional.empty();
            } else if (then == Truth.NO && truth == Truth.YES) {
                left = Optional.of(fact);
            }
            truth = then;
            ever |= truth == Truth.YES;
        }
        if (!ever && truth == Truth.NO) {
            return Optional.empty();
        }
        applied.ifPresent(by -> evidence.add(new Evidence(Evidence.Role.AMENDED, by.id())));
        if (!ever) {
            return Optional.of(
                    new Verdict.Unprovable(Verdict.Unprovable.Gap.ATTRIBUTE, missing(where, now)));
        }
        boolean carried =
                promise.changes().yieldsTo().stream()
                        .anyMatch(to -> moved.getOrDefault(to, Set.of()).contains(opened.id()));
        return Optional.of(
                carried
                        ? new Verdict.Void(Verdict.Void.Reason.CARRIED, opened.id())
                        : new Verdict.Pending());
    }

    private static String missing(Condition condition, Map<String, Value> values) {
        return switch (condition) {
            case Condition.All all ->
                    all.parts().stream()
                            .map(part -> missing(part, values))
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse("");
            case Condition.OneOf one -> values.containsKey(one.attribute()) ? "" : one.attribute();
            case Condition.Any any -> throw new UnsupportedOperationException("" + any);
            case Condition.Not not -> missing(not.part(), values);
            case Condition.Between between -> between.attribute();
            case Condition.Present present -> "";
            case Condition.ReportedBetween between -> "";
        };
    }

    private Judged judged(Verdict known) {
        Verdict verdict = known;
        if (known instanceof Verdict.Pending) {
            List<SecondClock.Pause> pauses = clock.pauses(promise.changes().pauses(), facts);
            Optional<Instant> end = replay(pauses).end();
            Replayed ended = replay(end.map(at -> SecondClock.cut(pauses, at)).orElse(pauses));
            evidence.addAll(replayed);
            verdict = verdict(ended.ending());
            conclude(verdict);
        } else if (known instanceof Verdict.Void) {
            clock.calendar = calendarAt();
            first = clock.due();
            due = first;
        }
        return new Judged(
                standard.ref(),
                clause.id(),
                opened.id(),
                opened.occurredAt(),
                first,
                due,
                moves,
                verdict,
                evidence);
    }

    private void conclude(Verdict verdict) {
        boolean tellsWhatKept =
                List.of("kept", "broken", "measured", "deviation").contains(verdict.word());
        if (kept.isPresent() && tellsWhatKept) {
            evidence.add(new Evidence(Evidence.Role.KEPT, kept.get().id()));
        }
        if (verdict instanceof Verdict.Deviation deviation) {
            evidence.add(new Evidence(Evidence.Role.REASON, deviation.reason()));
        }
        if (verdict instanceof Verdict.Void nothing) {
            evidence.add(new Evidence(Evidence.Role.VOIDED, nothing.by()));
        }
        if (kept.isPresent() && !promise.keptBy().servesAll()) {
            used.add(kept.get().id());
        }
    }

    /** How it ended, when, and the verdict if the end alone decides it. */
    private record Replayed(Optional<Instant> end, Optional<Verdict> ending) {}

    private Replayed replay(List<SecondClock.Pause> pauses) {
        moves.clear();
        replayed.clear();
        clock.standing.clear();
        kept = Optional.empty();
        clock.fixed = false;
        clock.base = opened.occurredAt();
        clock.calendar = calendarAt();
        first = clock.due();
        due = first;
        TreeSet<Instant> times = new TreeSet<>();
        facts.forEach(fact -> times.addAll(List.of(fact.occurredAt(), fact.recordedAt())));
        editions().forEach(edition -> times.add(edition.knownFrom()));
        boolean withdrawnLate = false;
        for (Instant now : times) {
            boolean open = due.isEmpty() || !now.isAfter(due.get());
            kept = withdrawnLate ? Optional.empty() : keeperAt(now, open);
            if (kept.isPresent()) {
                return new Replayed(Optional.of(now), Optional.empty());
            }
            if (open && left.isPresent() && left.get().recordedAt().equals(now)) {
                return over(now, Verdict.Void.Reason.AMENDED, left.get());
            }
            Optional<Fact> voided = voided();
            if (voided.isPresent() && voided.get().occurredAt().equals(now)) {
                if (open) {
                    return over(now, Verdict.Void.Reason.WITHDRAWN, voided.get());
                }
                withdrawnLate = true;
            }
            for (SecondClock.Pause pause : pauses) {
                if (pause.at().from().equals(now)) {
                    stand(pause);
                }
            }
            announce(now);
            for (Fact fact : facts) {
                if (fact.recordedAt().equals(now) && follows(fact) && stillOpen(now)) {
                    if (shift(fact)) {
                        return new Replayed(
                                Optional.of(now), Optional.of(new Verdict.Excused(fact.id())));
                    }
                }
            }
        }
        return new Replayed(Optional.empty(), Optional.empty());
    }

    private Replayed over(Instant now, Verdict.Void.Reason reason, Fact by) {
        return new Replayed(Optional.of(now), Optional.of(new Verdict.Void(reason, by.id())));
    }

    private boolean stillOpen(Instant now) {
        return due.isEmpty() || !now.isAfter(due.get());
    }

    private boolean follows(Fact fact) {
        return !fact.occurredAt().isBefore(opened.occurredAt()) && !fact.equals(opened);
    }

    private Optional<Fact> keeperAt(Instant now, boolean open) {
        for (Fact fact : facts) {
            boolean agrees =
                    promise.keptBy().same().stream()
                            .allMatch(name ->
                                    fact.value(name).isPresent()
                                            && fact.value(name).equals(opened.value(name)));
            if (fact.occurredAt().isBefore(opened.occurredAt())
                    || used.contains(fact.id())
                    || !agrees) {
                continue;
            }
            for (Keeper keeper : promise.keptBy().by()) {
                if (fact.equals(opened) && keeper.pattern().where().equals(Condition.ALWAYS)) {
                    continue;
                }
                boolean told = keeper.recordedBeforeDue();
                boolean hits = (told ? fact.knownFrom() : fact.occurredAt()).equals(now);
                if (hits && (open || !told) && SecondJudge.fits(keeper.pattern(), standard, fact)) {
                    return Optional.of(fact);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Fact> voided() {
        return facts.stream()
                .filter(this::follows)
                .filter(fact ->
                        promise.changes().voided().stream()
                                .anyMatch(pattern -> SecondJudge.fits(pattern, standard, fact)))
                .findFirst();
    }

    private void stand(SecondClock.Pause pause) {
        clock.standing.add(pause.at());
        Optional<Instant> then = clock.fixed ? due : clock.due();
        if (!then.equals(due)) {
            due = then;
            moves.add(new Move(Move.Cause.PAUSE, pause.at().from(), due, pause.by().toString()));
            replayed.add(new Evidence(Evidence.Role.PAUSED, pause.by()));
            pause.end().ifPresent(by -> replayed.add(new Evidence(Evidence.Role.RESUMED, by)));
        }
    }

    private void announce(Instant now) {
        for (Edition edition : editions()) {
            boolean news =
                    edition.knownFrom().equals(now)
                            && !now.isAfter(court.asOf)
                            && now.isAfter(opened.knownFrom());
            if (news && stillOpen(now)) {
                clock.calendar = Optional.of(edition.calendar());
                Optional<Instant> then = clock.fixed ? due : clock.due();
                if (!then.equals(due)) {
                    due = then;
                    moves.add(new Move(Move.Cause.CALENDAR, now, due, edition.why()));
                }
            }
        }
    }

    /** True when nothing is asked for any more. */
    private boolean shift(Fact fact) {
        for (Shift shift : promise.changes().shifts()) {
            if (!SecondJudge.fits(shift.by(), standard, fact)) {
                continue;
            }
            switch (shift.to()) {
                case Shift.Target.At at -> {
                    if (fact.values().get(at.attribute()) instanceof Value.Moment to) {
                        note(shift, fact, Optional.of(to.at()), true);
                    }
                }
                case Shift.Target.RestartAt restart -> {
                    if (fact.values().get(restart.attribute()) instanceof Value.Moment from) {
                        clock.base = from.at();
                        note(shift, fact, clock.due(), false);
                    }
                }
                case Shift.Target.EndOfDay end -> {
                    Instant to =
                            clock.midnightAfter(
                                    clock.day(fact.occurredAt()).plusDays(end.daysAfter()));
                    boolean later = due.isPresent() && due.get().isAfter(to);
                    note(shift, fact, later ? due : Optional.of(to), true);
                }
                case Shift.Target.Nothing nothing -> {
                    note(shift, fact, Optional.empty(), true);
                    return true;
                }
            }
            return false;
        }
        return false;
    }

    private void note(Shift shift, Fact fact, Optional<Instant> to, boolean date) {
        clock.fixed = date;
        due = to;
        Move.Cause cause = Move.Cause.valueOf(shift.cause().name());
        moves.add(new Move(cause, fact.recordedAt(), to, fact.id().value()));
        boolean excuse = cause == Move.Cause.EXCUSE;
        replayed.add(new Evidence(excuse ? Evidence.Role.EXCUSED : Evidence.Role.MOVED, fact.id()));
    }

    private Verdict verdict(Optional<Verdict> ending) {
        if (ending.isPresent()) {
            return ending.get();
        }
        Optional<Instant> at = kept.map(Fact::occurredAt);
        if (promise.within() instanceof Limit.Unbound) {
            return new Verdict.Measured(at);
        }
        if (promise.within() instanceof Limit.DateFrom date && due.isEmpty()) {
            return new Verdict.Unprovable(Verdict.Unprovable.Gap.ATTRIBUTE, date.attribute());
        }
        List<FactKind> kinds =
                promise.keptBy().by().stream().map(keeper -> keeper.pattern().kind()).toList();
        if (at.isEmpty() && kinds.stream().allMatch(this::unfed)) {
            return new Verdict.Unprovable(Verdict.Unprovable.Gap.PRODUCER, kinds.getFirst().name());
        }
        if (due.isEmpty() || (at.isEmpty() && !court.asOf.isAfter(due.get()))) {
            return new Verdict.Pending();
        }
        if (at.isPresent() && !at.get().isAfter(due.get())) {
            return new Verdict.Kept(at.get(), clock.measured(at.get(), due.get()));
        }
        return late(at);
    }

    private Verdict late(Optional<Instant> at) {
        for (SecondClock.Pause absent :
                clock.pauses(promise.changes().unwatched().stream().toList(), facts)) {
            boolean begins = !absent.at().from().isAfter(due.orElseThrow());
            if (begins && absent.at().to().isAfter(opened.occurredAt())) {
                return new Verdict.Unprovable(Verdict.Unprovable.Gap.OBSERVER, absent.by().value());
            }
        }
        Force force = promise.wording().force();
        Optional<FactId> reason =
                facts.stream()
                        .filter(fact -> !fact.occurredAt().isBefore(opened.occurredAt()))
                        .filter(fact ->
                                promise.wording().reason().stream()
                                        .anyMatch(pattern ->
                                                SecondJudge.fits(pattern, standard, fact)))
                        .map(Fact::id)
                        .findFirst();
        if (force == Force.STRIVE || force == Force.MAY) {
            return new Verdict.Measured(at);
        }
        if (force == Force.NORMALLY && reason.isPresent()) {
            return new Verdict.Deviation(reason.get());
        }
        return at.isEmpty()
                ? new Verdict.Overdue()
                : new Verdict.Broken(at.get(), clock.measured(due.orElseThrow(), at.get()));
    }

    private boolean unfed(FactKind kind) {
        return court.catalogue.kind(kind).map(known -> known.producers().isEmpty()).orElse(false);
    }

    private List<Edition> editions() {
        return switch (promise.within()) {
            case Limit.WorkingTime working -> court.calendars.editions(working.calendar());
            case Limit.WorkingDays days -> court.calendars.editions(days.calendar());
            default -> List.of();
        };
    }

    private Optional<WorkCalendar> calendarAt() {
        Optional<WorkCalendar> known = Optional.empty();
        for (Edition edition : editions()) {
            if (known.isEmpty() || !edition.knownFrom().isAfter(opened.knownFrom())) {
                known = Optional.of(edition.calendar());
            }
        }
        return known;
    }
}
