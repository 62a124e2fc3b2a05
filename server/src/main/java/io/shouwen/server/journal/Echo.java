package io.shouwen.server.journal;

import java.time.Instant;
import java.util.List;

/** Hears what was recorded, of whatever kind of subject, in the transaction that records it. */
public interface Echo {
    /**
     * Called under the locks of these subjects, each another one.
     *
     * @param now the time of the wall clock
     */
    void heard(List<Course.Told> told, Instant now);
}
