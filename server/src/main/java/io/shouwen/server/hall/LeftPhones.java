package io.shouwen.server.hall;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.request.Requests.Sender;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;

/** Whoever leaves a phone while the systems are down is called when they work again. */
@Component
public final class LeftPhones {
    private final OrgScope scope;
    private final Agenda agenda;
    private final Tickets tickets;

    public LeftPhones(OrgScope scope, Agenda agenda, Tickets tickets) {
        this.scope = scope;
        this.agenda = agenda;
        this.tickets = tickets;
    }

    /** Notes it, whoever types it; the phone itself is kept under a key of its own. */
    public void leave(Sender sender, TicketRow ticket, String name, String phone) {
        scope.run(
                sender.org(),
                () -> {
                    PersonId customer = agenda.contact(sender.org(), name, phone);
                    tickets.tell(
                            sender,
                            ticket.id(),
                            List.of(
                                    NewFact.now(
                                            GuideKinds.CONTACT_TAKEN,
                                            Map.of(
                                                    TicketKinds.CUSTOMER,
                                                    new Value.Whole(customer.value())))));
                    agenda.callBack(
                            sender.org(), ticket.unit(), ticket.id().value(), customer, "down");
                });
    }
}
