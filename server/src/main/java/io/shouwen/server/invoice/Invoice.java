package io.shouwen.server.invoice;

import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * An invoice or a red letter as its row tells it.
 *
 * @param what what the payment was for
 * @param state asked, unknown, pending, issued, rejected or void
 * @param why why it was rejected, or what went wrong on the way
 */
public record Invoice(
        OrgId org,
        String reference,
        SubjectId payment,
        int unit,
        boolean red,
        String of,
        String refund,
        long amount,
        PersonId buyer,
        String what,
        String reason,
        int by,
        String state,
        String number,
        String why,
        Instant askedAt,
        Optional<Instant> issuedAt,
        int attempts) {
    /** Whether the platform has not said what became of it. */
    public boolean underWay() {
        return is("asked") || is("unknown") || is("pending");
    }

    public boolean is(String one) {
        return state.equals(one);
    }
}
