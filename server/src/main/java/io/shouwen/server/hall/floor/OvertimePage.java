package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.Standing;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Frames;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who went on serving after the hall had closed, and for how long. */
@Controller
class OvertimePage {
    private final MyHalls mine;
    private final Standing standing;
    private final Tickets tickets;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    OvertimePage(
            MyHalls mine,
            Standing standing,
            Tickets tickets,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.mine = mine;
        this.standing = standing;
        this.tickets = tickets;
        this.staff = staff;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping("/floor/overtime")
    String show(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            Model model) {
        Hall of = mine.one(me, FloorPage.READING, hall);
        LocalDate asked = day.orElseGet(() -> clock.now().atZone(me.zone()).toLocalDate());
        Optional<Instant> closed = standing.closedOn(me.org(), of.unit(), asked, me.zone());
        model.addAttribute(
                "overtime",
                new Overtime(
                        of.unit(),
                        asked,
                        closed,
                        closed.map(at ->
                                        lines(
                                                me,
                                                tickets.after(me.org(), of.unit(), asked, at),
                                                at,
                                                frames.of(request).t()))
                                .orElse(List.of())));
        return "floor/overtime";
    }

    private List<Overtime.Line> lines(Me me, List<TicketRow> after, Instant closed, Texts texts) {
        Map<Integer, Member> people =
                staff.named(
                        me.org(),
                        after.stream()
                                .flatMap(ticket -> ticket.clerk().stream())
                                .collect(Collectors.toSet()));
        return after.stream()
                .map(ticket ->
                        new Overtime.Line(
                                ticket.number(),
                                ticket.clerk()
                                        .flatMap(id -> Optional.ofNullable(people.get(id)))
                                        .map(one -> texts.name(one.nameZh(), one.nameEn()))
                                        .orElse(""),
                                ticket.state().word(),
                                ticket.overAt()
                                        .map(at -> Duration.between(closed, at).toMinutes())
                                        .orElse(0L)))
                .toList();
    }
}
