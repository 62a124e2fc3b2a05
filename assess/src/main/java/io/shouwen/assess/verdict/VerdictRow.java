package io.shouwen.assess.verdict;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Evidence;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.pack.log.LogCase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One occasion of one case, judged, with who did it and how far from the due moment it was.
 *
 * @param late how late it was kept, or how late it is by now; measured as its limit is
 * @param person the actor of the keeping fact, else the last that the case names
 */
public record VerdictRow(
        LogCase of,
        Judged judged,
        Optional<Instant> keptAt,
        Optional<Duration> spare,
        Optional<Duration> late,
        String person,
        String unit) {

    static VerdictRow of(LogCase of, Judged judged, Overdue overdue) {
        Optional<LogCase.Entry> keeping = keeping(of, judged);
        return new VerdictRow(
                of,
                judged,
                judged.verdict().settledAt(),
                judged.verdict() instanceof Verdict.Kept kept
                        ? Optional.of(kept.spare())
                        : Optional.empty(),
                late(judged, overdue),
                person(of, keeping),
                unit(of, keeping));
    }

    private static Optional<Duration> late(Judged judged, Overdue overdue) {
        if (judged.verdict() instanceof Verdict.Broken broken) {
            return Optional.of(broken.late());
        }
        return judged.verdict() instanceof Verdict.Overdue
                ? Optional.of(overdue.by(judged))
                : Optional.empty();
    }

    /** Says how late an open occasion is. */
    interface Overdue {
        Duration by(Judged judged);
    }

    private static Optional<LogCase.Entry> keeping(LogCase of, Judged judged) {
        List<Evidence> evidence = judged.evidence();
        for (int i = evidence.size() - 1; i >= 0; i--) {
            if (evidence.get(i).role() == Evidence.Role.KEPT) {
                return entry(of, evidence.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<LogCase.Entry> entry(LogCase of, Evidence evidence) {
        for (LogCase.Entry entry : of.entries()) {
            if (entry.fact().id().equals(evidence.fact())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The fact that a piece of evidence speaks of. */
    Optional<Fact> fact(Evidence evidence) {
        return entry(of, evidence).map(LogCase.Entry::fact);
    }

    private static String person(LogCase of, Optional<LogCase.Entry> keeping) {
        if (keeping.isPresent() && !keeping.get().fact().actor().isEmpty()) {
            return keeping.get().fact().actor();
        }
        for (int i = of.entries().size() - 1; i >= 0; i--) {
            String actor = of.entries().get(i).fact().actor();
            if (!actor.isEmpty()) {
                return actor;
            }
        }
        return "";
    }

    private static String unit(LogCase of, Optional<LogCase.Entry> keeping) {
        if (keeping.isPresent() && !keeping.get().unit().isEmpty()) {
            return keeping.get().unit();
        }
        for (int i = of.entries().size() - 1; i >= 0; i--) {
            String unit = of.entries().get(i).unit();
            if (!unit.isEmpty()) {
                return unit;
            }
        }
        return "";
    }
}
