package io.shouwen.server.hall;

import java.time.LocalTime;

/**
 * What a hall has settled about appointments.
 *
 * @param most how many in a quarter of an hour
 * @param opensAt from when of a day; until when, the hall says
 * @param calendar whose working days have appointments; every day where it is empty
 */
public record AgendaRules(int most, LocalTime opensAt, String calendar) {
    /** Where nothing was settled. */
    static final AgendaRules USUAL = new AgendaRules(4, LocalTime.of(8, 0), "");
}
