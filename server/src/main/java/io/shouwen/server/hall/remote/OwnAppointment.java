package io.shouwen.server.hall.remote;

import io.shouwen.server.hall.QrCode;

import java.util.List;

/**
 * An appointment as its customer finds it again.
 *
 * @param state {@code open}, {@code late}, {@code came}, {@code off} or {@code over}
 * @param byHall whether it was the hall that called it off
 * @param number under which they are in line; empty before they came
 * @param stay how that number stands
 * @param waits what can be said of the wait; empty while there is none
 * @param again where another one is made; empty where none is
 */
public record OwnAppointment(
        String secret,
        String hall,
        String day,
        String time,
        String service,
        String state,
        boolean byHall,
        String number,
        String stay,
        String waits,
        List<String> papers,
        List<String> fees,
        String again,
        String url,
        QrCode code) {
    public OwnAppointment {
        papers = List.copyOf(papers);
        fees = List.copyOf(fees);
    }

    /** The address of a part of this page. */
    public String at(String part) {
        return "/a/" + secret + part;
    }

    /** Whether it can be called off. */
    public boolean holds() {
        return state.equals("open") || state.equals("late");
    }
}
