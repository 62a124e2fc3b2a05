package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Standards.BoundPromise;
import io.shouwen.engine.standard.Stretch;
import io.shouwen.engine.time.WorkCalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges every occasion of one promise as of one instant. */
final class PromiseJudge {
    private final Standards standards;
    private final BoundPromise bound;
    private final Promise promise;
    private final Standard standard;
    private final List<Fact> facts;
    private final Instant asOf;
    private final Pauses pauses;
    private final Pauses unwatched;

    PromiseJudge(Standards standards, BoundPromise bound, List<Fact> facts, Instant asOf) {
        this.standards = standards;
        this.bound = bound;
        this.promise = bound.promise();
        this.standard = bound.standard();
        this.facts = facts;
        this.asOf = asOf;
        this.pauses = Pauses.of(promise.changes().pauses(), standard, facts);
        List<Stretch> absent = promise.changes().unwatched().stream().toList();
        this.unwatched = Pauses.of(absent, standard, facts);
    }

    /**
     * Judges the occasions, oldest first.
     *
     * @param occasions in the order in which they opened
     */
    List<Judged> judge(List<Occasion> occasions) {
        Serving serving = new Serving(promise, standard, occasions, facts);
        List<Judged> judged = new ArrayList<>(occasions.size());
        for (int i = 0; i < occasions.size(); i++) {
            Optional<Fact> kept = serving.keeping(i, keeper -> inTime(keeper));
            judged.add(judge(occasions.get(i), kept, serving.voiding(i)));
        }
        return judged;
    }

    /** A keeper that must be recorded before the due moment is weighed against the clock. */
    private boolean inTime(Serving.Candidate candidate) {
        if (!candidate.keeper().recordedBeforeDue()) {
            return true;
        }
        PromiseClock clock = clock(candidate.occasion(), pauses, Optional.empty());
        return clock.due()
                .map(due -> !candidate.fact().recordedAt().isAfter(due))
                .orElse(clock.excused().isEmpty());
    }

