package io.shouwen.server.hotline;

import io.shouwen.server.event.DeclaredEvent;
import io.shouwen.server.place.Located;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a fault may be: places that the address may mean.
 *
 * @param chosen the one that is meant
 * @param events the declared events that hold at the one that is meant
 * @param settlement what is chosen, by hand or by the place
 */
public record Whereabouts(
        List<Spot> spots,
        Optional<Integer> chosen,
        String settlement,
        List<DeclaredEvent> events,
        Instant asOf) {
    /** Nothing is typed yet. */
    static Whereabouts unknown(String settlement) {
        return new Whereabouts(List.of(), Optional.empty(), settlement, List.of(), Instant.EPOCH);
    }

    public Whereabouts {
        spots = List.copyOf(spots);
        events = List.copyOf(events);
    }

    /** A place with the name of its crew. */
    public record Spot(Located place, String crew) {
        /** The names from the area down, to be read. */
        public String title() {
            return place.title().replace("/", " / ");
        }
    }
}
