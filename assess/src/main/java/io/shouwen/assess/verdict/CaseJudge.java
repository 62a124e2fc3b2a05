package io.shouwen.assess.verdict;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.Judged;
import io.shouwen.engine.standard.Calendars;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.time.WorkCalendar;
import io.shouwen.pack.log.LogCase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges one case of a log with the same function that judges live ones. */
public final class CaseJudge {
    private final Standards standards;
    private final Instant asOf;
    private final Map<ClauseId, Optional<WorkCalendar>> measures = new HashMap<>();
    private final TimeTaken timeTaken;

    public CaseJudge(Standards standards, Instant asOf) {
        this.standards = standards;
        this.asOf = asOf;
        this.timeTaken = new TimeTaken(standards);
        standards
                .versions()
                .forEach(standard ->
                        standard.clauses()
                                .forEach(clause -> {
                                    if (clause.rule() instanceof Promise promise) {
                                        measures.put(clause.id(), calendar(promise.within()));
                                    }
                                }));
    }

    /** What the standard says of the case, one row an occasion, in the order they opened. */
    public List<VerdictRow> judge(LogCase of) {
        Assessment assessment = assess(of);
        List<VerdictRow> rows = new ArrayList<>(assessment.judged().size());
        for (Judged judged : assessment.judged()) {
            rows.add(VerdictRow.of(of, judged, this::lateSoFar));
        }
        return rows;
    }

    /** The judge's own answer, for those who compare it byte for byte. */
    public Assessment assess(LogCase of) {
        return Judge.assess(standards, Judge.fold(standards, of.subject(), of.facts()), asOf);
    }

    private Duration lateSoFar(Judged judged) {
        Instant due = judged.due().orElse(asOf);
        return between(judged.clause(), due, asOf);
    }

    /** The time between two instants, counted as the clause counts its limit. */
    public Duration between(ClauseId clause, Instant from, Instant to) {
        Optional<WorkCalendar> calendar = measures.getOrDefault(clause, Optional.empty());
        return calendar.isPresent() ? calendar.get().between(from, to) : Duration.between(from, to);
    }

    Instant asOf() {
        return asOf;
    }

    /** Whether no working time of the clause's calendar lies directly before an instant. */
    boolean outOfHours(ClauseId clause, Instant at) {
        Optional<WorkCalendar> calendar = measures.getOrDefault(clause, Optional.empty());
        return calendar.isPresent() && !calendar.get().isOpen(at.minusNanos(1));
    }

    /** The time until a due moment, counted as the clause counts its limit. */
    Duration left(ClauseId clause, Instant due) {
        return between(clause, asOf, due);
    }

    /**
     * How many seconds of its limit's kind of time the occasion took, rounded up; of an open one,
     * up to the moment of judging. Empty where the limit is no length of time or was moved by
     * somebody.
     */
    public OptionalLong secondsTaken(VerdictRow row) {
        return timeTaken.seconds(row, this);
    }

    private Optional<WorkCalendar> calendar(Limit limit) {
        return limit instanceof Limit.WorkingTime working
                ? latest(working.calendar())
                : Optional.empty();
    }

    private Optional<WorkCalendar> latest(String name) {
        List<Calendars.Edition> editions = standards.calendars().editions(name);
        return Optional.of(editions.getLast().calendar());
    }
}
