package io.shouwen.server.hall.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What went on after a hall had closed by its posted hours.
 *
 * @param closes until when it was open that day
 */
public record Overtime(int hall, LocalDate day, Instant closes, List<Line> lines) {
    public Overtime {
        lines = List.copyOf(lines);
    }

    /** One customer who was served or handed over after closing. */
    public record Line(String ticket, String clerk, String state, long minutes) {}
}
