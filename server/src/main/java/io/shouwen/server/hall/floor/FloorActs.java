package io.shouwen.server.hall.floor;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Sight;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done on the floor of a hall, told as facts of the hall or of a stay. */
@Component
class FloorActs {
    static final String SOURCE = "floor";
    private static final Duration PROLONGED = Duration.ofMinutes(30);

    private final OrgScope scope;
    private final Standing standing;
    private final Tickets tickets;
    private final Departures departures;
    private final Agenda agenda;
    private final WallClock clock;

    FloorActs(
            OrgScope scope,
            Standing standing,
            Tickets tickets,
            Departures departures,
            Agenda agenda,
            WallClock clock) {
        this.scope = scope;
        this.standing = standing;
        this.tickets = tickets;
        this.departures = departures;
        this.agenda = agenda;
        this.clock = clock;
    }

    /** The floor is wet or dry again; the sign goes up and down with it (dalian.1.4a). */
    void floor(Me me, String key, Hall hall, boolean wet) {
        Sender sender = Sight.sender(me, key, SOURCE);
        if (wet) {
            standing.begin(
                    sender,
                    hall.unit(),
                    Standing.WET,
                    "",
                    List.of(bare(HallKinds.WET), bare(HallKinds.SIGN_SLIPPERY)));
        } else {
            standing.end(
                    sender,
                    hall.unit(),
                    Standing.WET,
                    List.of(bare(HallKinds.DRY), bare(HallKinds.SIGN_SLIPPERY_REMOVED)));
        }
    }

    /** The systems are down: whoever waits is told why and led to the rest area (bureau.sp.3). */
    void down(Me me, String key, Hall hall, String what) {
        standing.begin(
                Sight.sender(me, key, SOURCE),
                hall.unit(),
                Standing.DOWN,
                short60(what),
                List.of(
                        Tickets.now(HallKinds.DOWN, Map.of("what", short60(what))),
                        bare(HallKinds.WAITING_TOLD),
                        bare(HallKinds.REST_AREA_SHOWN)));
    }

    /** It lasts: customers may come the next day, which only a failure permits. */
    void nextDay(Me me, String key, Hall hall) {
        if (standing.now(me.org(), hall.unit(), me.zone(), Standing.DOWN).isEmpty()) {
            throw new Refusal(HttpStatus.CONFLICT, "not-down");
        }
        standing.tell(
                Sight.sender(me, key, SOURCE),
                hall.unit(),
                List.of(bare(HallKinds.NEXT_DAY_OFFERED)));
    }

    /** They work again; those who left a phone number are to be called. */
    void restored(Me me, String key, Hall hall) {
        Optional<Instant> since =
                standing.now(me.org(), hall.unit(), me.zone(), Standing.DOWN)
                        .map(Standing.Spell::from);
        boolean prolonged =
                since.map(from -> from.plus(PROLONGED).isBefore(clock.now())).orElse(false);
        standing.end(
                Sight.sender(me, key, SOURCE),
                hall.unit(),
                Standing.DOWN,
                List.of(
                        NewFact.now(
                                HallKinds.RESTORED,
                                Map.of(
                                        "prolonged",
                                        new Value.Flag(prolonged),
                                        "length",
                                        new Value.Text(prolonged ? "long" : "short")))));
    }

    /** Somebody who is not at a counter is gone. */
    void gone(Me me, String key, TicketRow ticket) {
        departures.gone(Sight.sender(me, key, SOURCE), ticket);
    }

    /** How somebody is to be called when the systems work again. */
    void contact(Me me, String key, TicketRow ticket, String name, String phone) {
        scope.run(
                me.org(),
                () -> {
                    PersonId customer = agenda.contact(me.org(), name, phone);
                    tickets.tell(
                            Sight.sender(me, key, SOURCE),
                            ticket.id(),
                            List.of(
                                    NewFact.now(
                                            GuideKinds.CONTACT_TAKEN,
                                            Map.of(
                                                    TicketKinds.CUSTOMER,
                                                    new Value.Whole(customer.value())))));
                    agenda.callBack(me.org(), ticket.unit(), ticket.id().value(), customer, "down");
                });
    }

    private static NewFact bare(FactKind kind) {
        return NewFact.now(kind, Map.of());
    }

    static String short60(String typed) {
        String text = typed.strip();
        return text.substring(0, Math.min(60, text.length()));
    }
}
