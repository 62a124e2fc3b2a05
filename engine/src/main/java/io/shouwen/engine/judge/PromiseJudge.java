package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Grain;
import io.shouwen.engine.judge.Course.Ending;
import io.shouwen.engine.judge.Course.Event;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Stretch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges every occasion of one promise as of one instant. */
final class PromiseJudge implements RuleJudge {
    private final Standards standards;
    private final Hearing hearing;
    private final Promise promise;
    private final Standard standard;
    private final Instant asOf;
    private final Bearing bearing;

    /** The pauses as far as they are sure, where they are the same for every occasion. */
    private final Pauses pauses;

    /** When one that is unprovable now is late by every reading. */
    private Instant wakes = Instant.MAX;

    PromiseJudge(Hearing hearing, Promise promise) {
        this.hearing = hearing;
        this.promise = promise;
        this.standards = hearing.standards();
        this.standard = hearing.standard();
        this.asOf = hearing.asOf();
        this.bearing = new Bearing(hearing, promise.keptBy().same());
        this.pauses = Pauses.of(promise.changes().pauses(), standard, hearing.facts());
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        Events events = new Events(promise, bearing, docket.served());
        wakes = Instant.MAX;
        return RuleJudge.each(
                hearing,
                occasions,
                (occasion, judged) -> {
                    if (docket.carried().contains(occasion.opened().id())) {
                        judged.add(carried(occasion));
                    } else if (!alreadyDue(occasion)) {
                        judged.add(judge(occasion, events));
                    }
                });
    }

    @Override
    public Optional<Instant> next(List<Occasion> occasions) {
        return wakes.equals(Instant.MAX) ? Optional.empty() : Optional.of(wakes);
    }

    /** Whoever came into the period after its due day owed nothing for it (D1). */
    private boolean alreadyDue(Occasion occasion) {
        if (occasion.period().isEmpty()) {
            return false;
        }
        Optional<Instant> due = clock(occasion).first();
        return due.isPresent() && due.get().isBefore(occasion.opened().occurredAt());
    }

    private Judged carried(Occasion occasion) {
        Optional<Instant> due = clock(occasion).first();
        FactId opened = occasion.opened().id();
        Verdict verdict = new Verdict.Void(Verdict.Void.Reason.CARRIED, opened);
        return judged(occasion, due, due, List.of(), verdict, Hearing.opened(occasion));
    }

    private Judged judge(Occasion occasion, Events events) {
        Run sure = run(occasion, events, Reading.SURE);
        Verdict verdict = verdict(sure);
        List<Run> others = List.of();
        if (sure.doubtful() || mayStillBeExplained(verdict)) {
            others =
                    List.of(
                            run(occasion, events, Reading.LONGEST),
                            run(occasion, events, Reading.SHORTEST));
            verdict = agreed(verdict, others);
        }
        if (!promise.keptBy().servesAll()) {
            events.serve(sure, others);
        }
        PromiseClock clock = sure.clock();
        List<Evidence> evidence = Hearing.opened(occasion);
        evidence.addAll(clock.evidence());
        weighed(verdict, sure.keptBy(), evidence);
        return judged(occasion, clock.first(), clock.due(), clock.moves(), verdict, evidence);
    }

    /** Whether a reason or an absent observer may make more of it than being late. */
    private boolean mayStillBeExplained(Verdict verdict) {
        return verdict.breach()
                && (promise.wording().reason().isPresent()
                        || promise.changes().unwatched().isPresent());
    }

    /**
     * What comes out the same by every reading is said, and a clock that surely runs is pending.
     * What cannot be told for another want is told for that.
     */
    private Verdict agreed(Verdict sure, List<Run> others) {
        Optional<Run> another = Optional.empty();
        Instant late = Instant.MAX;
        for (Run run : others) {
            Verdict verdict = verdict(run);
            run.hangsOn(bearing.doubt(stretches(), run.occasion()));
            if (!likeness(verdict).equals(likeness(sure))) {
                another = another.isPresent() ? another : Optional.of(run);
                late = verdict instanceof Verdict.Pending ? passed(run.clock()) : late;
            }
        }
        if (another.isEmpty()
                || sure instanceof Verdict.Pending
                || sure instanceof Verdict.Unprovable) {
            return sure;
        }
        wakes = late.isBefore(wakes) ? late : wakes;
        return new Verdict.Unprovable(Gap.ATTRIBUTE, another.get().doubt().missing());
    }

