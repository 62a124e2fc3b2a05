package io.shouwen.assess.report;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The promises of so much time that the log has occasions of, those with the most first. */
final class TimedClauses {
    private TimedClauses() {}

    /**
     * One of them, with its limit in the latest version that has it.
     *
     * @param calendar the calendar that measures it; empty for elapsed time
     */
    record Timed(
            Clause clause,
            long limitSeconds,
            Optional<String> calendar,
            TimesTaken times,
            PromiseCurve curve) {}

    static List<Timed> of(Tally tally, Standards standards) {
        List<Timed> timed = new ArrayList<>();
        for (Map.Entry<String, ClauseTally> entry : tally.clauses().entrySet()) {
            TimesTaken times = entry.getValue().times();
            Optional<Clause> clause = latest(standards, entry.getKey());
            if (times.done() > 0 && clause.isPresent()) {
                timed(clause.get(), times).ifPresent(timed::add);
            }
        }
        timed.sort(
                Comparator.comparingLong((Timed one) -> -one.times.done())
                        .thenComparing(one -> one.clause.id()));
        return timed;
    }

    private static Optional<Clause> latest(Standards standards, String id) {
        return standards.versions().reversed().stream()
                .flatMap(version -> version.clauses().stream())
                .filter(clause -> clause.id().value().equals(id))
                .findFirst();
    }

    private static Optional<Timed> timed(Clause clause, TimesTaken times) {
        if (!(clause.rule() instanceof Promise promise)) {
            return Optional.empty();
        }
        Limit limit = promise.within();
        if (limit instanceof Limit.Elapsed elapsed) {
            long seconds = elapsed.amount().toSeconds();
            return Optional.of(new Timed(clause, seconds, Optional.empty(), times, times.curve()));
        }
        if (limit instanceof Limit.WorkingTime working) {
            long seconds = working.amount().toSeconds();
            Optional<String> calendar = Optional.of(working.calendar());
            return Optional.of(new Timed(clause, seconds, calendar, times, times.curve()));
        }
        return Optional.empty();
    }
}
