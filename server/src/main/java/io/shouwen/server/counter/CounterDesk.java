package io.shouwen.server.counter;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.story.Sight;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is at the counter of somebody, and how what is done there is told: one key, one act. */
@Component
class CounterDesk {
    static final String SOURCE = "counter";

    private final OrgScope scope;
    private final Halls halls;
    private final Tickets tickets;
    private final Departures departures;
    private final Answered answered;
    private final WallClock clock;

    CounterDesk(
            OrgScope scope,
            Halls halls,
            Tickets tickets,
            Departures departures,
            Answered answered,
            WallClock clock) {
        this.scope = scope;
        this.halls = halls;
        this.tickets = tickets;
        this.departures = departures;
        this.answered = answered;
        this.clock = clock;
    }

    /** Who is at the counter of a person, and what happened with them so far. */
    record Here(Counter counter, TicketRow ticket, Visit visit) {
        /** The matter that is open. */
        Visit.Matter matter() {
            return visit.current()
                    .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-open-business"));
        }
    }

    /** Whoever is called to the person's counter or served there. */
    Optional<Here> here(Me me) {
        return scope.reading(
                me.org(),
                () ->
                        halls.at(me.org(), me.person())
                                .flatMap(counter ->
                                        tickets.at(me.org(), counter.id())
                                                .map(ticket ->
                                                        new Here(
                                                                counter,
                                                                ticket,
                                                                visit(me, ticket)))));
    }

    private Visit visit(Me me, TicketRow ticket) {
        return tickets.history(me.org(), ticket.id())
                .map(history -> Visit.of(history.counted(clock.now())))
                .orElse(Visit.NONE);
    }

    Here mine(Me me) {
        return here(me).orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-customer-here"));
    }

    /** Sent twice it is done once; the second waits for the first. */
    void once(Me me, String key, Runnable act) {
        scope.run(
                me.org(),
                () -> {
                    if (!answered(me, key)) {
                        act.run();
                    }
                });
    }

    /** Whether the person's command of this key was carried out before. */
    boolean answered(Me me, String key) {
        return scope.in(
                me.org(),
                () -> answered.opened(me.org(), Integer.toString(me.person()), key).isPresent());
    }

    void callNext(Me me, String key) {
        tickets.callNext(sender(me, key), me.person());
    }

    void recall(Me me, String key) {
        tickets.recall(sender(me, key), mine(me).ticket());
    }

    void seat(Me me, String key) {
        tell(me, key, mine(me), fact(CounterKinds.SEATED));
    }

    /** Somebody who was sent for something, or did not come, is back. */
    void comeBack(Me me, String key, String number) {
        tickets.comeBack(sender(me, key), seen(me, number));
    }

    /** They will not come back. */
    void gone(Me me, String key, String number) {
        departures.gone(sender(me, key), seen(me, number));
    }

    private TicketRow seen(Me me, String number) {
        return tickets.seen(me.org(), Set.of(counter(me).unit()), number);
    }

    Counter counter(Me me) {
        return halls.at(me.org(), me.person())
                .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "no-counter"));
    }

    void tell(Me me, String key, Here here, NewFact... facts) {
        tickets.tell(sender(me, key), here.ticket().id(), List.of(facts));
    }

    static Sender sender(Me me, String key) {
        return Sight.sender(me, key, SOURCE);
    }

    static NewFact fact(FactKind kind) {
        return NewFact.now(kind, Map.of());
    }

    static NewFact fact(FactKind kind, String attribute, String text) {
        return NewFact.now(kind, Map.of(attribute, new Value.Text(text)));
    }
}
