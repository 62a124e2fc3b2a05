package io.shouwen.server.hall;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How somebody goes whom nobody sees off: gone from the line or from a counter, or not back when
 * the day ends. What is open is closed first, and nobody is asked to rate (decision 355).
 */
@Component
public final class Departures {
    private static final String CUSTOMER = "customer";

    private final OrgScope scope;
    private final Tickets tickets;
    private final Answered answered;
    private final WallClock clock;

    public Departures(OrgScope scope, Tickets tickets, Answered answered, WallClock clock) {
        this.scope = scope;
        this.tickets = tickets;
        this.answered = answered;
        this.clock = clock;
    }

    /** Somebody who is not at a counter is gone; who did not come when called is a no-show. */
    public void gone(Sender sender, TicketRow ticket) {
        once(
                sender,
                ticket,
                now -> {
                    if (now.state().atCounter()) {
                        throw elsewhere(now);
                    }
                    String reason = now.state() == TicketState.MISSED ? "no-show" : CUSTOMER;
                    end(sender, now, reason);
                });
    }

    /** Whoever was called to a counter or served there is gone. */
    public void goneFrom(Sender sender, int counter, TicketRow ticket) {
        once(
                sender,
                ticket,
                now -> {
                    refuseUnlessAt(counter, now);
                    end(sender, now, CUSTOMER);
                });
    }

    /**
     * Nobody can go on at a counter with whoever is there: they stand in line again, where they
     * stood, and what was begun waits for them.
     */
    public void backIntoLine(Sender sender, int counter, TicketRow ticket) {
        once(
                sender,
                ticket,
                now -> {
                    refuseUnlessAt(counter, now);
                    List<NewFact> facts = new ArrayList<>();
                    if (open(sender.org(), now).filter(one -> !one.paused()).isPresent()) {
                        facts.add(why(TicketKinds.PAUSED, "system"));
                    }
                    facts.add(why(TicketKinds.PARKED, "desk"));
                    facts.add(
                            NewFact.now(
                                    TicketKinds.RETURNED,
                                    Map.of(TicketKinds.SINCE, new Value.Moment(now.since()))));
                    tickets.tell(sender, now.id(), facts);
                });
    }

    /**
     * The hall shuts on somebody who is not inside, who has not come back by then; refused for who
     * came back in the same moment.
     */
    public void shutOut(Sender sender, TicketRow ticket) {
        once(
                sender,
                ticket,
                now -> {
                    if (now.state().inside()) {
                        throw new Refusal(HttpStatus.CONFLICT, "hall-not-empty", 1);
                    }
                    end(sender, now, unended(now.state()));
                });
    }

    /** The day is over for a stay that nobody ended. */
    public void dayOver(Sender sender, TicketRow ticket) {
        once(sender, ticket, now -> end(sender, now, unended(now.state())));
    }

    private static String unended(TicketState state) {
        return switch (state) {
            case AWAITED -> "never-came";
            case MISSED, PARKED -> "never-came-back";
            case GUIDED, WAITING, CALLED, SERVING, HANDED_OVER, DONE, LEFT -> "day-over";
        };
    }

    /** Once a key, by the stay as it is while nobody of the hall can be called. */
    private void once(Sender sender, TicketRow ticket, Consumer<TicketRow> act) {
        OrgId org = sender.org();
        scope.run(
                org,
                () -> {
                    if (answered.opened(org, sender.actor().id(), sender.key()).isEmpty()) {
                        act.accept(tickets.held(org, ticket));
                    }
                });
    }

    private void end(Sender sender, TicketRow ticket, String reason) {
        List<NewFact> facts = new ArrayList<>();
        open(sender.org(), ticket).map(Departures::closed).ifPresent(facts::add);
        facts.add(why(TicketKinds.LEFT, reason));
        tickets.tell(sender, ticket.id(), facts);
    }

    private static void refuseUnlessAt(int counter, TicketRow now) {
        if (!now.state().atCounter() || now.counter().filter(one -> one == counter).isEmpty()) {
            throw elsewhere(now);
        }
    }

    private static Refusal elsewhere(TicketRow now) {
        return new Refusal(HttpStatus.CONFLICT, "ticket-not-there", now.state().word());
    }

    private static NewFact why(FactKind kind, String reason) {
        return Tickets.now(kind, Map.of(TicketKinds.REASON, reason));
    }

    /** A matter that is open, by its number in the stay. */
    private record Matter(long no, boolean paused) {}

    private static NewFact closed(Matter open) {
        return NewFact.now(
                TicketKinds.CLOSED,
                Map.of(
                        TicketKinds.MATTER,
                        new Value.Whole(open.no()),
                        TicketKinds.RESULT,
                        new Value.Text("left")));
    }

    private Optional<Matter> open(OrgId org, TicketRow ticket) {
        Optional<Matter> open = Optional.empty();
        long opened = 0;
        for (Fact fact : facts(org, ticket)) {
            if (fact.kind().equals(TicketKinds.OPENED)) {
                opened++;
                open = Optional.of(new Matter(opened, false));
            } else if (fact.kind().equals(TicketKinds.CLOSED)) {
                open = Optional.empty();
            } else if (fact.kind().equals(TicketKinds.PAUSED)) {
                open = open.map(one -> new Matter(one.no(), true));
            } else if (fact.kind().equals(TicketKinds.RESUMED)) {
                open = open.map(one -> new Matter(one.no(), false));
            }
        }
        return open;
    }

    private List<Fact> facts(OrgId org, TicketRow ticket) {
        return tickets.history(org, ticket.id())
                .orElseThrow(Refusal::notFound)
                .counted(clock.now());
    }
}
