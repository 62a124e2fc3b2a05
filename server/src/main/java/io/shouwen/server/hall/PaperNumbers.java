package io.shouwen.server.hall;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Postings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.request.Requests.Sender;
import io.shouwen.server.subject.SubjectId;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Numbers given on paper while the machines stood still. One enters them with the time at which
 * they were given, another approves; only then they stand in line, at the place of that time.
 */
@Component
public final class PaperNumbers {
    private static final Duration OLDEST = Duration.ofDays(1);

    private final OrgScope scope;
    private final HallServices services;
    private final Tickets tickets;
    private final Postings postings;
    private final WallClock clock;
    private final PaperNumberRows rows;

    public PaperNumbers(
            DataSource dataSource,
            OrgScope scope,
            HallServices services,
            Tickets tickets,
            Postings postings,
            WallClock clock) {
        this.scope = scope;
        this.services = services;
        this.tickets = tickets;
        this.postings = postings;
        this.clock = clock;
        this.rows = new PaperNumberRows(JdbcClient.create(dataSource));
    }

    /** Enters what stood on a paper, to be approved by somebody else. */
    public void enter(
            OrgId org, int unit, int person, String number, String service, Optional<Instant> at) {
        Instant now = clock.now();
        Instant given =
                at.filter(when -> !when.isAfter(now) && when.isAfter(now.minus(OLDEST)))
                        .orElseThrow(PaperNumbers::unreadable);
        boolean served =
                services.atCounters(org, unit).stream()
                        .anyMatch(offer -> offer.name().equals(service));
        if (!served || !number.strip().matches("[A-Z]?[0-9]{1,4}")) {
            throw unreadable();
        }
        String name = "P" + number.strip();
        boolean entered =
                scope.in(
                        org,
                        () -> {
                            LocalDate day = given.atZone(postings.zone(org)).toLocalDate();
                            return rows.enter(
                                    org,
                                    new PaperNumber(0, unit, name, service, given, person, now),
                                    day);
                        });
        if (!entered) {
            throw new Refusal(HttpStatus.CONFLICT, "paper-number-known", name);
        }
    }

    /** What waits for somebody's word in a hall. */
    public List<PaperNumber> waiting(OrgId org, int unit) {
        return scope.reading(org, () -> rows.waiting(org, unit));
    }

    /** The word of a second person: in line with it, or gone. */
    public void decide(Sender sender, int unit, long id, int person, boolean approved) {
        OrgId org = sender.org();
        scope.run(
                org,
                () -> {
                    PaperNumber paper = rows.lock(org, unit, id).orElseThrow(Refusal::notFound);
                    if (paper.enteredBy() == person) {
                        throw new Refusal(HttpStatus.CONFLICT, "paper-number-own");
                    }
                    Optional<SubjectId> ticket =
                            approved ? Optional.of(give(sender, paper)) : Optional.empty();
                    rows.decide(org, id, person, ticket, clock.now());
                });
    }

    private SubjectId give(Sender sender, PaperNumber paper) {
        return tickets.receive(
                sender,
                paper.unit(),
                List.of(
                        NewFact.at(
                                TicketKinds.TAKEN,
                                paper.givenAt(),
                                Map.of(
                                        TicketKinds.NUMBER,
                                        new Value.Text(paper.number()),
                                        TicketKinds.SERVICE,
                                        new Value.Text(paper.service()),
                                        TicketKinds.CLASS,
                                        new Value.Text(TicketClass.USUAL.word()),
                                        TicketKinds.SOURCE,
                                        new Value.Text("paper"),
                                        TicketKinds.ENTERED_BY,
                                        new Value.Text(Integer.toString(paper.enteredBy()))))));
    }

    private static Refusal unreadable() {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "paper-number");
    }
}