    private Judged judge(Occasion occasion, Optional<Fact> kept, Optional<Fact> voiding) {
        Optional<Instant> keptAt = kept.map(Fact::occurredAt);
        Pauses standing = keptAt.map(pauses::before).orElse(pauses);
        PromiseClock clock = clock(occasion, standing, keptAt);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(Evidence.Role.OPENED, occasion.opened().id()));
        occasion.amended().ifPresent(f -> add(evidence, Evidence.Role.AMENDED, f));
        evidence.addAll(clock.evidence());
        Verdict verdict = verdict(occasion, clock, kept, voiding);
        switch (verdict) {
            case Verdict.Void nothing ->
                    evidence.add(new Evidence(Evidence.Role.VOIDED, nothing.by()));
            case Verdict.Deviation deviation -> {
                kept.ifPresent(f -> add(evidence, Evidence.Role.KEPT, f));
                evidence.add(new Evidence(Evidence.Role.REASON, deviation.reason()));
            }
            case Verdict.Pending pending -> {}
            case Verdict.Kept k -> kept.ifPresent(f -> add(evidence, Evidence.Role.KEPT, f));
            case Verdict.Overdue overdue -> {}
            case Verdict.Broken b -> kept.ifPresent(f -> add(evidence, Evidence.Role.KEPT, f));
            case Verdict.Excused excused -> {}
            case Verdict.Measured m -> kept.ifPresent(f -> add(evidence, Evidence.Role.KEPT, f));
            case Verdict.Unprovable unprovable -> {}
        }
        return new Judged(
                standard.ref(),
                bound.clause().id(),
                occasion.opened().id(),
                occasion.opened().occurredAt(),
                clock.first(),
                clock.due(),
                clock.moves(),
                verdict,
                evidence);
    }

    private static void add(List<Evidence> evidence, Evidence.Role role, Fact fact) {
        evidence.add(new Evidence(role, fact.id()));
    }

    private PromiseClock clock(Occasion occasion, Pauses standing, Optional<Instant> keptAt) {
        PromiseClock clock =
                new PromiseClock(promise.within(), occasion.opened(), standard, standing);
        clock.replay(standing, shifts(occasion), standards.calendars(), asOf, keptAt);
        return clock;
    }

    private List<PromiseClock.Shifting> shifts(Occasion occasion) {
        List<Shift> rules = promise.changes().shifts();
        if (rules.isEmpty()) {
            return List.of();
        }
        List<PromiseClock.Shifting> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.occurredAt().isBefore(occasion.opened().occurredAt())
                    || fact.id().equals(occasion.opened().id())) {
                continue;
            }
            for (Shift rule : rules) {
                if (Pauses.matches(rule.by(), standard, fact)) {
                    found.add(new PromiseClock.Shifting(rule, fact));
                    break;
                }
            }
        }
        found.sort(
                Comparator.comparing((PromiseClock.Shifting s) -> s.fact().recordedAt())
                        .thenComparing(PromiseClock.Shifting::fact, Fact.ORDER));
        return found;
    }

    private Verdict verdict(
            Occasion occasion, PromiseClock clock, Optional<Fact> kept, Optional<Fact> voiding) {
        if (occasion.missing().isPresent()) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, occasion.missing().get());
        }
        Optional<Verdict> ended = ended(occasion, clock, kept, voiding);
        if (ended.isPresent()) {
            return ended.get();
        }
        if (promise.within() instanceof Limit.Unbound) {
            return new Verdict.Measured(kept.map(Fact::occurredAt));
        }
        if (promise.within() instanceof Limit.DateFrom from && clock.first().isEmpty()) {
            return new Verdict.Unprovable(Gap.ATTRIBUTE, from.attribute());
        }
        if (kept.isEmpty() && !fed()) {
            String kind = promise.keptBy().by().getFirst().pattern().kind().name();
            return new Verdict.Unprovable(Gap.PRODUCER, kind);
        }
        return timed(occasion, clock, kept);
    }

    private boolean fed() {
        return promise.keptBy().by().stream()
                .map(Keeper::pattern)
                .map(Pattern::kind)
                .anyMatch(standards::fed);
    }

    /** Withdrawn, amended away or excused, while the clock was still open. */
    private Optional<Verdict> ended(
            Occasion occasion, PromiseClock clock, Optional<Fact> kept, Optional<Fact> voiding) {
        Optional<Instant> due = clock.due();
        if (occasion.left().isPresent()) {
            Fact left = occasion.left().get();
            if (notAfter(left.recordedAt(), due) && before(left.recordedAt(), kept)) {
                return Optional.of(new Verdict.Void(Verdict.Void.Reason.AMENDED, left.id()));
            }
        }
        if (voiding.isPresent()) {
            Fact by = voiding.get();
            if (notAfter(by.occurredAt(), due) && before(by.occurredAt(), kept)) {
                return Optional.of(new Verdict.Void(Verdict.Void.Reason.WITHDRAWN, by.id()));
            }
        }
        return clock.excused().map(fact -> new Verdict.Excused(fact.id()));
    }

    private static boolean notAfter(Instant at, Optional<Instant> due) {
        return due.isEmpty() || !at.isAfter(due.get());
    }

    private static boolean before(Instant at, Optional<Fact> kept) {
        return kept.isEmpty() || at.isBefore(kept.get().occurredAt());
    }

    private Verdict timed(Occasion occasion, PromiseClock clock, Optional<Fact> kept) {
        if (clock.due().isEmpty()) {
            return new Verdict.Pending();
        }
        Instant due = clock.due().get();
        if (kept.isPresent() && !kept.get().occurredAt().isAfter(due)) {
            Instant at = kept.get().occurredAt();
            return new Verdict.Kept(at, measure(clock, at, due));
        }
        if (kept.isEmpty() && !asOf.isAfter(due)) {
            return new Verdict.Pending();
        }
        if (unwatched.touch(occasion.opened().occurredAt(), due)) {
            return new Verdict.Unprovable(
                    Gap.OBSERVER, unwatched.marked().getFirst().from().id().value());
        }
        return switch (promise.wording().force()) {
            case MUST -> late(clock, kept, due);
            case NORMALLY ->
                    reason(occasion)
                            .<Verdict>map(Verdict.Deviation::new)
                            .orElseGet(() -> late(clock, kept, due));
            case STRIVE -> new Verdict.Measured(kept.map(Fact::occurredAt));
            case MAY -> new Verdict.Measured(kept.map(Fact::occurredAt));
        };
    }

    private static Verdict late(PromiseClock clock, Optional<Fact> kept, Instant due) {
        if (kept.isEmpty()) {
            return new Verdict.Overdue();
        }
        Instant at = kept.get().occurredAt();
        return new Verdict.Broken(at, measure(clock, due, at));
    }

    private static Duration measure(PromiseClock clock, Instant from, Instant to) {
        Optional<WorkCalendar> calendar = clock.measure();
        return calendar.isPresent() ? calendar.get().between(from, to) : Duration.between(from, to);
    }

    private Optional<FactId> reason(Occasion occasion) {
        if (promise.wording().reason().isEmpty()) {
            return Optional.empty();
        }
        Pattern pattern = promise.wording().reason().get();
        return facts.stream()
                .filter(f -> !f.occurredAt().isBefore(occasion.opened().occurredAt()))
                .filter(f -> Pauses.matches(pattern, standard, f))
                .map(Fact::id)
                .findFirst();
    }
}
