package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges every occasion of one promise as of one instant. */
final class PromiseJudge implements RuleJudge {
    private final Standards standards;
    private final Hearing hearing;
    private final Promise promise;
    private final Standard standard;
    private final List<Fact> facts;
    private final Instant asOf;
    private final List<Edition> editions;
    private final Pauses pauses;

    PromiseJudge(Hearing hearing, Promise promise) {
        this.hearing = hearing;
        this.promise = promise;
        this.standards = hearing.standards();
        this.standard = hearing.standard();
        this.facts = hearing.facts();
        this.asOf = hearing.asOf();
        this.editions = standards.editionsFor(promise.within());
        this.pauses = Pauses.of(promise.changes().pauses(), standard, facts);
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        Events events = new Events(promise, standard, facts, editions, asOf, docket.served());
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
        Run sure = run(occasion, events, false);
        Optional<Fact> kept = sure.kept().map(Ending.Kept::by);
        Optional<Run> perhaps = Optional.empty();
        if (sure.inDoubt()) {
            Run run = run(occasion, events, true);
            boolean another = !run.kept().map(Ending.Kept::by).equals(kept);
            perhaps = another ? Optional.of(run) : perhaps;
        }
        if (!promise.keptBy().servesAll()) {
            use(events, occasion, kept, perhaps);
        }
        PromiseClock clock = sure.clock();
        Verdict verdict = verdict(occasion, sure, kept, perhaps.filter(Run::inTime));
        List<Evidence> evidence = Hearing.opened(occasion);
        evidence.addAll(clock.evidence());
        weighed(verdict, kept, evidence);
        return judged(occasion, clock.first(), clock.due(), clock.moves(), verdict, evidence);
    }

    /**
     * How an occasion went, by its own clock.
     *
     * @param inDoubt whether something may have kept it that does not surely do so
     */
    private record Run(PromiseClock clock, Ending ending, boolean inDoubt) {
        Optional<Ending.Kept> kept() {
            return ending instanceof Ending.Kept kept ? Optional.of(kept) : Optional.empty();
        }

        boolean inTime() {
            return clock.openAt(kept().orElseThrow().by().occurredAt());
        }

        Verdict unprovable() {
            String missing = kept().orElseThrow().fit().missing();
            return new Verdict.Unprovable(Gap.ATTRIBUTE, missing);
        }
    }

    private Run run(Occasion occasion, Events events, boolean benefit) {
        PromiseClock clock = clock(occasion);
        List<Event> course = events.of(occasion, pauses);
        Ending ending = Course.run(course, clock, benefit);
        Optional<Instant> end = end(ending);
        if (end.isPresent() && pauses.lastBeyond(end.get())) {
            // It ended while the clock stood still: what resumes the clock later moves nothing.
            clock = clock(occasion);
            ending = Course.run(events.of(occasion, pauses.before(end.get())), clock, benefit);
        }
        return new Run(clock, ending, Course.inDoubt(course));
    }

    private static void use(
            Events events, Occasion occasion, Optional<Fact> kept, Optional<Run> perhaps) {
        if (perhaps.isEmpty()) {
            kept.ifPresent(events::use);
            return;
        }
        Ending.Kept by = perhaps.get().kept().orElseThrow();
        kept.ifPresent(fact -> events.doubt(fact, by.fit()));
        events.useInDoubt(by.by(), occasion);
    }

