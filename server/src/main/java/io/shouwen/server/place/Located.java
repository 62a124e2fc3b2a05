package io.shouwen.server.place;

import java.util.Optional;

/**
 * A place with what holds there: its own word, or that of the nearest place above that has one.
 *
 * @param title the names from the area down, with / between them
 * @param settlement city, town-street or village
 * @param crew the unit that serves it
 * @param outage the area in which supply fails together, or ""
 */
public record Located(
        int id, String title, Optional<String> settlement, Optional<Integer> crew, String outage) {}
