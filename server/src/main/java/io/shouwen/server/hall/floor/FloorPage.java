package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.LeftPhones;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.NoHall;
import io.shouwen.server.hall.RemoteNumbers;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.help.HelpCalls;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.LinkRule;
import io.shouwen.server.page.NavigationLink;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Sight;
import io.shouwen.server.story.Streams;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The hall live, and what its manager does about it. */
@Controller
class FloorPage {
    static final Set<Role> LEADING = EnumSet.of(Role.MANAGER);
    static final Set<Role> ACTING = EnumSet.of(Role.MANAGER, Role.GREETER);
    static final Set<Role> READING =
            EnumSet.of(
                    Role.MANAGER,
                    Role.GREETER,
                    Role.CHIEF,
                    Role.QUALITY,
                    Role.DEPUTY,
                    Role.HEAD,
                    Role.EXECUTIVE);

    private final MyHalls mine;
    private final FloorReader reader;
    private final FloorActs acts;
    private final HelpCalls calls;
    private final FloorClosing closing;
    private final LeftPhones phones;
    private final Tickets tickets;
    private final RemoteNumbers remote;
    private final Streams streams;
    private final Frames frames;

    FloorPage(
            MyHalls mine,
            FloorReader reader,
            FloorActs acts,
            HelpCalls calls,
            FloorClosing closing,
            LeftPhones phones,
            Tickets tickets,
            RemoteNumbers remote,
            Streams streams,
            Frames frames) {
        this.mine = mine;
        this.reader = reader;
        this.acts = acts;
        this.calls = calls;
        this.closing = closing;
        this.phones = phones;
        this.tickets = tickets;
        this.remote = remote;
        this.streams = streams;
        this.frames = frames;
    }

    @Bean
    static NavigationLink floorLink() {
        return new NavigationLink("/floor", "floor.link", 12);
    }

    @Bean
    static LinkRule noFloor(MyHalls mine) {
        return new NoHall(mine, "/floor", READING);
    }

    @GetMapping("/floor")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("position", streams.position());
        model.addAttribute("halls", mine.named(me, READING));
        board(me, hall, request, model);
        return "floor/show";
    }

    /** The part that moves by itself. */
    @GetMapping("/floor/board")
    String board(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            HttpServletRequest request,
            Model model) {
        Hall of = mine.one(me, READING, hall);
        model.addAttribute("floor", reader.floor(me, of, frames.of(request).times()));
        return "floor/board";
    }

    @GetMapping(path = "/floor/changes", produces = "text/event-stream")
    SseEmitter changes(
            Me me,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        return streams.boards(me, new Streams.Read(lastEventId, after));
    }

    /** What the hall is in: wet, down, closing, and out of it again. */
    @PostMapping("/floor/state")
    String state(
            Me me,
            @RequestParam int hall,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String what,
            @RequestParam String key) {
        boolean floor = state.equals("wet") || state.equals("dry");
        Hall of = mine.one(me, floor ? ACTING : LEADING, Optional.of(hall));
        switch (state) {
            case "wet" -> acts.floor(me, key, of, true);
            case "dry" -> acts.floor(me, key, of, false);
            case "down" -> acts.down(me, key, of, what);
            case "next-day" -> acts.nextDay(me, key, of);
            case "restored" -> acts.restored(me, key, of);
            case "closing" -> closing.close(me, key, of);
            case "open" -> closing.open(me, key, of);
            case "shut" -> closing.shut(me, key, of);
            default -> throw Refusal.notFound();
        }
        return back(of);
    }

    /** Colleagues are called. */
    @PostMapping("/floor/help")
    String help(
            Me me,
            @RequestParam int hall,
            @RequestParam(required = false) Optional<Integer> counter,
            @RequestParam String key) {
        Hall of = mine.one(me, ACTING, Optional.of(hall));
        calls.help(me, key, of, counter);
        return back(of);
    }

    @PostMapping("/floor/tickets/{number}/contact")
    String contact(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        phones.leave(Sight.sender(me, key, FloorActs.SOURCE), ticket, name, phone);
        return back(hall(me, ticket));
    }

    @PostMapping("/floor/tickets/{number}/handed-over")
    String handOver(
            Me me,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String to,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        Hall of = hall(me, ticket);
        closing.handOver(me, key, of, ticket, to);
        return back(of);
    }

    @PostMapping("/floor/tickets/{number}/disruptive")
    String disruptive(
            Me me,
            @PathVariable String number,
            @RequestParam String step,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        calls.disruptive(me, key, ticket, step, reason);
        return back(hall(me, ticket));
    }

    /** Somebody who waited, did not come, was sent for something or was with a guide is gone. */
    @PostMapping("/floor/tickets/{number}/gone")
    String gone(Me me, @PathVariable String number, @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        acts.gone(me, key, ticket);
        return back(hall(me, ticket));
    }

    /** Somebody has come who took a number from elsewhere. */
    @PostMapping("/floor/tickets/{number}/here")
    String here(Me me, @PathVariable String number, @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        remote.checkIn(Sight.sender(me, key, FloorActs.SOURCE), ticket, "staff");
        return back(hall(me, ticket));
    }

    private TicketRow seen(Me me, String number) {
        return tickets.seen(me.org(), mine.reach(me, ACTING), number);
    }

    private Hall hall(Me me, TicketRow ticket) {
        return mine.one(me, ACTING, Optional.of(ticket.unit()));
    }

    static String back(Hall hall) {
        return "redirect:/floor?hall=" + hall.unit();
    }
}
