package io.shouwen.server.story;

import io.shouwen.server.organisation.Staff.Member;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the reader of a request may do about it now.
 *
 * @param close whether it may be closed
 * @param withdraw whether its report may be withdrawn for the customer
 * @param urge whether it may be marked urgent, or no longer so
 * @param severities what its severity may be changed to; empty if it may not
 * @param seconds who may be named as the second person of such a change
 * @param fixDue when the fix is due as the severity stands
 * @param takers who may be asked to take it over; empty if the reader is not its handler
 * @param offer the hand-over that waits for an answer
 */
public record Acts(
        boolean close,
        boolean withdraw,
        boolean urge,
        List<String> severities,
        List<Member> seconds,
        Optional<Instant> fixDue,
        List<Crew> takers,
        Optional<Offer> offer) {
    public Acts {
        severities = List.copyOf(severities);
        seconds = List.copyOf(seconds);
        takers = List.copyOf(takers);
    }

    /** People of one unit. */
    public record Crew(String unit, List<Member> members) {
        public Crew {
            members = List.copyOf(members);
        }
    }

    /**
     * A hand-over that waits.
     *
     * @param from who offered it
     * @param to who is asked
     * @param answerBy by when an answer is due
     * @param mine whether the reader is asked
     */
    public record Offer(
            String number,
            String symptom,
            String from,
            String to,
            String reason,
            Instant answerBy,
            boolean mine) {}

    /** Whether there is anything to do but to answer an offer. */
    public boolean any() {
        return close || withdraw || urge || !severities.isEmpty() || !takers.isEmpty();
    }
}
