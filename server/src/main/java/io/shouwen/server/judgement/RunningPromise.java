package io.shouwen.server.judgement;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * A promise that still runs, as a line of a board.
 *
 * @param occasion the id of the fact that opened it
 * @param overdue whether its due moment has passed
 * @param due empty while its clock stands still
 */
public record RunningPromise(
        SubjectId subject,
        String clause,
        String occasion,
        boolean overdue,
        Instant from,
        Optional<Instant> firstDue,
        Optional<Instant> due,
        int unit,
        Optional<Integer> handler) {}
