package io.shouwen.server.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The list behind a figure.
 *
 * @param next the query of the next page; empty on the last
 */
public record Behind(Head head, List<Line> lines, Optional<String> next) {
    public Behind {
        lines = List.copyOf(lines);
    }

    /**
     * What the list is of.
     *
     * @param back the address of the report it belongs to
     * @param backTo what that report is called
     * @param home the beginning of the address of each
     */
    public record Head(String title, String back, String backTo, String home) {}

    /** One request, call or finding. */
    public record Line(String number, String unit, Instant at) {}
}
