package io.shouwen.server.hall.display;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Devices.Holder;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.LeftPhones;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.WaitWords;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Streams;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A customer follows the own number on a phone; nobody signs in, and nothing is personal. */
@Controller
class OwnPage {
    private final Devices devices;
    private final Tickets tickets;
    private final Waits waits;
    private final Halls halls;
    private final HallServices services;
    private final HallMatters matters;
    private final Entrance entrance;
    private final LeftPhones phones;
    private final Units units;
    private final Streams streams;
    private final Frames frames;

    OwnPage(
            Devices devices,
            Tickets tickets,
            Waits waits,
            Halls halls,
            HallServices services,
            HallMatters matters,
            Entrance entrance,
            LeftPhones phones,
            Units units,
            Streams streams,
            Frames frames) {
        this.devices = devices;
        this.tickets = tickets;
        this.waits = waits;
        this.halls = halls;
        this.services = services;
        this.matters = matters;
        this.entrance = entrance;
        this.phones = phones;
        this.units = units;
        this.streams = streams;
        this.frames = frames;
    }

    @GetMapping("/t/{secret}")
    String show(@PathVariable String secret, HttpServletRequest request, Model model) {
        model.addAttribute("position", streams.position());
        now(secret, request, model);
        return "display/own";
    }

    /** The part that moves by itself. */
    @GetMapping("/t/{secret}/now")
    String now(@PathVariable String secret, HttpServletRequest request, Model model) {
        Holder holder = devices.holder(secret);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("own", own(holder, secret, frames.of(request).t()));
        return "display/ownnow";
    }

    @GetMapping(path = "/t/{secret}/changes", produces = "text/event-stream")
    SseEmitter changes(
            @PathVariable String secret,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        Holder holder = devices.holder(secret);
        return streams.request(holder.org(), holder.ticket(), new Streams.Read(lastEventId, after));
    }

    /** The customer gives the number back. */
    @PostMapping("/t/{secret}/left")
    String leave(@PathVariable String secret, @RequestParam String key) {
        Holder holder = devices.holder(secret);
        tickets.tell(
                Devices.sender(holder, key),
                holder.ticket(),
                List.of(Tickets.now(TicketKinds.LEFT, Map.of(TicketKinds.REASON, "customer"))));
        return "redirect:/t/" + secret;
    }

    /** Back in line, after being sent for something or not coming when called. */
    @PostMapping("/t/{secret}/back")
    String comeBack(@PathVariable String secret, @RequestParam String key) {
        Holder holder = devices.holder(secret);
        tickets.comeBack(Devices.sender(holder, key), ticket(holder));
        return "redirect:/t/" + secret;
    }

    /** The customer has read all that is to be brought: the proof that it was told. */
    @PostMapping("/t/{secret}/papers")
    String papers(@PathVariable String secret, @RequestParam String key) {
        Holder holder = devices.holder(secret);
        TicketRow ticket = ticket(holder);
        ServiceOffer offer = offer(holder, ticket).orElseThrow(Refusal::notFound);
        tickets.tell(
                Devices.sender(holder, key),
                holder.ticket(),
                List.of(PaperList.told(offer, "phone")));
        return "redirect:/t/" + secret;
    }

    /** The customer confirms what somebody of the hall did for them. */
    @PostMapping("/t/{secret}/confirmed")
    String confirm(@PathVariable String secret, @RequestParam String key) {
        Holder holder = devices.holder(secret);
        tickets.tell(
                Devices.sender(holder, key),
                holder.ticket(),
                List.of(
                        NewFact.now(
                                GuideKinds.ACT_CONFIRMED,
                                Map.of("by_customer", new Value.Flag(true)))));
        return "redirect:/t/" + secret;
    }

    /** A page of its own: nobody misses their call because a form is half filled in. */
    @GetMapping("/t/{secret}/not-done")
    String notDone(@PathVariable String secret, HttpServletRequest request, Model model) {
        now(secret, request, model);
        return "display/notdone";
    }

    /** The customer says that the matter could not be got done; the manager answers for it. */
    @PostMapping("/t/{secret}/not-done")
    String notDone(
            @PathVariable String secret,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key) {
        Holder holder = devices.holder(secret);
        matters.notDone(
                Devices.sender(holder, key),
                ticket(holder),
                new HallMatters.NotDone(reason, "", "", phone));
        return "redirect:/t/" + secret;
    }

    /** A page of its own, as the one above. */
    @GetMapping("/t/{secret}/phone")
    String phone(@PathVariable String secret, HttpServletRequest request, Model model) {
        now(secret, request, model);
        return "display/phone";
    }

    /** While the systems are down the customer says where to call when they work again. */
    @PostMapping("/t/{secret}/phone")
    String phone(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key) {
        Holder holder = devices.holder(secret);
        TicketRow ticket = ticket(holder);
        if (!down(holder, ticket)) {
            throw new Refusal(HttpStatus.CONFLICT, "not-down");
        }
        phones.leave(Devices.sender(holder, key), ticket, "", phone);
        return "redirect:/t/" + secret;
    }

    private boolean down(Holder holder, TicketRow ticket) {
        return ticket.state().open() && entrance.down(holder.org(), ticket.unit());
    }

    private TicketRow ticket(Holder holder) {
        return tickets.find(holder.org(), holder.ticket()).orElseThrow(Refusal::notFound);
    }

    private Optional<ServiceOffer> offer(Holder holder, TicketRow ticket) {
        return Optional.ofNullable(services.of(holder.org(), ticket.unit()).get(ticket.service()));
    }

    private Own own(Holder holder, String secret, Texts texts) {
        TicketRow ticket = ticket(holder);
        Units.Unit unit =
                Optional.ofNullable(units.all(holder.org()).get(ticket.unit()))
                        .orElseThrow(Refusal::notFound);
        Optional<Waits.Expected> expected =
                ticket.state() == TicketState.WAITING || ticket.state() == TicketState.AWAITED
                        ? Optional.of(waits.of(holder.org(), ticket))
                        : Optional.empty();
        List<Fact> facts = tickets.history(holder.org(), holder.ticket()).orElseThrow().facts();
        return new Own(
                secret,
                texts.name(unit.nameZh(), unit.nameEn()),
                ticket.number(),
                HallServices.title(
                        services.of(holder.org(), ticket.unit()), ticket.service(), texts),
                ticket.state(),
                expected.map(Waits.Expected::ahead).orElse(0),
                expected.map(one -> WaitWords.of(one, texts)).orElse(""),
                ticket.turnAt(),
                counter(holder, ticket),
                papers(holder, ticket, facts, texts),
                PaperList.unconfirmed(facts),
                facts.stream().anyMatch(fact -> fact.kind().equals(GuideKinds.NOT_DONE)),
                down(holder, ticket),
                facts.stream().anyMatch(fact -> fact.kind().equals(GuideKinds.CONTACT_TAKEN)));
    }

    private Optional<Integer> counter(Holder holder, TicketRow ticket) {
        return ticket.state().atCounter()
                ? ticket.counter()
                        .flatMap(id ->
                                halls.counters(holder.org(), ticket.unit()).stream()
                                        .filter(one -> one.id() == id)
                                        .findFirst())
                        .map(Counter::no)
                : Optional.empty();
    }

    /** What has to be brought, until it is known that the customer was told. */
    private List<String> papers(Holder holder, TicketRow ticket, List<Fact> facts, Texts texts) {
        if (!ticket.state().open() || PaperList.listed(facts, ticket.service())) {
            return List.of();
        }
        return offer(holder, ticket).map(offer -> PaperList.titles(offer, texts)).orElse(List.of());
    }
}
