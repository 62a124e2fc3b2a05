package io.shouwen.server.api;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A request to open.
 *
 * @param unit which unit's board it goes to; absent: by the area of the reported fault
 * @param type what the customer wants, one of the types of a request; absent: a repair
 * @param place the code of the place it is at; absent: nobody said
 * @param customer name, phone, second-phone, address, account; kept apart from the facts
 * @param firstContact the staff number of whoever was asked first; absent: the token's person
 */
public record RequestBody(
        @Nullable Integer unit,
        @Nullable String type,
        @Nullable String place,
        Map<String, String> customer,
        @Nullable String firstContact,
        List<FactBody> facts) {
    public RequestBody {
        customer = people(customer);
        facts = list(facts);
    }

    private static Map<String, String> people(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }

    private static List<FactBody> list(@Nullable List<FactBody> facts) {
        return facts == null ? List.of() : List.copyOf(facts);
    }
}
