package io.shouwen.server.hall.guide;

import io.shouwen.server.hall.Hall;

import java.util.List;
import java.util.Optional;

/**
 * What a guide has before them.
 *
 * @param shut why no number is given; empty while they are
 * @param services what somebody may have come for
 * @param stays who is with a guide, and who waits
 */
public record GuideDesk(
        Hall hall,
        String name,
        Optional<String> shut,
        List<Choice> services,
        List<String> places,
        List<Line> stays) {
    public GuideDesk {
        services = List.copyOf(services);
        places = List.copyOf(places);
        stays = List.copyOf(stays);
    }

    /** A service, and where the code says it is done. */
    public record Choice(String name, String title, String place) {}

    /**
     * A stay in the hall.
     *
     * @param ticket the number under which they are called; empty without one
     */
    public record Line(
            String number,
            String ticket,
            String service,
            String state,
            String kind,
            String since) {}
}
