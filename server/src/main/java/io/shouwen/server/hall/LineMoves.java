package io.shouwen.server.hall;

import io.shouwen.server.access.Tokens;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.story.Answered;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** What is done with a number that was taken already. */
@Component
public final class LineMoves {
    private final OrgScope scope;
    private final Tickets tickets;
    private final HallServices services;
    private final Waits waits;
    private final Answered answered;
    private final TicketRows rows;

    public LineMoves(
            DataSource dataSource,
            OrgScope scope,
            Tickets tickets,
            HallServices services,
            Waits waits,
            Answered answered) {
        this.scope = scope;
        this.tickets = tickets;
        this.services = services;
        this.waits = waits;
        this.answered = answered;
        this.rows = new TicketRows(JdbcClient.create(dataSource));
    }

    /** To the line of another service that some counter calls; the place is kept. */
    public void toLine(Sender sender, TicketRow ticket, String service) {
        boolean served =
                services.atCounters(sender.org(), ticket.unit()).stream()
                        .anyMatch(one -> one.name().equals(service));
        if (!served) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "service-not-served");
        }
        OrgId org = sender.org();
        scope.run(
                org,
                () -> {
                    if (answered.opened(org, sender.actor().id(), sender.key()).isEmpty()) {
                        TicketRow now = tickets.held(org, ticket);
                        if (now.state() != TicketState.WAITING) {
                            throw elsewhere(now);
                        }
                        tickets.tell(
                                sender,
                                now.id(),
                                List.of(
                                        Tickets.now(
                                                TicketKinds.TRANSFERRED,
                                                Map.of(TicketKinds.SERVICE, service))));
                    }
                });
    }

    /** The number again, for a slip that is lost: its page gets a new address. */
    public Number again(OrgId org, SubjectId id) {
        return scope.in(
                org,
                () -> {
                    TicketRow ticket = rows.find(org, id).orElseThrow(Refusal::notFound);
                    if (!ticket.state().open() || ticket.number().isEmpty()) {
                        throw elsewhere(ticket);
                    }
                    String secret = Secrets.fresh();
                    rows.promise(org, id, Tokens.digest(secret), Optional.empty());
                    return new Number(ticket, secret, waits.of(org, ticket));
                });
    }

    private static Refusal elsewhere(TicketRow now) {
        return new Refusal(HttpStatus.CONFLICT, "ticket-not-there", now.state().word());
    }
}
