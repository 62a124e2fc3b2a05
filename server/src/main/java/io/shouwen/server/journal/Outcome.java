package io.shouwen.server.journal;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answer to a command. */
public sealed interface Outcome {
    /**
     * All facts are recorded.
     *
     * @param at when
     * @param again true if this very command was carried out before, and this is its answer
     */
    record Done(SubjectId subject, Instant at, List<Noted> facts, boolean again)
            implements Outcome {
        public Done {
            facts = List.copyOf(facts);
        }
    }

    /** One recorded fact; a proposed one waits for a second person. */
    record Noted(int n, FactKind kind, Standing standing) {}

    /**
     * Nothing is recorded.
     *
     * @param problem the slug of the problem's page
     * @param details what the sentence about it names, in order
     * @param clause the clause of the code that refuses; empty where no code but the house does
     */
    record Refused(String problem, List<String> details, Optional<String> clause)
            implements Outcome {
        public Refused {
            details = List.copyOf(details);
        }

        public static Refused of(String problem, String... details) {
            return new Refused(problem, List.of(details), Optional.empty());
        }

        /** The same refusal, by a clause. */
        public Refused by(Optional<ClauseId> refusing) {
            return new Refused(problem, details, refusing.map(ClauseId::value));
        }
    }
}
