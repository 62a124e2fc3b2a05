package io.shouwen.server.api;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An order as a hotline above sends it.
 *
 * @param source which hotline
 * @param reference its number of the order
 * @param matterClass its own class of the matter
 * @param type one of the types of a request
 * @param due RFC 3339, when the reply is due
 * @param text what the caller said
 * @param customer name, phone, second-phone, address; kept apart from the facts
 * @param unit which unit it goes to; absent: the first that the token sees
 * @param receiver the staff number of whoever answers for it; absent: the token's person
 */
public record AboveBody(
        @Nullable String source,
        @Nullable String reference,
        @Nullable String matterClass,
        @Nullable String type,
        @Nullable String due,
        @Nullable String text,
        Map<String, String> customer,
        @Nullable Integer unit,
        @Nullable String receiver) {
    public AboveBody {
        customer = copy(customer);
    }

    private static Map<String, String> copy(@Nullable Map<String, String> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
