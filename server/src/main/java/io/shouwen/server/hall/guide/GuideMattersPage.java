package io.shouwen.server.hall.guide;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallMatters;
import io.shouwen.server.hall.HallMatters.Asked;
import io.shouwen.server.hall.HallMatters.Department;
import io.shouwen.server.hall.HallMatters.NotDone;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Post;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.PersonId;
import io.shouwen.server.story.Sight;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What does not end with a stay: it becomes a request that the hall follows. */
@Controller
class GuideMattersPage {
    private final MyHalls mine;
    private final HallMatters matters;
    private final Tickets tickets;
    private final Agenda agenda;
    private final Units units;
    private final OrgScope scope;
    private final Frames frames;

    GuideMattersPage(
            MyHalls mine,
            HallMatters matters,
            Tickets tickets,
            Agenda agenda,
            Units units,
            OrgScope scope,
            Frames frames) {
        this.mine = mine;
        this.matters = matters;
        this.tickets = tickets;
        this.agenda = agenda;
        this.units = units;
        this.scope = scope;
        this.frames = frames;
    }

    /** Nobody here has an answer: the question goes to a department as a request. */
    @PostMapping("/guide/{number}/passed-on")
    String passOn(
            Me me,
            @PathVariable String number,
            @RequestParam int department,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key,
            HttpServletRequest request) {
        TicketRow ticket = seen(me, number);
        Unit unit =
                Optional.ofNullable(units.all(me.org()).get(department))
                        .filter(one -> one.id() != ticket.unit())
                        .orElseThrow(Refusal::notFound);
        String called = frames.of(request).t().name(unit.nameZh(), unit.nameEn());
        scope.run(
                me.org(),
                () -> {
                    PersonId customer = agenda.contact(me.org(), name, phone);
                    matters.passOn(
                            Sight.sender(me, key, Guiding.SOURCE),
                            asked(me, ticket),
                            ticket,
                            new Department(unit.id(), called),
                            Optional.of(customer));
                });
        return "redirect:/guide/" + number;
    }

    /** A customer says that their matter could not be got done. */
    @PostMapping("/guide/{number}/not-done")
    String notDone(
            Me me,
            @PathVariable String number,
            @RequestParam String reason,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key) {
        TicketRow ticket = seen(me, number);
        matters.notDone(
                Sight.sender(me, key, Guiding.SOURCE),
                asked(me, ticket),
                ticket,
                new NotDone(reason, words, name, phone));
        return "redirect:/guide/" + number;
    }

    private static Asked asked(Me me, TicketRow ticket) {
        return new Asked(
                me.person(),
                me.posts().stream()
                        .min(Comparator.comparing((Post post) -> post.unit() != ticket.unit()))
                        .map(Post::id));
    }

    private TicketRow seen(Me me, String number) {
        Set<Integer> reached =
                mine.of(me, GuidePage.GUIDES).stream().map(Hall::unit).collect(Collectors.toSet());
        return tickets.seen(me.org(), reached, number);
    }
}
