package io.shouwen.assess.verdict;

import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.judge.Move;
import io.shouwen.engine.judge.Verdict;
import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.StandardRef;
import io.shouwen.engine.standard.Standards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of its kind of time an occasion took: what its limit would have had to be. Only of
 * promises of so much time, elapsed or working, and only where nobody has moved the due moment: a
 * time agreed with a customer says nothing about the limit.
 */
final class TimeTaken {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();
    private final Map<ClauseId, List<Given>> given = new HashMap<>();
    private String lastClause = "";
    private List<Given> lastLimits = List.of();

    /** The limit of a clause in one version. */
    private record Given(StandardRef version, Duration limit, boolean working) {}

    TimeTaken(Standards standards) {
        for (Standard version : standards.versions()) {
            for (Clause clause : version.clauses()) {
                given(version.ref(), clause)
                        .ifPresent(limit ->
                                given.computeIfAbsent(clause.id(), id -> new ArrayList<>())
                                        .add(limit));
            }
        }
    }

    private static Optional<Given> given(StandardRef version, Clause clause) {
        if (!(clause.rule() instanceof Promise promise)) {
            return Optional.empty();
        }
        return switch (promise.within()) {
            case Limit.Elapsed elapsed -> Optional.of(new Given(version, elapsed.amount(), false));
            case Limit.WorkingTime working ->
                    Optional.of(new Given(version, working.amount(), true));
            case Limit.WorkingDays days -> Optional.empty();
            case Limit.EndOfDay end -> Optional.empty();
            case Limit.DateFrom date -> Optional.empty();
            case Limit.AtTime time -> Optional.empty();
            case Limit.DayOfMonth day -> Optional.empty();
            case Limit.EndOfPeriod end -> Optional.empty();
            case Limit.AnyTime any -> Optional.empty();
            case Limit.InEdition edited -> Optional.empty();
            case Limit.Before before -> Optional.empty();
            case Limit.Unbound unbound -> Optional.empty();
        };
    }

    /** Whole seconds, rounded up; of an open occasion, up to the moment of judging. */
    OptionalLong seconds(VerdictRow row, CaseJudge judge) {
        Judged judged = row.judged();
        List<Given> limits = limits(judged.clause());
        if (limits.isEmpty() || shifted(judged)) {
            return UNKNOWN;
        }
        Given limit = limits.getFirst();
        for (int i = 1; i < limits.size(); i++) {
            if (limits.get(i).version.equals(judged.standard())) {
                limit = limits.get(i);
            }
        }
        Duration taken = limit.limit;
        if (row.spare().isPresent()) {
            taken = taken.minus(row.spare().get());
        } else if (row.late().isPresent()) {
            taken = taken.plus(row.late().get());
        } else if (judged.verdict() instanceof Verdict.Pending && judged.due().isPresent()) {
            taken = taken.minus(judge.left(judged.clause(), judged.due().get()));
        } else {
            return UNKNOWN;
        }
        Instant at = row.keptAt().orElse(judge.asOf());
        return limit.working && judge.outOfHours(judged.clause(), at) ? over(taken) : up(taken);
    }

    /** Most rows in a row are of one clause, or of few. */
    private List<Given> limits(ClauseId clause) {
        if (!clause.value().equals(lastClause)) {
            lastClause = clause.value();
            lastLimits = given.getOrDefault(clause, List.of());
        }
        return lastLimits;
    }

    private static boolean shifted(Judged judged) {
        List<Move> moves = judged.moves();
        for (int i = 0; i < moves.size(); i++) {
            Move.Cause cause = moves.get(i).cause();
            if (cause != Move.Cause.PAUSE && cause != Move.Cause.CALENDAR) {
                return true;
            }
        }
        return false;
    }

    /** What is done out of hours is done behind the closing at which so much working time ends. */
    private static OptionalLong over(Duration taken) {
        return OptionalLong.of(Math.max(0, taken.toSeconds()) + 1);
    }

    private static OptionalLong up(Duration taken) {
        return OptionalLong.of(Math.max(0, taken.plusNanos(999_999_999).toSeconds()));
    }
}
