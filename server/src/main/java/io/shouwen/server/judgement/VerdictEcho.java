package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Judged;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Hears verdicts that became others, in the transaction that keeps them. */
public interface VerdictEcho {
    /** Called under the locks of their subjects. */
    void heard(List<Turned> turned);

    /**
     * A verdict that is another than the stored one.
     *
     * @param code the version of the code; empty when the occasion itself is gone
     * @param before the word that was stored; empty if none was
     * @param verdict the word now; {@code void} when the occasion itself is gone
     * @param breached whether it holds against somebody now and did not before
     * @param at when it was kept or found as it is, if it was
     * @param judgedAt as of when it was judged
     */
    record Turned(
            History history,
            String clause,
            String code,
            String occasion,
            String before,
            String verdict,
            boolean breached,
            Optional<Instant> from,
            Optional<Instant> firstDue,
            Optional<Instant> due,
            Optional<Instant> at,
            Instant judgedAt) {
        static Turned of(Judging.Told told, Judged judged, Optional<StoredJudgement.Line> before) {
            return new Turned(
                    told.history(),
                    judged.clause().value(),
                    judged.standard().toString(),
                    judged.occasion().value(),
                    before.map(StoredJudgement.Line::verdict).orElse(""),
                    judged.verdict().word(),
                    judged.verdict().breach()
                            && !before.map(StoredJudgement.Line::breach).orElse(false),
                    Optional.of(judged.from()),
                    judged.firstDue(),
                    judged.due(),
                    judged.verdict().settledAt(),
                    told.assessment().asOf());
        }

        /** What opened the occasion was struck. */
        static Turned gone(Judging.Told told, StoredJudgement.Line line) {
            return new Turned(
                    told.history(),
                    line.clause(),
                    "",
                    line.occasion(),
                    line.verdict(),
                    "void",
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    told.assessment().asOf());
        }
    }
}
