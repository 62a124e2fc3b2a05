package io.shouwen.server.hotline;

import io.shouwen.server.customer.Holding;
import io.shouwen.server.story.Reading;

import java.util.List;
import java.util.Map;

/**
 * Somebody whom the phone or the account number found.
 *
 * @param values masked, by field
 * @param holdings their accounts, each with both its parties
 * @param open requests of theirs, or of the other party of an account, that are still open
 * @param recent such that were closed so lately that another call is about the same matter
 */
public record Caller(
        long id,
        Map<String, String> values,
        List<Holding> holdings,
        List<Reading> open,
        List<Reading> recent) {
    public Caller {
        holdings = List.copyOf(holdings);
        values = Map.copyOf(values);
        open = List.copyOf(open);
        recent = List.copyOf(recent);
    }

    /** Whether more is known than the number. */
    public boolean named() {
        return values.containsKey("name") && values.containsKey("address");
    }
}
