package io.shouwen.server.hall.guide;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.pack.service.ServiceCatalogue.Place;
import io.shouwen.server.access.Me;
import io.shouwen.server.hall.GuideKinds;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.NoHall;
import io.shouwen.server.hall.NumberSlip;
import io.shouwen.server.hall.NumberSlips;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.RemoteNumbers;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketKinds;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.LinkRule;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The guide's tablet. */
@Controller
class GuidePage {
    static final Set<Role> GUIDES = EnumSet.of(Role.GREETER, Role.CLERK, Role.MANAGER);
    static final Set<String> PLACES =
            Arrays.stream(Place.values()).map(GuideReader::word).collect(Collectors.toSet());
    static final List<String> PRIORITIES =
            List.of("elderly", "disabled", "pregnant", "infant", "veteran", "consent");
    private static final Set<String> PAPERS =
            Set.of("", "complete", "to-follow", "missing", "none");
    private static final Set<String> TOLD = Set.of("print", "screen", "spoken");

    /** What is told by a button alone. */
    private static final Map<String, List<NewFact>> ACTS =
            Map.ofEntries(
                    bare("form-needed", GuideKinds.FORM_NEEDED),
                    bare("form-completed", GuideKinds.FORM_COMPLETED),
                    bare("form-wrong", GuideKinds.FORM_WRONG),
                    bare("form-refilled", GuideKinds.FORM_REFILLED),
                    bare("leaflet", GuideKinds.LEAFLET_GIVEN),
                    bare("replied", GuideKinds.INQUIRY_ANSWERED),
                    bare("papers-received", GuideKinds.PAPERS_RECEIVED),
                    Map.entry(
                            "confirmed",
                            List.of(
                                    NewFact.now(
                                            GuideKinds.ACT_CONFIRMED,
                                            Map.of("by_customer", new Value.Flag(true))))),
                    Map.entry("answered", routed(GuideKinds.INQUIRY_ANSWERED, "answered")),
                    Map.entry("terminal", routed(GuideKinds.TERMINAL_SHOWN, "terminal")));

    private final MyHalls mine;
    private final Guiding guiding;
    private final GuideReader reader;
    private final HallServices services;
    private final Tickets tickets;
    private final RemoteNumbers remote;
    private final NumberSlips slips;
    private final Frames frames;

    GuidePage(
            MyHalls mine,
            Guiding guiding,
            GuideReader reader,
            HallServices services,
            Tickets tickets,
            RemoteNumbers remote,
            NumberSlips slips,
            Frames frames) {
        this.mine = mine;
        this.guiding = guiding;
        this.reader = reader;
        this.services = services;
        this.tickets = tickets;
        this.remote = remote;
        this.slips = slips;
        this.frames = frames;
    }

    @Bean
    static NavigationLink guideLink() {
        return new NavigationLink("/guide", "guide.link", 11);
    }

    @Bean
    static LinkRule noGuide(MyHalls mine) {
        return new NoHall(mine, "/guide", GUIDES);
    }

    @GetMapping("/guide")
    String desk(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            HttpServletRequest request,
            Model model) {
        Hall of = mine.one(me, GUIDES, hall);
        model.addAttribute("halls", mine.named(me, GUIDES));
        model.addAttribute("desk", reader.desk(me, of, frames.of(request).t()));
        return "guide/desk";
    }

    /** Somebody is greeted and asked what for. */
    @PostMapping("/guide")
    String receive(
            Me me,
            @RequestParam int hall,
            @RequestParam String service,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String papers,
            @RequestParam String key) {
        Hall of = mine.one(me, GUIDES, Optional.of(hall));
        boolean known = services.of(me.org(), of.unit()).containsKey(service);
        if (!known || !PLACES.contains(place) || !PAPERS.contains(papers)) {
            throw Refusal.notFound();
        }
        return back(
                guiding.receive(me, key, new Guiding.Need(of.unit(), service, place, papers))
                        .number());
    }

    @GetMapping("/guide/{number}")
    String show(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        model.addAttribute("stay", reader.stay(me, seen(me, number), frames.of(request).times()));
        return "guide/stay";
    }

    @PostMapping("/guide/{number}/acts")
    String act(
            Me me,
            @PathVariable String number,
            @RequestParam String act,
            @RequestParam(defaultValue = "") String words,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        switch (act) {
            case "question" -> guiding.question(me, key, ticket, words);
            case "misrouted" ->
                    guiding.tell(
                            me,
                            key,
                            ticket,
                            Tickets.now(GuideKinds.MISROUTED, Map.of("right", words.strip())));
            case "left" -> guiding.gone(me, key, ticket);
            case "here" -> remote.checkIn(Sight.sender(me, key, Guiding.SOURCE), ticket, "staff");
            default -> guiding.tell(me, key, ticket, fact(act));
        }
        return back(number);
    }