    private PromiseClock clock(Occasion occasion) {
        return new PromiseClock(promise.within(), occasion, standard, editions);
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

    private Verdict verdict(
            Occasion occasion, Run run, Optional<Fact> kept, Optional<Run> perhaps) {
        return switch (run.ending()) {
            case Ending.Left left -> new Verdict.Void(Verdict.Void.Reason.AMENDED, left.by().id());
            case Ending.Withdrawn withdrawn ->
                    new Verdict.Void(Verdict.Void.Reason.WITHDRAWN, withdrawn.by().id());
            case Ending.Excused excused -> new Verdict.Excused(excused.by().id());
            case Ending.Open open -> timed(occasion, run.clock(), kept, perhaps);
            case Ending.Kept by -> timed(occasion, run.clock(), kept, perhaps);
        };
    }

    private Verdict timed(
            Occasion occasion, PromiseClock clock, Optional<Fact> kept, Optional<Run> perhaps) {
        Limit limit = promise.within();
        if (limit instanceof Limit.Unbound) {
            return new Verdict.Measured(kept.map(Fact::occurredAt));
        }
        if (clock.outOfReach()) {
            return outOfReach();
        }
        if (limit.dateAttribute().isPresent() && clock.first().isEmpty()) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, limit.dateAttribute().get());
        }
        if (kept.isEmpty() && !fed()) {
            String kind = promise.keptBy().by().getFirst().pattern().kind().name();
            return new Verdict.Unprovable(Gap.PRODUCER, kind);
        }
        if (clock.due().isEmpty()) {
            return new Verdict.Pending();
        }
        Instant due = clock.due().get();
        Instant at = kept.isPresent() ? kept.get().occurredAt() : asOf;
        if (at.isAfter(due)) {
            return perhaps.isPresent() && unwatched(occasion, due).isEmpty()
                    ? perhaps.get().unprovable()
                    : late(occasion, clock, kept, due);
        }
        if (kept.isEmpty()) {
            return new Verdict.Pending();
        }
        Optional<Duration> spare = clock.measure(at, due);
        return spare.isPresent() ? new Verdict.Kept(at, spare.get()) : outOfReach();
    }

    private Verdict outOfReach() {
        return new Verdict.Unprovable(
                Gap.CALENDAR, promise.within().calendarName().orElse(standard.zone().getId()));
    }

    private boolean fed() {
        for (Keeper keeper : promise.keptBy().by()) {
            if (standards.fed(keeper.pattern().kind())) {
                return true;
            }
        }
        return false;
    }

    private Verdict late(Occasion occasion, PromiseClock clock, Optional<Fact> kept, Instant due) {
        Optional<Fact> absent = unwatched(occasion, due);
        if (absent.isPresent()) {
            return new Verdict.Unprovable(Gap.OBSERVER, absent.get().id().value());
        }
        return switch (promise.wording().force()) {
            case MUST -> breach(clock, kept, due);
            case NORMALLY -> {
                Optional<FactId> reason = reason(occasion);
                yield reason.isPresent()
                        ? new Verdict.Deviation(reason.get())
                        : breach(clock, kept, due);
            }
            case STRIVE -> new Verdict.Measured(kept.map(Fact::occurredAt));
            case MAY -> new Verdict.Measured(kept.map(Fact::occurredAt));
        };
    }

    /** The fact since which its observer was absent before it was due. */
    private Optional<Fact> unwatched(Occasion occasion, Instant due) {
        return promise.changes()
                .unwatched()
                .flatMap(absence ->
                        Pauses.of(List.of(absence), standard, facts)
                                .touching(occasion.start(), due));
    }

    private Verdict breach(PromiseClock clock, Optional<Fact> kept, Instant due) {
        if (kept.isEmpty()) {
            return new Verdict.Overdue();
        }
        Instant at = kept.get().occurredAt();
        Optional<Duration> late = clock.measure(due, at);
        return late.isPresent() ? new Verdict.Broken(at, late.get()) : outOfReach();
    }

    /** The first reason recorded for it, at its opening or later, however late. */
    private Optional<FactId> reason(Occasion occasion) {
        if (promise.wording().reason().isPresent()) {
            Pattern pattern = promise.wording().reason().get();
            for (Fact fact : facts) {
                if (!fact.occurredAt().isBefore(occasion.start())
                        && Matching.fits(pattern, standard, fact)) {
                    return Optional.of(fact.id());
                }
            }
        }
        return Optional.empty();
    }
}
