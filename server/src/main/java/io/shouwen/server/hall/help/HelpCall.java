package io.shouwen.server.hall.help;

import java.time.Instant;
import java.util.Optional;

/**
 * A call for help that stands on the screens of a hall.
 *
 * @param kind {@code help}, or how far it went with somebody who disturbs: {@code disruptive},
 *     {@code security} or {@code police}
 * @param counter where, by its number; zero is the floor
 * @param ticket the number of whoever disturbs; empty where nobody does
 * @param by who raised it
 * @param going who said that they go there
 */
public record HelpCall(
        long id,
        int unit,
        String kind,
        int counter,
        String ticket,
        int by,
        Instant at,
        Optional<Integer> going) {}
