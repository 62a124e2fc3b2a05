package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.engine.judge.Judge;
import io.shouwen.engine.judge.State;
import io.shouwen.engine.standard.Standards;
import io.shouwen.server.crash.FailPoints;
import io.shouwen.server.outbox.Letter;
import io.shouwen.server.outbox.Outbox;
import io.shouwen.server.standard.InForce;
import io.shouwen.server.standard.Shelf;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * Runs the judge over stored histories and keeps what it said: the judgement, the promises that
 * still run, the next alarm, and a letter for each conclusion.
 */
@Component
public final class Judgements {
    private final Shelf shelf;
    private final Outbox outbox;
    private final List<VerdictEcho> echoes;
    private final JudgementRows rows;
    private final FailPoints failPoints;

    public Judgements(
            DataSource dataSource,
            Shelf shelf,
            Outbox outbox,
            List<VerdictEcho> echoes,
            FailPoints failPoints) {
        this.shelf = shelf;
        this.outbox = outbox;
        this.echoes = List.copyOf(echoes);
        this.rows = new JudgementRows(JdbcClient.create(dataSource));
        this.failPoints = failPoints;
    }

    /** What the standards say of the subject as of an instant, from its facts alone. */
    public Assessment assess(History history, Instant asOf) {
        return assess(shelf.of(history.org(), history.unit()), history, asOf);
    }

    private static Assessment assess(InForce by, History history, Instant asOf) {
        Standards standards = by.in(history.kind(), history.openedAt());
        State state = Judge.fold(standards, history.subject(), history.facts());
        return Judge.assess(standards, state, asOf);
    }

    /** As {@link #assess}, but a judge that fails is an answer too. */
    public Judging judge(History history, Instant asOf) {
        InForce by = shelf.of(history.org(), history.unit());
        try {
            Assessment assessed = failPoints.around("judge", () -> assess(by, history, asOf));
            return new Judging.Told(history, assessed, by);
        } catch (RuntimeException e) {
            return new Judging.Ill(history, e.toString());
        }
    }

    /** The stored judgement of a subject; one that knows no fact if it was never judged. */
    public StoredJudgement stored(SubjectId subject) {
        return stored(List.of(subject)).getOrDefault(subject, StoredJudgement.NONE);
    }

    /** The stored judgements of these subjects, read under their locks. */
    public Map<SubjectId, StoredJudgement> stored(List<SubjectId> subjects) {
        return failPoints.around("read judgements", () -> rows.read(subjects));
    }

    /**
     * Keeps judgements made under the locks of their subjects.
     *
     * @param before what was stored of them until now
     * @param now the time of the wall clock
     * @param retryAfter when a judge that failed is asked again
     */
    public void keep(
            List<Judging> judgings,
            Map<SubjectId, StoredJudgement> before,
            Instant now,
            Duration retryAfter) {
        List<JudgementRows.Kept> kept = new ArrayList<>();
        List<Judging.Ill> ill = new ArrayList<>();
        List<Letter> letters = new ArrayList<>();
        List<VerdictEcho.Turned> turned = new ArrayList<>();
        for (Judging judging : judgings) {
            switch (judging) {
                case Judging.Told told -> {
                    StoredJudgement was =
                            before.getOrDefault(told.history().id(), StoredJudgement.NONE);
                    List<Conclusion> concluded = Conclusions.between(was, told);
                    concluded.forEach(one -> letters.add(one.letter(told.history())));
                    turned.addAll(Conclusions.turned(was, told));
                    kept.add(new JudgementRows.Kept(told, was.revision() + concluded.size()));
                }
                case Judging.Ill one -> ill.add(one);
            }
        }
        if (!kept.isEmpty()) {
            failPoints.around("keep judgements", () -> rows.keep(kept, now));
        }
        if (!ill.isEmpty()) {
            failPoints.around("note ill judges", () -> rows.noteIll(ill, now.plus(retryAfter)));
        }
        outbox.write(letters);
        if (!turned.isEmpty()) {
            echoes.forEach(echo -> echo.heard(turned));
        }
    }
}
