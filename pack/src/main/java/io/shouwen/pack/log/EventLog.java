package io.shouwen.pack.log;

import io.shouwen.pack.yaml.Problems;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A log of another system in one of the formats that can be judged. */
interface EventLog {
    /**
     * What a reading has found.
     *
     * @param latest the last instant that a fact tells
     * @param unseen columns of the mapping that no row has had
     */
    record Reading(long rows, Instant latest, List<String> unseen) {
        public Reading {
            unseen = List.copyOf(unseen);
        }
    }

    /**
     * Reads every row and tells its facts, or why it tells none; what the mapping speaks of and the
     * log lacks are problems.
     */
    Reading read(RowMapper.Sink sink, Problems problems) throws IOException;
}
