package io.shouwen.server.counter;

import io.shouwen.server.access.ContentPolicy;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.BridgeTie;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import java.util.Optional;

/** The bridge beside a counter, where the hall has one there. */
@Component
class CounterBridge {
    private final Bridges bridges;
    private final Sight sight;

    CounterBridge(Bridges bridges, Sight sight) {
        this.bridges = bridges;
        this.sight = sight;
    }

    /**
     * The page may speak to the bridges of the person's halls: somebody who sits down at a counter
     * does not load the page anew.
     */
    void reach(Me me, HttpServletResponse response) {
        ContentPolicy.reach(response, bridges.addresses(me.org(), sight.units(me)));
    }

    Optional<BridgeTie> tie(Me me, CounterView view) {
        return view.counter()
                .flatMap(counter ->
                        bridges.atCounter(me.org(), counter.id())
                                .map(bridge ->
                                        BridgeTie.at(
                                                bridges.meet(bridge),
                                                counter,
                                                view.guest().map(CounterView.Guest::ticket),
                                                view.guest()
                                                        .filter(guest -> asked(guest.visit()))
                                                        .map(CounterView.Guest::ticket)
                                                        .map(ticket ->
                                                                new BridgeTie.Asked(
                                                                        ticket.id(),
                                                                        ticket.number())))));
    }

    private static boolean asked(Visit visit) {
        return visit.prompted() && !visit.rated();
    }
}
