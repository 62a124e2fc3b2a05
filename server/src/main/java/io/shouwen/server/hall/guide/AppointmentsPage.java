package io.shouwen.server.hall.guide;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Agenda.Booking;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.LineMoves;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.NumberSlips;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.story.Sight;
import io.shouwen.server.subject.SubjectId;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who comes when; whoever comes gets a number in the one line of the hall. */
@Controller
class AppointmentsPage {
    private final MyHalls mine;
    private final Agenda agenda;
    private final Entrance entrance;
    private final HallServices services;
    private final LineMoves moves;
    private final NumberSlips slips;
    private final Persons persons;
    private final OrgScope scope;
    private final WallClock clock;
    private final Frames frames;

    AppointmentsPage(
            MyHalls mine,
            Agenda agenda,
            Entrance entrance,
            HallServices services,
            LineMoves moves,
            NumberSlips slips,
            Persons persons,
            OrgScope scope,
            WallClock clock,
            Frames frames) {
        this.mine = mine;
        this.agenda = agenda;
        this.entrance = entrance;
        this.services = services;
        this.moves = moves;
        this.slips = slips;
        this.persons = persons;
        this.scope = scope;
        this.clock = clock;
        this.frames = frames;
    }

    @GetMapping("/appointments")
    String day(
            Me me,
            @RequestParam(required = false) Optional<Integer> hall,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            Model model) {
        Hall of = mine.one(me, GuidePage.GUIDES, hall);
        Times times = frames.of(request).times();
        LocalDate asked = day.orElseGet(() -> clock.now().atZone(me.zone()).toLocalDate());
        Map<String, ServiceOffer> all = services.of(me.org(), of.unit());
        model.addAttribute(
                "agenda",
                new AgendaDay(
                        of.unit(),
                        asked,
                        agenda.of(me.org(), of.unit(), asked, me.zone()).stream()
                                .map(one -> line(me, one, all, times))
                                .toList(),
                        services.atCounters(me.org(), of.unit()).stream()
                                .map(offer ->
                                        new AgendaDay.Choice(
                                                offer.name(),
                                                HallServices.title(
                                                        all, offer.name(), times.texts())))
                                .toList(),
                        UUID.randomUUID().toString()));
        return "guide/appointments";
    }

    private AgendaDay.Line line(
            Me me, Appointment one, Map<String, ServiceOffer> all, Times times) {
        String customer =
                persons.masked(me.org(), one.customer())
                        .map(person ->
                                person.values().getOrDefault(PersonField.NAME, "")
                                        + " "
                                        + person.values().getOrDefault(PersonField.PHONE, ""))
                        .orElse("");
        return new AgendaDay.Line(
                one.id(),
                times.clock(one.at()),
                HallServices.title(all, one.service(), times.texts()),
                customer,
                one.ticket().isPresent(),
                clock.now().isAfter(one.at()));
    }

    @PostMapping("/appointments")
    String book(
            Me me,
            @RequestParam int hall,
            @RequestParam String service,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        Instant when =
                MyHalls.moment(me, at)
                        .orElseThrow(() ->
                                new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time"));
        if (!services.of(me.org(), of.unit()).containsKey(service)) {
            throw Refusal.notFound();
        }
        agenda.book(
                me.org(),
                new Booking(of.unit(), service, when, me.person(), key),
                () -> agenda.contact(me.org(), name, phone));
        return "redirect:/appointments?hall=%d&day=%s"
                .formatted(of.unit(), when.atZone(me.zone()).toLocalDate());
    }

    /**
     * They came: they stand where they came, and who is in time goes before others from the
     * appointed time on. Said twice, at whichever tablet, it is the same number.
     */
    @PostMapping("/appointments/{id}/came")
    String came(
            Me me,
            @PathVariable long id,
            @RequestParam int hall,
            @RequestParam String key,
            HttpServletRequest request,
            Model model) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        Number number =
                scope.in(
                        me.org(),
                        () -> {
                            Appointment kept = agenda.kept(me.org(), of.unit(), id);
                            return kept.ticket()
                                    .map(ticket -> moves.again(me.org(), new SubjectId(ticket)))
                                    .orElseGet(() -> first(me, key, of, kept));
                        });
        model.addAttribute("number", number.ticket().id().number());
        model.addAttribute("slip", slips.of(me.org(), number, frames.of(request).t(), request));
        return "guide/ticket";
    }

    private Number first(Me me, String key, Hall hall, Appointment kept) {
        Number taken =
                entrance.take(
                        Sight.sender(me, key, Guiding.SOURCE),
                        Optional.empty(),
                        new Wish(
                                hall.unit(),
                                kept.service(),
                                TicketClass.USUAL,
                                "appointment",
                                agenda.inTime(kept),
                                Optional.of(kept.customer().value()),
                                List.of()));
        agenda.came(me.org(), kept.id(), taken.ticket().id().value());
        return taken;
    }

    @PostMapping("/appointments/{id}/off")
    String off(Me me, @PathVariable long id, @RequestParam int hall) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        agenda.callOff(me.org(), of.unit(), id);
        return "redirect:/appointments?hall=" + of.unit();
    }
}
