package io.shouwen.server.call.draw;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A draw of calls to be listened to.
 *
 * @param week its Monday
 * @param seed by which anybody can draw again
 * @param among of how many calls it was drawn
 */
public record Draw(
        int id,
        int unit,
        LocalDate week,
        String seed,
        int perAgent,
        int among,
        int drawnBy,
        Instant drawnAt) {}
