package io.shouwen.server.judgement;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * A promise that still runs.
 *
 * @param overdue whether its due moment has passed
 * @param due empty while its clock stands still
 */
public record RunningPromise(
        SubjectId subject, boolean overdue, Optional<Instant> due, Optional<Integer> handler) {}
