package io.shouwen.server.counter;

import io.shouwen.server.access.Me;
import io.shouwen.server.file.Downloads;
import io.shouwen.server.file.Uploads;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Attachment;
import io.shouwen.server.privacy.Enclosures;
import io.shouwen.server.story.Answers;
import io.shouwen.server.story.Sight;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;

/**
 * Copies of papers at a counter: taken in beside the paper that they prove, and looked at with a
 * reason, which is a fact. What lies with a stay is found by its number afterwards, too.
 */
@Controller
class ScansPage {
    private final CounterDesk desk;
    private final PaperDesk papers;
    private final Tickets tickets;
    private final Enclosures enclosures;
    private final Sight sight;

    ScansPage(
            CounterDesk desk,
            PaperDesk papers,
            Tickets tickets,
            Enclosures enclosures,
            Sight sight) {
        this.desk = desk;
        this.papers = papers;
        this.tickets = tickets;
        this.enclosures = enclosures;
        this.sight = sight;
    }

    @PostMapping("/counter/scan")
    String scan(
            Me me,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String at)
            throws IOException {
        Attachment scan = Uploads.read(Uploads.bytes(file));
        desk.once(me, key, () -> papers.scan(me, key, paper, scan));
        return CounterPage.back(at);
    }

    /** What lies with a stay of one's halls, unopened. */
    @GetMapping("/counter/scans/{number}")
    String show(Me me, @PathVariable String number, Model model) {
        TicketRow ticket = tickets.seen(me.org(), sight.units(me), number);
        model.addAttribute("ticket", ticket);
        model.addAttribute("scans", enclosures.of(me.org(), ticket.id()));
        return "counter/scans";
    }

    /** One of them whole. */
    @PostMapping("/counter/scans/{number}/{id}")
    ResponseEntity<byte[]> open(
            Me me,
            @PathVariable String number,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason) {
        TicketRow ticket = tickets.seen(me.org(), sight.units(me), number);
        String why = Answers.reason(reason);
        Attachment file =
                enclosures
                        .open(me.org(), ticket.id(), id, me.person(), why)
                        .map(Attachment::read)
                        .orElseThrow(Refusal::notFound);
        return Downloads.of(file, "%s-%d".formatted(ticket.id().number(), id));
    }
}
