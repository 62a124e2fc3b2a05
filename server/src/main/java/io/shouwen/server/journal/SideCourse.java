package io.shouwen.server.journal;

import io.shouwen.server.subject.History;

/**
 * What another room has to say to subjects of a kind, beside their course: what it refuses, and the
 * read rows of its own that it keeps in step. Where a subject belongs is for its course to say.
 */
public interface SideCourse extends Course {
    @Override
    default History.Holding holding(History after) {
        return after.holding();
    }
}
