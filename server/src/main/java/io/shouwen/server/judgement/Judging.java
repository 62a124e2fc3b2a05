package io.shouwen.server.judgement;

import io.shouwen.engine.judge.Assessment;
import io.shouwen.server.standard.InForce;
import io.shouwen.server.subject.History;

/** What the judge makes of one subject now. */
public sealed interface Judging {
    /** The subject with every fact that was judged. */
    History history();

    /** The judge has spoken. */
    record Told(History history, Assessment assessment, InForce by) implements Judging {}

    /**
     * The judge failed on what is stored. Reality is kept all the same; it is tried again.
     *
     * @param error what it said, for the person who mends it
     */
    record Ill(History history, String error) implements Judging {}
}
