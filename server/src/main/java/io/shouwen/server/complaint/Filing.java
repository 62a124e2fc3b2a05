package io.shouwen.server.complaint;

import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.RequestType;
import io.shouwen.server.request.Requests.Sender;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A complaint as it is taken in.
 *
 * @param type a complaint, or a report of poor service
 * @param unit where it is taken in
 * @param customer who complains; empty if they give no name or belong to the house
 * @param staff whether it is a member of staff
 * @param reporter that member; empty if they give no name
 * @param way how it came: call, visit, box or other
 * @param apologised whether whoever took it in has apologised, first of all
 * @param words what was said
 * @param more what is told with it
 */
public record Filing(
        Sender sender,
        RequestType type,
        int unit,
        int firstContact,
        Optional<Integer> firstContactPost,
        Optional<Long> customer,
        boolean staff,
        Optional<Integer> reporter,
        String way,
        boolean apologised,
        Concern concern,
        String words,
        Optional<LocalDate> happenedOn,
        Optional<Integer> place,
        List<NewFact> more) {
    public Filing {
        more = List.copyOf(more);
    }

    /** Whether nobody gave a name. */
    boolean anonymous() {
        return customer.isEmpty() && reporter.isEmpty();
    }
}
