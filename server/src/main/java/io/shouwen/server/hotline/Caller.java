package io.shouwen.server.hotline;

import io.shouwen.server.story.Reading;

import java.util.List;
import java.util.Map;

/**
 * Somebody whom the phone number found.
 *
 * @param values masked, by field
 * @param open their requests that are still open
 */
public record Caller(long id, Map<String, String> values, List<Reading> open) {
    public Caller {
        values = Map.copyOf(values);
        open = List.copyOf(open);
    }
}
