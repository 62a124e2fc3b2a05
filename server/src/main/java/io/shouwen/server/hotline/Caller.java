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
 * @param open their requests that are still open
 */
public record Caller(
        long id, Map<String, String> values, List<Holding> holdings, List<Reading> open) {
    public Caller {
        holdings = List.copyOf(holdings);
        values = Map.copyOf(values);
        open = List.copyOf(open);
    }
}
