package io.shouwen.server.hall;

import io.shouwen.server.journal.NewFact;
import io.shouwen.server.request.Requests.Sender;

/**
 * A room whose clocks a failure of the hall's systems stops. It is told in the transaction in which
 * the hall is.
 */
public interface Failing {
    /** The systems fail, or they work again; the fact says which. */
    void told(Sender sender, int unit, NewFact fact);
}
