package io.shouwen.server.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The list behind a figure.
 *
 * @param home the beginning of the address of each
 * @param next the query of the next page; empty on the last
 */
public record Behind(String title, String home, List<Line> lines, Optional<String> next) {
    public Behind {
        lines = List.copyOf(lines);
    }

    /** One request or finding. */
    public record Line(String number, String unit, Instant at) {}
}
