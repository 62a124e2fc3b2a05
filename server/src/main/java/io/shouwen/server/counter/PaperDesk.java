package io.shouwen.server.counter;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.access.Me;
import io.shouwen.server.file.FileKinds;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Attachment;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.privacy.PersonId;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The papers of a matter: told once and completely, received, copied, found complete or not. What
 * was shown is never asked for again.
 */
@Component
class PaperDesk {
    private final CounterDesk desk;
    private final Tickets tickets;
    private final Offerings offerings;
    private final HallServices services;
    private final Enclosures enclosures;

    PaperDesk(
            CounterDesk desk,
            Tickets tickets,
            Offerings offerings,
            HallServices services,
            Enclosures enclosures) {
        this.desk = desk;
        this.tickets = tickets;
        this.offerings = offerings;
        this.services = services;
        this.enclosures = enclosures;
    }

    private Papers of(Me me, CounterDesk.Here here) {
        return Papers.of(offerings.of(me.org(), here.ticket().unit()), here.visit(), here.matter());
    }

    /** The whole list is told; once, so that nobody comes twice (lianzhong.3.4.3a). */
    void list(Me me, String key) {
        CounterDesk.Here here = desk.mine(me);
        if (listed(me, here)) {
            throw new Refusal(HttpStatus.CONFLICT, "papers-listed");
        }
        ServiceOffer offer =
                Optional.ofNullable(
                                services.of(me.org(), here.ticket().unit())
                                        .get(here.matter().service()))
                        .orElseThrow(Refusal::notFound);
        desk.tell(me, key, here, PaperList.told(offer, "spoken"));
    }

    private boolean listed(Me me, CounterDesk.Here here) {
        List<Fact> facts =
                tickets.history(me.org(), here.ticket().id())
                        .orElseThrow(Refusal::notFound)
                        .facts();
        return PaperList.listed(facts, here.matter().service());
    }

    /** Another paper is asked for; the code judges whether that is a breach. */
    void further(Me me, String key, String paper, String changed) {
        CounterDesk.Here here = desk.mine(me);
        Optional<Papers.Needed> listed = of(me, here).called(paper);
        if (listed.filter(Papers.Needed::here).isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "paper-is-here");
        }
        if (listed.isPresent()) {
            throw new Refusal(HttpStatus.CONFLICT, "papers-listed");
        }
        if (!listed(me, here)) {
            throw new Refusal(HttpStatus.CONFLICT, "papers-not-listed");
        }
        if (paper.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "why-missing");
        }
        desk.tell(me, key, here, PaperList.added(paper, changed));
    }

    /** These papers are here, and so they are found. */
    void receive(Me me, String key, Set<String> received) {
        CounterDesk.Here here = desk.mine(me);
        Papers now = of(me, here).with(received);
        desk.tell(
                me,
                key,
                here,
                received(now),
                CounterDesk.fact(GuideKinds.PAPERS_CHECKED, TicketKinds.RESULT, now.result()));
    }

    private static NewFact received(Papers papers) {
        return CounterDesk.fact(GuideKinds.PAPERS_RECEIVED, GuideKinds.PAPERS, papers.names());
    }

    /** A paper is copied: it lies under the customer's key, and the paper is here. */
    void scan(Me me, String key, String paper, Attachment file) {
        CounterDesk.Here here = desk.mine(me);
        CounterMatters.unsettled(here);
        Papers papers = of(me, here);
        if (papers.all().stream().noneMatch(one -> one.paper().name().equals(paper))) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "paper-not-needed");
        }
        TicketRow ticket = here.ticket();
        PersonId customer =
                here.visit()
                        .customer()
                        .map(PersonId::new)
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-first"));
        if (enclosures.of(me.org(), ticket.id()).size() >= Enclosures.MOST) {
            throw new Refusal(HttpStatus.CONFLICT, "files-too-many", Enclosures.MOST);
        }
        Enclosures.Kept kept =
                enclosures
                        .keep(
                                me.org(),
                                "%d/%s-scan".formatted(me.person(), key),
                                new Enclosures.Content(
                                        customer, ticket.id(), FileKinds.SCAN, file.content()))
                        .orElseThrow(() -> new Refusal(HttpStatus.CONFLICT, "customer-erased"));
        desk.tell(
                me,
                key,
                here,
                NewFact.now(FileKinds.KEPT, FileKinds.told(FileKinds.SCAN, paper, kept)),
                received(papers.with(papers.and(paper))));
    }
}
