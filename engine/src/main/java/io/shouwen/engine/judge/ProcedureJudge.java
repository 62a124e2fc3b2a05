package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Verdict.Unprovable.Gap;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Procedure;
import io.shouwen.engine.standard.Procedure.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges each step of a procedure that is taken, as an occasion of its own named by the step. The
 * first of the pending ones is what comes next.
 */
final class ProcedureJudge implements RuleJudge {
    private final Hearing hearing;
    private final Procedure procedure;

    /** Everything by which it looks at facts. */
    private final List<Pattern> patterns = new ArrayList<>();

    ProcedureJudge(Hearing hearing, Procedure procedure) {
        this.hearing = hearing;
        this.procedure = procedure;
        procedure.looks(patterns::add);
    }

    @Override
    public List<Judged> judge(List<Occasion> occasions, Docket docket) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < occasions.size(); i++) {
            Occasion occasion = occasions.get(i);
            if (occasion.missing().isPresent()) {
                judged.add(hearing.undecided(occasion));
            } else {
                Optional<Fact> again =
                        i + 1 < occasions.size()
                                ? Optional.of(occasions.get(i + 1).opened())
                                : docket.following();
                judged.addAll(agreed(occasion, again));
            }
        }
        return judged;
    }

    /** What may be so beside what is sure: a step done, a branch taken, an end come. */
    private record Guess(boolean done, boolean taken, boolean ended) {
        static final Guess SURE = new Guess(false, false, false);

        /** Every other one. */
        static List<Guess> others() {
            List<Guess> others = new ArrayList<>();
            for (int i = 1; i < 8; i++) {
                others.add(new Guess((i & 1) > 0, (i & 2) > 0, (i & 4) > 0));
            }
            return others;
        }
    }

    /**
     * A step of which nobody can tell whether it breaks the procedure is told so; one that is
     * surely still to come is pending.
     */
    private List<Judged> agreed(Occasion occasion, Optional<Fact> again) {
        Map<Step, Judged> sure = new Run(occasion, again, Guess.SURE).judge();
        Optional<String> missing = missing(occasion, again);
        if (missing.isEmpty()) {
            return List.copyOf(sure.values());
        }
        List<Map<Step, Judged>> others =
                Guess.others().stream()
                        .map(guess -> new Run(occasion, again, guess).judge())
                        .toList();
        List<Judged> agreed = new ArrayList<>();
        for (Step step : procedure.steps()) {
            Optional<Judged> one = Optional.ofNullable(sure.get(step));
            Optional<Judged> other =
                    others.stream()
                            .flatMap(way -> Optional.ofNullable(way.get(step)).stream())
                            .filter(way -> differs(one, way))
                            .findFirst();
            boolean untaken =
                    one.filter(judged -> judged.verdict().breach()).isPresent()
                            && others.stream().anyMatch(way -> !way.containsKey(step));
            if (other.isPresent() || untaken) {
                agreed.add(undecided(occasion, step, missing.get()));
            } else {
                one.ifPresent(agreed::add);
            }
        }
        return agreed;
    }

    /** A step that is surely not asked for, still to come or not told of stays so. */
    private static boolean differs(Optional<Judged> sure, Judged other) {
        return sure.map(one ->
                        !(one.verdict() instanceof Verdict.Pending)
                                && !(one.verdict() instanceof Verdict.Unprovable)
                                && !one.verdict().word().equals(other.verdict().word()))
                .orElse(other.verdict().breach());
    }

    private Judged undecided(Occasion occasion, Step step, String missing) {
        return hearing.judged(
                new OccasionId(occasion.opened().id(), step.name()),
                occasion.start(),
                Optional.empty(),
                new Verdict.Unprovable(Gap.ATTRIBUTE, missing),
                Hearing.opened(occasion));
    }

    /** What the first fact lacks that may be a step, a branch or the end. */
    private Optional<String> missing(Occasion occasion, Optional<Fact> again) {
        Instant to = again.map(Fact::occurredAt).orElse(Instant.MAX);
        for (Fact fact : hearing.from(occasion.start())) {
            if (fact.occurredAt().isAfter(to)) {
                break;
            }
            for (Pattern pattern : patterns) {
                Fit fit = hearing.fit(pattern, fact);
                if (fit.possible() && !fit.sure()) {
                    return Optional.of(fit.missing());
                }
            }
        }
        return Optional.empty();
    }

    /** What ends it: its end, or that it begins anew. */
    private Optional<Fact> end(Occasion occasion, Optional<Fact> again, boolean perhaps) {
        Optional<Fact> until =
                hearing.first(
                        procedure.until(),
                        occasion.start(),
                        again.map(Fact::occurredAt).orElse(Instant.MAX),
                        perhaps);
        return until.or(() -> again);
    }

    /** One time that the procedure was gone through. */
    private final class Run {
        private final Occasion occasion;
        private final Optional<Fact> end;
        private final Map<Step, Fact> done = new HashMap<>();
        private final List<Step> taken = new ArrayList<>();

        Run(Occasion occasion, Optional<Fact> again, Guess guess) {
            this.occasion = occasion;
            this.end = end(occasion, again, guess.ended());
            for (Step step : procedure.steps()) {
                if (step.branch().isEmpty()
                        || within(step.branch().get(), guess.taken()).isPresent()) {
                    taken.add(step);
                    within(step.by(), guess.done()).ifPresent(fact -> done.put(step, fact));
                }
            }
        }

        private Optional<Fact> within(Pattern pattern, boolean perhaps) {
            return hearing.first(
                    pattern,
                    occasion.start(),
                    end.map(Fact::occurredAt).orElse(Instant.MAX),
                    perhaps);
        }

        Map<Step, Judged> judge() {
            Map<Step, Judged> judged = new LinkedHashMap<>();
            for (int i = 0; i < taken.size(); i++) {
                Step step = taken.get(i);
                List<Evidence> evidence = Hearing.opened(occasion);
                Fact fact = done.get(step);
                if (fact != null) {
                    evidence.add(new Evidence(Evidence.Role.KEPT, fact.id()));
                }
                Verdict verdict = fact == null ? missing(i) : doneAt(i, fact.occurredAt());
                judged.put(
                        step,
                        hearing.judged(
                                new OccasionId(occasion.opened().id(), step.name()),
                                occasion.start(),
                                Optional.empty(),
                                verdict,
                                evidence));
            }
            return judged;
        }

        /** Equal instants never prove a wrong order, and neither does what nobody can tell. */
        private Verdict doneAt(int index, Instant at) {
            if (!taken.get(index).anyOrder()) {
                for (Step before : taken.subList(0, index)) {
                    Fact fact = done.get(before);
                    boolean late = fact == null ? told(before) : fact.occurredAt().isAfter(at);
                    if (!before.anyOrder() && late) {
                        return new Verdict.Breached(at, new Failing.TooEarly(before.name()));
                    }
                }
            }
            return new Verdict.Kept(at, Duration.ZERO);
        }

        private boolean told(Step step) {
            return hearing.standards().fed(step.by().kind());
        }

        private Verdict missing(int index) {
            Step step = taken.get(index);
            if (!told(step)) {
                return new Verdict.Unprovable(Gap.PRODUCER, step.by().kind().name());
            }
            if (end.isEmpty()) {
                return new Verdict.Pending();
            }
            Optional<Fact> later =
                    taken.subList(index + 1, taken.size()).stream()
                            .filter(one -> !one.anyOrder())
                            .flatMap(one -> Optional.ofNullable(done.get(one)).stream())
                            .findFirst();
            // The breach of a step left out is that of the later step which came without it.
            return later.isPresent() && !step.anyOrder()
                    ? new Verdict.Void(Verdict.Void.Reason.NOTHING, later.get().id())
                    : new Verdict.Breached(
                            end.get().occurredAt(), new Failing.Lacking(step.name()));
        }
    }
}
