package io.shouwen.server.call;

import java.time.LocalDate;
import java.util.List;

/**
 * A page of the calls of a day and what it is narrowed by.
 *
 * @param state the word of a state; empty for all
 * @param mine only those that the reader answered
 * @param next where the next page begins; empty on the last
 */
public record CallList(
        LocalDate day,
        LocalDate today,
        String state,
        boolean mine,
        List<CallLine> lines,
        String next) {
    public CallList {
        lines = List.copyOf(lines);
    }
}
