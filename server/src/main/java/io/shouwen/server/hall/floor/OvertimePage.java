package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallHours;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.Staff;
import io.shouwen.server.organisation.Staff.Member;
import io.shouwen.server.page.Excel;
import io.shouwen.server.page.Frames;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who went on serving after the posted hours of the hall, and for how long. */
@Controller
class OvertimePage {
    private final MyHalls mine;
    private final HallHours hours;
    private final Tickets tickets;
    private final Staff staff;
    private final WallClock clock;
    private final Frames frames;

    OvertimePage(
            MyHalls mine,
            HallHours hours,
            Tickets tickets,
            Staff staff,
            WallClock clock,
            Frames frames) {
        this.mine = mine;
        this.hours = hours;
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
        model.addAttribute("overtime", overtime(me, hall, day, frames.of(request).t()));
        return "floor/overtime";
    }

    /** The same as a workbook. */
    @GetMapping("/floor/overtime/excel")
    void excel(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Texts texts = frames.of(request).t();
        Overtime overtime = overtime(me, hall, day, texts);
        Excel.head(response, "%s %s.xlsx".formatted(texts.of("floor.overtime"), overtime.day()));
        Excel.write(
                List.of(
                        new Excel.Table(
                                texts.of("floor.overtime"),
                                List.of(
                                        texts.of("floor.ticket"),
                                        texts.of("floor.clerk"),
                                        texts.of("floor.ended"),
                                        texts.of("floor.after")),
                                overtime.lines().stream().map(line -> row(line, texts)).toList())),
                response.getOutputStream());
    }

    private static List<Excel.Cell> row(Overtime.Line line, Texts texts) {
        return List.of(
                new Excel.Cell.Text(line.ticket()),
                new Excel.Cell.Text(line.clerk()),
                new Excel.Cell.Text(texts.of("hall.state." + line.state())),
                new Excel.Cell.Count(line.minutes()));
    }

    private Overtime overtime(Me me, Optional<Integer> hall, Optional<LocalDate> day, Texts texts) {
        Hall of = mine.one(me, FloorPage.READING, hall);
        LocalDate asked = day.orElseGet(() -> clock.now().atZone(me.zone()).toLocalDate());
        Instant closes = hours.closes(me.org(), of.unit(), asked);
        List<TicketRow> after = tickets.after(me.org(), of.unit(), asked, closes);
        return new Overtime(of.unit(), asked, closes, lines(me, after, closes, texts));
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
