package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Departures;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.rating.Prompts;
import io.shouwen.server.story.Answers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a customer goes: asked for more and seen off, sent for something, sent on. */
@Component
class CounterFarewells {
    private final CounterDesk desk;
    private final HallServices services;
    private final Prompts prompts;
    private final Departures departures;

    CounterFarewells(
            CounterDesk desk, HallServices services, Prompts prompts, Departures departures) {
        this.desk = desk;
        this.services = services;
        this.prompts = prompts;
        this.departures = departures;
    }

    /** "Anything else?" Where there is nothing else, the customer is asked to rate. */
    void askMore(Me me, String key, boolean more) {
        CounterDesk.Here here = desk.mine(me);
        if (here.visit().current().isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "business-open");
        }
        List<NewFact> facts = new ArrayList<>();
        facts.add(
                NewFact.now(
                        CounterKinds.MORE_ASKED, Map.of(CounterKinds.MORE, new Value.Flag(more))));
        if (!more && !here.visit().prompted()) {
            prompts.fact(me.org(), here.counter(), here.ticket()).ifPresent(facts::add);
        }
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    /** Nobody is seen off with something open, or without being asked for more. */
    void farewell(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        if (here.visit().current().isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "business-open");
        }
        if (!here.visit().over()) {
            throw new Refusal(HttpStatus.CONFLICT, "further-need-first");
        }
        desk.tell(me, key, here, CounterDesk.fact(TicketKinds.ENDED));
    }

    /** The customer looked at what was filled in for them, and confirms it. */
    void confirm(Me me, String key) {
        desk.tell(
                me,
                key,
                desk.mine(me),
                NewFact.now(GuideKinds.ACT_CONFIRMED, Map.of("by_customer", new Value.Flag(true))));
    }

    /** The customer walked out, and nobody is there to be asked for more or to rate. */
    void left(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        departures.goneFrom(CounterDesk.sender(me, key), here.counter().id(), here.ticket());
    }

    /** Sent for something: what is open waits for the customer from now on. */
    void park(Me me, String key, String reason) {
        CounterDesk.Here here = desk.mine(me);
        List<NewFact> facts = new ArrayList<>();
        if (here.visit().current().filter(one -> one.paused().isEmpty()).isPresent()) {
            facts.add(CounterDesk.fact(TicketKinds.PAUSED, TicketKinds.REASON, "customer"));
        }
        facts.add(CounterDesk.fact(TicketKinds.PARKED, TicketKinds.REASON, Answers.why(reason)));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    /** To the line of another service; what is open here is closed with it. */
    void transfer(Me me, String key, String service, String reason) {
        CounterDesk.Here here = desk.mine(me);
        boolean called =
                services.atCounters(me.org(), here.ticket().unit()).stream()
                        .anyMatch(one -> one.name().equals(service));
        if (!called) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-service");
        }
        List<NewFact> facts = new ArrayList<>(CounterMatters.further(here));
        here.visit()
                .current()
                .ifPresent(open -> facts.add(CounterMatters.closed(here, "transferred")));
        facts.add(
                NewFact.now(
                        TicketKinds.TRANSFERRED,
                        Map.of(
                                TicketKinds.SERVICE,
                                new Value.Text(service),
                                TicketKinds.REASON,
                                new Value.Text(Answers.why(reason)))));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }
}
