package io.shouwen.server.hall.help;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The banner of calls for help, a part of every screen of a hall. */
@Controller
class HelpPage {
    private static final Set<Role> SEEING =
            EnumSet.of(
                    Role.GREETER,
                    Role.CLERK,
                    Role.CASHIER,
                    Role.MANAGER,
                    Role.CHIEF,
                    Role.QUALITY,
                    Role.DEPUTY,
                    Role.HEAD,
                    Role.EXECUTIVE);

    private final HelpCalls calls;
    private final MyHalls mine;
    private final Halls halls;
    private final Tickets tickets;
    private final Units units;
    private final Staff staff;
    private final Frames frames;

    HelpPage(
            HelpCalls calls,
            MyHalls mine,
            Halls halls,
            Tickets tickets,
            Units units,
            Staff staff,
            Frames frames) {
        this.calls = calls;
        this.mine = mine;
        this.halls = halls;
        this.tickets = tickets;
        this.units = units;
        this.staff = staff;
        this.frames = frames;
    }

    @GetMapping("/help-calls")
    String show(Me me, HttpServletRequest request, Model model) {
        Texts texts = frames.of(request).t();
        List<Hall> seen = mine.of(me, SEEING);
        List<HelpCall> standing = calls.standing(me, seen);
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        standing.stream()
                                .flatMap(one ->
                                        Stream.concat(Stream.of(one.by()), one.going().stream()))
                                .collect(Collectors.toSet()));
        boolean answers = me.hasAny(HelpCalls.COLLEAGUES);
        model.addAttribute(
                "calls",
                standing.stream()
                        .map(one ->
                                new HelpLine(
                                        one,
                                        seen.size() > 1 ? hall(me, one.unit(), texts) : "",
                                        name(people, one.by(), texts),
                                        one.going().map(who -> name(people, who, texts)).orElse(""),
                                        answers
                                                && one.going().isEmpty()
                                                && one.by() != me.person()))
                        .toList());
        return "hall/helpcalls";
    }

    /**
     * Help for one's own counter, or a step with whoever is there; where somebody sits nowhere,
     * help comes to the floor.
     */
    @PostMapping("/help-calls")
    String raise(
            Me me,
            @RequestParam(defaultValue = "help") String step,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key,
            HttpServletRequest request,
            Model model) {
        Optional<Counter> counter = halls.at(me.org(), me.person());
        if (step.equals("help")) {
            Hall hall = mine.one(me, HelpCalls.COLLEAGUES, counter.map(Counter::unit));
            calls.help(me, key, hall, counter.map(Counter::id));
        } else {
            TicketRow ticket =
                    counter.flatMap(one -> tickets.at(me.org(), one.id()))
                            .orElseThrow(
                                    () -> new Refusal(HttpStatus.CONFLICT, "no-customer-here"));
            calls.disruptive(me, key, ticket, step, reason);
        }
        return after(me, request, model);
    }

    @PostMapping("/help-calls/{id}/going")
    String going(Me me, @PathVariable long id, HttpServletRequest request, Model model) {
        calls.going(me, id);
        return after(me, request, model);
    }

    /** The banner itself, or a page that has it where a browser runs no scripts. */
    private String after(Me me, HttpServletRequest request, Model model) {
        return request.getHeader("HX-Request") == null ? "redirect:/" : show(me, request, model);
    }

    private String hall(Me me, int unit, Texts texts) {
        return Optional.ofNullable(units.all(me.org()).get(unit))
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .orElse("");
    }

    private static String name(Map<Integer, Member> people, int person, Texts texts) {
        return Stream.of(person)
                .map(people::get)
                .filter(Objects::nonNull)
                .map(one -> texts.name(one.nameZh(), one.nameEn()))
                .findFirst()
                .orElse("");
    }
}
