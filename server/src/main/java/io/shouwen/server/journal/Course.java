package io.shouwen.server.journal;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.subject.History;

import java.util.List;
import java.util.Optional;

/**
 * The course that subjects of one kind take: what may follow what, and the read rows kept in step.
 * All of it runs inside the command, under the subject's lock.
 */
public interface Course {
    /** The kind of subject. */
    String kind();

    /**
     * Refuses facts that cannot follow what was told, before anything is written.
     *
     * @param before the subject until now, without facts if it is being opened
     */
    Optional<Outcome.Refused> refuse(History before, List<Fact> more);

    /** Where the subject belongs and who acts, as its whole history tells. */
    History.Holding holding(History after);

    /**
     * What was told of one subject.
     *
     * @param after the whole history
     * @param more what was not told before
     */
    record Told(History after, List<Fact> more) {}

    /** Brings the read rows in step with what was told of these subjects, each another one. */
    void keep(List<Told> told);
}
