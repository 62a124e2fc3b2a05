package io.shouwen.server.book;

import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A book or a matter as its page shows it.
 *
 * @param number as people say it
 * @param unit the name of the unit it belongs to
 * @param clocks running ones first; what no longer applies is left out
 * @param events newest first
 * @param before where the page of older facts begins; empty if there are none
 */
public record BookView(
        About about,
        String number,
        long id,
        String unit,
        Instant openedAt,
        Optional<Instant> closedAt,
        List<ClockView> clocks,
        List<Event> events,
        String before) {
    public BookView {
        clocks = List.copyOf(clocks);
        events = List.copyOf(events);
    }
}
