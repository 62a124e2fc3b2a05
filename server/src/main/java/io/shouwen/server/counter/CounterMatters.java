package io.shouwen.server.counter;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Answers;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a customer came for: begun, paused, declined, closed. */
@Component
class CounterMatters {
    private final CounterDesk desk;
    private final HallServices services;

    CounterMatters(CounterDesk desk, HallServices services) {
        this.desk = desk;
        this.services = services;
    }

    /** A matter begins; one that was broken off when the customer was sent away goes on. */
    void open(Me me, String key, String service) {
        CounterDesk.Here here = desk.mine(me);
        Optional<Visit.Matter> before = here.visit().current();
        if (before.isPresent()) {
            if (here.ticket().state() != TicketState.CALLED) {
                throw new Refusal(HttpStatus.CONFLICT, "business-open");
            }
            desk.tell(me, key, here, CounterDesk.fact(TicketKinds.RESUMED));
            return;
        }
        List<NewFact> facts = new ArrayList<>(further(here));
        facts.add(
                NewFact.now(
                        TicketKinds.OPENED,
                        Map.of(
                                TicketKinds.SERVICE,
                                new Value.Text(service(me, here, service)),
                                TicketKinds.MATTER,
                                new Value.Whole(here.visit().matters().size() + 1L),
                                CounterKinds.SEATED_FLAG,
                                new Value.Flag(here.visit().seated()))));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    /** What follows on a matter, here or in another line, is what the customer is guided to. */
    static List<NewFact> further(CounterDesk.Here here) {
        return here.visit().matters().isEmpty()
                ? List.of()
                : List.of(NewFact.now(CounterKinds.MORE_GUIDED, Map.of()));
    }

    /** What is asked for; where nothing is said, what the number was taken for. */
    private String service(Me me, CounterDesk.Here here, String asked) {
        String service = asked.isBlank() ? here.ticket().service() : asked;
        boolean known = services.of(me.org(), here.ticket().unit()).containsKey(service);
        if (service.isBlank() || (!known && !service.equals(here.ticket().service()))) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "no-such-service");
        }
        return service;
    }

    /** The customer is waited for. */
    void pause(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        if (here.matter().paused().isEmpty()) {
            desk.tell(
                    me,
                    key,
                    here,
                    CounterDesk.fact(TicketKinds.PAUSED, TicketKinds.REASON, "customer"));
        }
    }

    void resume(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        if (here.matter().paused().isPresent()) {
            desk.tell(me, key, here, CounterDesk.fact(TicketKinds.RESUMED));
        }
    }

    /** It cannot be done, and the customer is told why. */
    void decline(Me me, String key, String reason) {
        CounterDesk.Here here = desk.mine(me);
        unsettled(here);
        desk.tell(
                me,
                key,
                here,
                CounterDesk.fact(CounterKinds.DECLINED, TicketKinds.REASON, Answers.why(reason)));
    }

    static void unsettled(CounterDesk.Here here) {
        if (here.matter().settled()) {
            throw new Refusal(HttpStatus.CONFLICT, "business-settled");
        }
    }

    /** The matter is over; one that was neither accepted nor declined was done at once. */
    void close(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        List<NewFact> facts = new ArrayList<>();
        if (!here.matter().settled()) {
            facts.add(CounterDesk.fact(CounterKinds.RECORDED));
        }
        facts.add(closed(here, here.matter().settled() ? here.matter().result() : "recorded"));
        desk.tell(me, key, here, facts.toArray(NewFact[]::new));
    }

    /** The fact that it is over, with what became of it. */
    static NewFact closed(CounterDesk.Here here, String result) {
        return NewFact.now(
                TicketKinds.CLOSED,
                Map.of(
                        TicketKinds.MATTER,
                        new Value.Whole(here.matter().no()),
                        TicketKinds.RESULT,
                        new Value.Text(result)));
    }
}
