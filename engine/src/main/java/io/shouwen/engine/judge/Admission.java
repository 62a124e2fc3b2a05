package io.shouwen.engine.judge;

import io.shouwen.engine.standard.ClauseId;

import java.util.List;

/** What the judge answers when a fact is about to be recorded by a live command. */
public sealed interface Admission {
    /**
     * Record it; it counts at once.
     *
     * @param warnings the checks that only warn and that it breaks or that nobody can tell whether
     *     it does, and the gates of which nobody can tell
     */
    record Admitted(List<Objection> warnings) implements Admission {
        public Admitted {
            warnings = List.copyOf(warnings);
        }
    }

    /** Do not record it: a gate of the code is shut. */
    record Barred(Objection by) implements Admission {}

    /** What a check has against an act. */
    record Objection(ClauseId clause, Failing failing) {}

    /** Record it as proposed: a second person must accept it before it counts. */
    record Proposed(Reason reason) implements Admission {}

    /**
     * Do not record it.
     *
     * @param problem the slug of the problem's page
     * @param details what the sentence about it names, in order
     */
    record Refused(String problem, List<String> details) implements Admission {
        public Refused {
            details = List.copyOf(details);
        }
    }

    /** Why a fact needs a second person. */
    enum Reason {
        /** It is told later than its kind allows. */
        LATE,
        /** It takes a breach away. */
        MENDS
    }
}
