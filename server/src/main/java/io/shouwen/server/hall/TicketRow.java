package io.shouwen.server.hall;

import io.shouwen.engine.queue.Waiting;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One customer's stay in a hall, as it stands.
 *
 * @param day the business day of the hall
 * @param number under which the customer is called, such as A012; empty where none was taken
 * @param service what they came for; empty while nobody has asked
 * @param since from when the place in the line counts
 * @param here since when they stand in line
 * @param passed how often those went before who came later
 * @param calls how often the number was called since it last stood in line
 * @param counter that called it last
 * @param clerk who called it last
 * @param source the way in
 * @param cameAt when the stay began
 * @param takenAt when the number was taken
 * @param calledAt when it was first called by the counter that has it
 * @param openedAt when the first matter was opened
 * @param overAt when the stay ended
 * @param turnAt when it was their turn while they were not there
 * @param appointed the time of an appointment for which they came in time
 * @param foretoldSeconds what the forecast said, before it was corrected
 */
public record TicketRow(
        SubjectId id,
        int unit,
        LocalDate day,
        String number,
        String service,
        TicketClass kind,
        TicketState state,
        Instant since,
        Instant here,
        int passed,
        int calls,
        Optional<Integer> counter,
        Optional<Integer> clerk,
        Optional<Long> customer,
        String source,
        Instant cameAt,
        Optional<Instant> takenAt,
        Optional<Instant> calledAt,
        Optional<Instant> openedAt,
        Optional<Instant> overAt,
        Optional<Instant> turnAt,
        Optional<Instant> appointed,
        Optional<Integer> foretoldSeconds) {

    /** As the discipline of the line sees it at a moment. */
    Waiting waiting(Instant now) {
        return new Waiting(id.value(), service, rank(now), place(), here, passed);
    }

    /** Whom they go before at a moment; a lower one goes before. */
    int rank(Instant now) {
        return kind.rank(appointed.filter(at -> !now.isBefore(at)).isPresent());
    }

    /**
     * From when the place counts: who is not there yet although it was their turn has the place
     * from then.
     */
    public Instant place() {
        return state == TicketState.AWAITED ? turnAt.orElse(since) : since;
    }
}
