package io.shouwen.server.hall.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What went on after the hall had closed.
 *
 * @param closed when it gave its last number; empty if nobody closed it that day
 */
public record Overtime(int hall, LocalDate day, Optional<Instant> closed, List<Line> lines) {
    public Overtime {
        lines = List.copyOf(lines);
    }

    /** One customer who was served or handed over after closing. */
    public record Line(String ticket, String clerk, String state, long minutes) {}
}
