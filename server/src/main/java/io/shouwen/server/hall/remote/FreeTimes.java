package io.shouwen.server.hall.remote;

import io.shouwen.server.hall.ServiceLine;

import java.time.LocalDate;
import java.util.List;

/**
 * When somebody may come who is not there yet.
 *
 * @param day whose times are shown
 * @param parts of that day which have any
 */
public record FreeTimes(
        RemoteLine line,
        ServiceLine.Choice choice,
        List<Day> days,
        LocalDate day,
        List<Part> parts,
        String key) {
    public FreeTimes {
        days = List.copyOf(days);
        parts = List.copyOf(parts);
    }

    /** A day, in words. */
    public record Day(LocalDate day, String says, boolean full) {}

    /** The times of a part of the day, in words. */
    public record Part(String says, List<Time> times) {
        public Part {
            times = List.copyOf(times);
        }
    }

    /**
     * A time.
     *
     * @param value as the form sends it
     */
    public record Time(String value, String says) {}

    /** The address of this page. */
    public String here() {
        return line.door().at("/services/" + choice.name() + "/times");
    }
}