    private static NewFact[] fact(String act) {
        return Optional.ofNullable(ACTS.get(act))
                .orElseThrow(Refusal::notFound)
                .toArray(NewFact[]::new);
    }

    /** How the whole list is told: printed, read on the tablet by the customer, or spoken. */
    @PostMapping("/guide/{number}/papers")
    String papers(
            Me me,
            @PathVariable String number,
            @RequestParam String told,
            @RequestParam String key) {
        if (!TOLD.contains(told)) {
            throw Refusal.notFound();
        }
        guiding.listPapers(me, key, seen(me, number), told);
        return told.equals("print") ? "redirect:/guide/" + number + "/papers" : back(number);
    }

    /** The list on a strip of paper, with a line to sign on. */
    @GetMapping("/guide/{number}/papers")
    String printed(Me me, @PathVariable String number, HttpServletRequest request, Model model) {
        Texts texts = frames.of(request).t();
        TicketRow ticket = seen(me, number);
        Map<String, ServiceOffer> all = services.of(me.org(), ticket.unit());
        model.addAttribute("number", number);
        model.addAttribute("service", HallServices.title(all, ticket.service(), texts));
        model.addAttribute(
                "papers",
                Optional.ofNullable(all.get(ticket.service()))
                        .map(offer -> PaperList.titles(offer, texts))
                        .orElse(List.of()));
        return "guide/papers";
    }

    @PostMapping("/guide/{number}/papers/added")
    String added(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(defaultValue = "") String changed,
            @RequestParam String key) {
        guiding.addPaper(me, key, seen(me, number), paper, changed);
        return back(number);
    }

    /** The number is printed; its address is on the slip alone. */
    @PostMapping("/guide/{number}/ticket")
    String ticket(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(defaultValue = "0") int consents,
            @RequestParam String key,
            HttpServletRequest request,
            Model model) {
        TicketRow ticket = seen(me, number);
        if (!priority.isEmpty() && !PRIORITIES.contains(priority)) {
            throw Refusal.notFound();
        }
        Number taken =
                guiding.number(
                        me,
                        key,
                        ticket,
                        ticket.service(),
                        new Guiding.Priority(priority, consents));
        NumberSlip slip = slips.of(me.org(), taken, frames.of(request).t(), request);
        model.addAttribute("number", number);
        model.addAttribute("slip", slip);
        return "guide/ticket";
    }

    /** Somebody who waits already goes before others. */
    @PostMapping("/guide/{number}/priority")
    String priority(
            Me me,
            @PathVariable String number,
            @RequestParam String priority,
            @RequestParam(defaultValue = "0") int consents,
            @RequestParam String key) {
        if (!PRIORITIES.contains(priority)) {
            throw Refusal.notFound();
        }
        guiding.advance(me, key, seen(me, number), new Guiding.Priority(priority, consents));
        return back(number);
    }

    @PostMapping("/guide/{number}/handover")
    String handover(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String to,
            @RequestParam String step,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        if (step.equals("accepted")) {
            guiding.accept(me, key, ticket, to);
        } else {
            guiding.offer(me, key, ticket, to);
        }
        return back(number);
    }

    @PostMapping("/guide/{number}/unreachable")
    String unreachable(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String at,
            @RequestParam String key) {
        guiding.unreachable(me, key, seen(me, number), name, phone, MyHalls.moment(me, at));
        return back(number);
    }

    /** A crowd is seen, and a counter with fewer waiting is named (crgas.6.2.2.3c). */
    @PostMapping("/guide/{number}/redirect")
    String redirect(
            Me me,
            @PathVariable String number,
            @RequestParam int waiting,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam String key) {
        guiding.tell(
                me,
                key,
                seen(me, number),
                NewFact.now(
                        GuideKinds.CROWDED,
                        Map.of(
                                GuideKinds.WAITING, new Value.Whole(waiting),
                                TicketKinds.COUNTER, new Value.Whole(from))),
                NewFact.now(
                        GuideKinds.REDIRECT_SUGGESTED,
                        Map.of(TicketKinds.TO, new Value.Whole(to))));
        return back(number);
    }

    private static Map.Entry<String, List<NewFact>> bare(String act, FactKind kind) {
        return Map.entry(act, List.of(NewFact.now(kind, Map.of())));
    }

    private static List<NewFact> routed(FactKind kind, String to) {
        return List.of(
                NewFact.now(kind, Map.of()),
                Tickets.now(TicketKinds.ROUTED, Map.of(TicketKinds.TO, to)));
    }

    private TicketRow seen(Me me, String number) {
        Set<Integer> reached =
                mine.of(me, GUIDES).stream().map(Hall::unit).collect(Collectors.toSet());
        return tickets.seen(me.org(), reached, number);
    }

    private static String back(String number) {
        return "redirect:/guide/" + number;
    }
}
