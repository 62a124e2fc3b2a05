package io.shouwen.server.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a complaint shows beside the story of its request, and what the reader may do.
 *
 * @param apologisedFor whether the house has apologised for somebody who left it
 * @param against who is complained about, in words; empty if nobody knows
 * @param reasons why it was decided so; empty while nobody has, or once they were erased
 * @param chosen what the customer may choose between as a reward, by the code
 * @param merits the clauses under which a member of staff who reported may be rewarded
 */
public record ComplaintView(
        Complaint complaint,
        boolean apologisedFor,
        String against,
        List<Line> asked,
        String decider,
        String reasons,
        String clause,
        May may,
        List<Against> people,
        List<Clause> clauses,
        List<String> chosen,
        List<String> merits) {
    public ComplaintView {
        asked = List.copyOf(asked);
        people = List.copyOf(people);
        clauses = List.copyOf(clauses);
        chosen = List.copyOf(chosen);
        merits = List.copyOf(merits);
    }

    /** What nothing stands against. */
    public record May(
            boolean name,
            boolean ask,
            boolean decide,
            boolean reward,
            boolean close,
            boolean apologise) {
        public boolean any() {
            return name || ask || decide || reward || close || apologise;
        }
    }

    /**
     * A change that was asked for.
     *
     * @param settle whether the reader may approve or decline it
     */
    public record Line(Asked asked, String by, String settledBy, boolean settle) {}

    /** A clause to choose from. */
    public record Clause(String id, String says) {}

    /**
     * One complaint of a list.
     *
     * @param against who is complained about, in words
     * @param due when its soonest running promise is due
     */
    public record Card(
            String number,
            String type,
            String unit,
            String against,
            Instant openedAt,
            String state,
            boolean waits,
            Optional<Instant> due) {}
}
