package io.shouwen.server.hall.display;

import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.TicketState;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A number as its customer sees it on a phone.
 *
 * @param ahead how many go before, while it waits
 * @param turnAt when it was their turn while they were not there; empty before
 * @param counter to which it is called or where it is served
 * @param papers what has to be brought, until the customer is known to have read it
 * @param unconfirmed whether something was done for the customer that they have yet to confirm
 * @param notDone whether it was said that the matter could not be got done
 * @param down whether the systems are down while it waits
 * @param phoneLeft whether the customer left a phone to be called
 */
public record Own(
        String secret,
        String hall,
        String number,
        String service,
        TicketState state,
        int ahead,
        String waits,
        Optional<Instant> turnAt,
        Optional<Integer> counter,
        List<String> papers,
        boolean unconfirmed,
        boolean notDone,
        boolean down,
        boolean phoneLeft) {
    public Own {
        papers = List.copyOf(papers);
    }

    /** Why something could not be got done. */
    public List<String> reasons() {
        return HallMatters.REASONS;
    }

    /** Whether the customer has yet to check in at the hall. */
    public boolean awaited() {
        return state == TicketState.AWAITED;
    }

    /** Whether the customer can come back into line. */
    public boolean mayComeBack() {
        return state == TicketState.MISSED || state == TicketState.PARKED;
    }

    /** Whether the customer can give the number back. */
    public boolean mayLeave() {
        return state.open() && !state.atCounter();
    }

    /** The address of a part of this page. */
    public String at(String part) {
        return "/t/" + secret + part;
    }
}
