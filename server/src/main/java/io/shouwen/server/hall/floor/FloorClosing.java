package io.shouwen.server.hall.floor;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallHours;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the day of a hall ends: no more numbers, whoever is left, the door. */
@Component
class FloorClosing {
    private final OrgScope scope;
    private final Standing standing;
    private final Tickets tickets;
    private final Departures departures;
    private final Entrance entrance;
    private final HallHours hours;
    private final WallClock clock;

    FloorClosing(
            OrgScope scope,
            Standing standing,
            Tickets tickets,
            Departures departures,
            Entrance entrance,
            HallHours hours,
            WallClock clock) {
        this.scope = scope;
        this.standing = standing;
        this.tickets = tickets;
        this.departures = departures;
        this.entrance = entrance;
        this.hours = hours;
        this.clock = clock;
    }

    /** No more numbers today; whoever waits is still served or handed over. */
    void close(Me me, String key, Hall hall) {
        List<TicketRow> inside = inside(me, hall);
        long serving = inside.stream().filter(ticket -> ticket.state().atCounter()).count();
        standing.begin(
                Sight.sender(me, key, FloorActs.SOURCE),
                hall.unit(),
                Standing.CLOSING,
                "",
                List.of(
                        NewFact.now(
                                HallKinds.CLOSING,
                                Map.of(
                                        HallKinds.IN_SERVICE,
                                        new Value.Whole(serving),
                                        "waiting",
                                        new Value.Whole(inside.size() - serving)))));
    }

    private List<TicketRow> inside(Me me, Hall hall) {
        return tickets.open(me.org(), hall.unit()).stream()
                .filter(ticket -> ticket.state().inside())
                .toList();
    }

    /** Numbers are given again. */
    void open(Me me, String key, Hall hall) {
        standing.end(
                Sight.sender(me, key, FloorActs.SOURCE),
                hall.unit(),
                Standing.CLOSING,
                List.of(NewFact.now(HallKinds.OPENED, Map.of())));
    }

    /**
     * The door is shut; not while anybody is left inside (lianzhong.3.9). Who did not come when
     * called, was sent for something or is still on the way has not come back by then.
     */
    void shut(Me me, String key, Hall hall) {
        int left = inside(me, hall).size();
        if (left > 0) {
            throw new Refusal(HttpStatus.CONFLICT, "hall-not-empty", left);
        }
        scope.run(
                me.org(),
                () -> {
                    Stream.concat(
                                    tickets.open(me.org(), hall.unit()).stream(),
                                    tickets.awaited(me.org(), hall.unit()).stream())
                            .forEach(absent ->
                                    departures.shutOut(
                                            Sight.sender(
                                                    me, key + "-" + absent.id(), FloorActs.SOURCE),
                                            absent));
                    standing.tell(
                            Sight.sender(me, key, FloorActs.SOURCE),
                            hall.unit(),
                            List.of(closed()));
                });
    }

    private static NewFact closed() {
        Value none = new Value.Whole(0);
        return NewFact.now(
                HallKinds.CLOSED,
                Map.of(HallKinds.IN_SERVICE, none, "waiting", none, HallKinds.CAME_LATER, none));
    }

    /** A customer who still waits is handed over, with how long after closing that was. */
    void handOver(Me me, String key, Hall hall, TicketRow ticket, String to) {
        if (to.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "handover-to-missing");
        }
        Map<String, Value> values = new HashMap<>();
        values.put(TicketKinds.TO, new Value.Text(FloorActs.short60(to)));
        if (entrance.shut(me.org(), hall.unit()).isPresent()) {
            long minutes = hours.over(me.org(), hall.unit(), clock.now());
            values.put("minutes_after_closing", new Value.Whole(minutes));
        }
        tickets.tell(
                Sight.sender(me, key, FloorActs.SOURCE),
                ticket.id(),
                List.of(NewFact.now(TicketKinds.HANDED_OVER, values)));
    }
}
