package io.shouwen.server.quality;

import io.shouwen.server.subject.Place;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding in a list.
 *
 * @param toldAt since when the person found can know of it
 * @param decidedAt when the decision that stands was told
 * @param confirmedRevision the revision a standing confirmation names; zero when none stands
 */
public record FindingLine(
        SubjectId id,
        SubjectId subject,
        String clause,
        String occasion,
        int revision,
        FindingState state,
        Optional<Integer> person,
        int unit,
        String verdict,
        Instant asOf,
        boolean answered,
        int confirmedRevision,
        LocalDate day,
        Instant raisedAt,
        Instant toldAt,
        Optional<Instant> decidedAt) {
    public Place place() {
        return new Place(raisedAt, id.value());
    }

    /** Whether it earns something. */
    public boolean merit() {
        return verdict.equals(FindingFacts.MERIT);
    }

    /** The text key of what is said where the judge says nothing. */
    String happened() {
        return FindingFacts.happened(verdict);
    }

    /** Whether a graver verdict put a confirmed finding on the desk again. */
    public boolean reopened() {
        return state == FindingState.RAISED && confirmedRevision > 0;
    }
}
