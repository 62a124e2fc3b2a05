package io.shouwen.server.hall.kiosk;

import io.shouwen.server.hall.ServiceLine;
import io.shouwen.server.page.Frames;

import java.util.List;
import java.util.Optional;

/**
 * What a kiosk shows.
 *
 * @param large whether it is shown for those who read with difficulty
 * @param chosen whether its customer chose a language
 * @param shut why no number is given; empty while they are
 * @param checksIn whether somebody may have a number from elsewhere
 * @param groups the services by the lines in which one waits for them
 */
public record Kiosk(
        String secret,
        boolean large,
        boolean chosen,
        String hall,
        Optional<String> shut,
        boolean checksIn,
        List<ServiceLine> groups) {
    public Kiosk {
        groups = List.copyOf(groups);
    }

    /** The address of a part of this kiosk, as it is shown now. */
    public String at(String part) {
        return "/kiosk/" + secret + part + (large ? "?large=true" : "");
    }

    /** The start as the next customer is to find it: language and size end with whoever left. */
    public String anew() {
        return Frames.forgettingLanguage("/kiosk/" + secret);
    }

    /** Whether the start shows what somebody chose for themselves. */
    public boolean isChanged() {
        return large || chosen;
    }

    /** The start in the other size. */
    public String other() {
        return "/kiosk/" + secret + (large ? "" : "?large=true");
    }
}
