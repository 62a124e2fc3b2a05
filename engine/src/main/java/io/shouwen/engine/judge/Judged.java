package io.shouwen.engine.judge;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.StandardRef;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One occasion of one clause, judged.
 *
 * @param occasion clause and occasion name it for ever within its subject
 * @param from when its clock started
 * @param firstDue the due moment before anything moved it
 * @param due the due moment in force; empty when none can be told
 */
public record Judged(
        StandardRef standard,
        ClauseId clause,
        OccasionId occasion,
        Instant from,
        Optional<Instant> firstDue,
        Optional<Instant> due,
        List<Move> moves,
        Verdict verdict,
        List<Evidence> evidence) {
    public Judged {
        moves = List.copyOf(moves);
        evidence = List.copyOf(evidence);
    }
}
