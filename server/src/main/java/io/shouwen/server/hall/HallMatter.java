package io.shouwen.server.hall;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;

/**
 * What came of a stay as a request that the hall follows.
 *
 * @param kind {@code not-done} or {@code unanswerable}
 * @param reason why it was not done, as facts write it, or to which department the question went
 * @param offered whether somebody is asked to take it over
 */
public record HallMatter(
        SubjectId request,
        SubjectId ticket,
        String kind,
        String reason,
        int handler,
        boolean offered,
        Instant toldAt) {}