    /** Late is late, done or not. */
    private static String likeness(Verdict verdict) {
        return verdict instanceof Verdict.Broken ? new Verdict.Overdue().word() : verdict.word();
    }

    private static Instant passed(PromiseClock clock) {
        return clock.due().map(due -> Grain.cut(due).plus(Judge.GRAIN)).orElse(Instant.MAX);
    }

    private List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>(promise.changes().pauses());
        promise.changes().unwatched().ifPresent(stretches::add);
        return stretches;
    }

    private Run run(Occasion occasion, Events events, Reading reading) {
        PromiseClock clock = clock(occasion);
        Pauses all = pauses(occasion, reading);
        List<Event> course = events.of(occasion, all, editions(occasion));
        Course.Outcome outcome = Course.run(course, clock, reading);
        Optional<Instant> end = end(outcome.ending());
        if (end.isPresent() && all.lastBeyond(end.get())) {
            // It ended while the clock stood still: what resumes the clock later moves nothing.
            clock = clock(occasion);
            outcome =
                    Course.run(
                            events.of(occasion, all.before(end.get()), editions(occasion)),
                            clock,
                            reading);
        }
        boolean doubtful = all.doubtful() || Course.inDoubt(course);
        return new Run(occasion, reading, clock, outcome, doubtful);
    }

    private Pauses pauses(Occasion occasion, Reading reading) {
        return bearing.same().isEmpty() && reading == Reading.SURE
                ? pauses
                : bearing.stretches(promise.changes().pauses(), occasion, reading);
    }

    private PromiseClock clock(Occasion occasion) {
        return new PromiseClock(limit(occasion), occasion, standard, editions(occasion));
    }

    /** The limit as it stood when the occasion opened. */
    private Limit limit(Occasion occasion) {
        Limit within = promise.within();
        return within instanceof Limit.InEdition
                ? within.on(occasion.start().atZone(standard.zone()).toLocalDate())
                : within;
    }

    private List<Edition> editions(Occasion occasion) {
        return standards.editionsFor(limit(occasion));
    }

    private static Optional<Instant> end(Ending ending) {
        return switch (ending) {
            case Ending.Open open -> Optional.empty();
            case Ending.Kept kept -> Optional.of(kept.at());
            case Ending.Left left -> Optional.of(left.by().recordedAt());
            case Ending.Withdrawn withdrawn -> Optional.of(withdrawn.by().occurredAt());
            case Ending.Excused excused -> Optional.of(excused.by().recordedAt());
        };
    }

    /** Adds the facts that the verdict itself rests on. */
    private static void weighed(Verdict verdict, Optional<Fact> kept, List<Evidence> evidence) {
        switch (verdict) {
            case Verdict.Void nothing ->
                    evidence.add(new Evidence(Evidence.Role.VOIDED, nothing.by()));
            case Verdict.Deviation deviation -> {
                keptBy(kept, evidence);
                evidence.add(new Evidence(Evidence.Role.REASON, deviation.reason()));
            }
            case Verdict.Kept in -> keptBy(kept, evidence);
            case Verdict.Broken late -> keptBy(kept, evidence);
            case Verdict.Measured measured -> keptBy(kept, evidence);
            case Verdict.Pending pending -> {}
            case Verdict.Overdue overdue -> {}
            case Verdict.Excused excused -> {}
            case Verdict.Unprovable unprovable -> {}
            case Verdict.Breached other -> {}
            case Verdict.Met other -> {}
            case Verdict.Decided other -> {}
        }
    }

    private static void keptBy(Optional<Fact> kept, List<Evidence> evidence) {
        if (kept.isPresent()) {
            evidence.add(new Evidence(Evidence.Role.KEPT, kept.get().id()));
        }
    }

    private Judged judged(
            Occasion occasion,
            Optional<Instant> first,
            Optional<Instant> due,
            List<Move> moves,
            Verdict verdict,
            List<Evidence> evidence) {
        return new Judged(
                standard.ref(),
                hearing.bound().clause().id(),
                occasion.id(),
                occasion.start(),
                first,
                due,
                moves,
                verdict,
                evidence);
    }

    private Verdict verdict(Run run) {
        return switch (run.ending()) {
            case Ending.Left left -> new Verdict.Void(Verdict.Void.Reason.AMENDED, left.by().id());
            case Ending.Withdrawn withdrawn ->
                    new Verdict.Void(Verdict.Void.Reason.WITHDRAWN, withdrawn.by().id());
            case Ending.Excused excused -> new Verdict.Excused(excused.by().id());
            case Ending.Open open -> timed(run);
            case Ending.Kept by -> timed(run);
        };
    }

    private Verdict timed(Run run) {
        Optional<Fact> kept = run.keptBy();
        PromiseClock clock = run.clock();
        Limit limit = limit(run.occasion());
        if (limit instanceof Limit.Unbound) {
            return new Verdict.Measured(kept.map(Fact::occurredAt));
        }
        if (limit instanceof Limit.InEdition none) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, none.given().toString());
        }
        if (clock.outOfReach()) {
            return outOfReach(run);
        }
        if (limit.dateAttribute().isPresent() && clock.first().isEmpty()) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, limit.dateAttribute().get());
        }
        if (kept.isEmpty() && !fed()) {
            String kind = promise.keptBy().by().getFirst().pattern().kind().name();
            return new Verdict.Unprovable(Gap.PRODUCER, kind);
        }
        if (limit instanceof Limit.AnyTime && kept.isPresent() && clock.due().isEmpty()) {
            return new Verdict.Kept(kept.get().occurredAt(), Duration.ZERO);
        }
        if (clock.due().isEmpty()) {
            return new Verdict.Pending();
        }
        Instant due = clock.due().get();
        Instant at = kept.isPresent() ? kept.get().occurredAt() : asOf;
        if (at.isAfter(due)) {
            return late(run, due);
        }
        if (kept.isEmpty()) {
            return new Verdict.Pending();
        }
        Optional<Duration> spare = clock.measure(at, due);
        return spare.isPresent() ? new Verdict.Kept(at, spare.get()) : outOfReach(run);
    }

    private Verdict outOfReach(Run run) {
        return new Verdict.Unprovable(
                Gap.CALENDAR, limit(run.occasion()).calendarName().orElse(standard.zone().getId()));
    }

    private boolean fed() {
        for (Keeper keeper : promise.keptBy().by()) {
            if (standards.fed(keeper.pattern().kind())) {
                return true;
            }
        }
        return false;
    }

    private Verdict late(Run run, Instant due) {
        Optional<Pauses.Marked> absent = unwatched(run, due);
        if (absent.isPresent()) {
            run.hangsOn(absent.get().fit());
            return new Verdict.Unprovable(Gap.OBSERVER, absent.get().from().id().value());
        }
        Optional<Fact> kept = run.keptBy();
        return switch (promise.wording().force()) {
            case MUST -> breach(run, due);
            case NORMALLY -> {
                Optional<FactId> reason = reason(run);
                yield reason.isPresent() ? new Verdict.Deviation(reason.get()) : breach(run, due);
            }
            case STRIVE -> new Verdict.Measured(kept.map(Fact::occurredAt));
            case MAY -> new Verdict.Measured(kept.map(Fact::occurredAt));
        };
    }

    /** The stretch in which its observer was absent before it was due. */
    private Optional<Pauses.Marked> unwatched(Run run, Instant due) {
        return promise.changes()
                .unwatched()
                .flatMap(absence ->
                        bearing.stretches(List.of(absence), run.occasion(), run.reading())
                                .touching(run.occasion().start(), due));
    }

    private Verdict breach(Run run, Instant due) {
        Optional<Fact> kept = run.keptBy();
        if (kept.isEmpty()) {
            return new Verdict.Overdue();
        }
        Instant at = kept.get().occurredAt();
        Optional<Duration> late = run.clock().measure(due, at);
        return late.isPresent() ? new Verdict.Broken(at, late.get()) : outOfReach(run);
    }

    /** The first reason recorded for it, at its opening or later, however late. */
    private Optional<FactId> reason(Run run) {
        if (promise.wording().reason().isPresent()) {
            Pattern pattern = promise.wording().reason().get();
            for (Fact fact : hearing.facts()) {
                if (!fact.occurredAt().isBefore(run.occasion().start())) {
                    Fit fit = bearing.of(pattern, fact, run.occasion());
                    if (fit.sure() || (fit.possible() && run.reading() == Reading.LONGEST)) {
                        run.hangsOn(fit);
                        return Optional.of(fact.id());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
