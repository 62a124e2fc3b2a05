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

    ProcedureJudge(Hearing hearing, Procedure procedure) {
        this.hearing = hearing;
        this.procedure = procedure;
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
                new Run(occasion, end(occasion, again)).judge(judged);
            }
        }
        return judged;
    }

    /** What ends it: its end, or that it begins anew. */
    private Optional<Fact> end(Occasion occasion, Optional<Fact> again) {
        Optional<Fact> until =
                hearing.first(
                        procedure.until(),
                        occasion.start(),
                        again.map(Fact::occurredAt).orElse(Instant.MAX));
        return until.or(() -> again);
    }

    /** One time that the procedure was gone through. */
    private final class Run {
        private final Occasion occasion;
        private final Optional<Fact> end;
        private final Map<Step, Fact> done = new HashMap<>();
        private final List<Step> taken = new ArrayList<>();

        Run(Occasion occasion, Optional<Fact> end) {
            this.occasion = occasion;
            this.end = end;
            for (Step step : procedure.steps()) {
                if (step.branch().isEmpty() || within(step.branch().get()).isPresent()) {
                    taken.add(step);
                    within(step.by()).ifPresent(fact -> done.put(step, fact));
                }
            }
        }

        private Optional<Fact> within(Pattern pattern) {
            return hearing.first(
                    pattern, occasion.start(), end.map(Fact::occurredAt).orElse(Instant.MAX));
        }

        void judge(List<Judged> judged) {
            for (int i = 0; i < taken.size(); i++) {
                Step step = taken.get(i);
                List<Evidence> evidence = Hearing.opened(occasion);
                Fact fact = done.get(step);
                if (fact != null) {
                    evidence.add(new Evidence(Evidence.Role.KEPT, fact.id()));
                }
                Verdict verdict = fact == null ? missing(i) : doneAt(i, fact.occurredAt());
                judged.add(
                        hearing.judged(
                                new OccasionId(occasion.opened().id(), step.name()),
                                occasion.start(),
                                Optional.empty(),
                                verdict,
                                evidence));
            }
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
