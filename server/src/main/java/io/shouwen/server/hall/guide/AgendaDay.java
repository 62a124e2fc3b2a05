package io.shouwen.server.hall.guide;

import java.time.LocalDate;
import java.util.List;

/** The appointments of a hall on a day. */
public record AgendaDay(
        int hall, LocalDate day, List<Line> lines, List<Choice> services, String key) {
    public AgendaDay {
        lines = List.copyOf(lines);
        services = List.copyOf(services);
    }

    /**
     * An appointment.
     *
     * @param customer masked
     * @param fromHome whether the customer made it
     * @param came whether they have a number
     * @param late whether its time is over
     */
    public record Line(
            long id,
            String at,
            String service,
            String customer,
            boolean fromHome,
            boolean came,
            boolean late) {}

    /** A service by name and title. */
    public record Choice(String name, String title) {}
}
