package io.shouwen.server.hall.guide;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Agenda.Booking;
import io.shouwen.server.hall.Arrivals;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.NumberSlips;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.privacy.PersonField;
import io.shouwen.server.privacy.Persons;
import io.shouwen.server.story.Sight;

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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who comes when; whoever comes gets a number in the one line of the hall. */
@Controller
class AppointmentsPage {
    private final MyHalls mine;
    private final Agenda agenda;
    private final Arrivals arrivals;
    private final HallServices services;
    private final NumberSlips slips;
    private final Persons persons;
    private final WallClock clock;
    private final Frames frames;

    AppointmentsPage(
            MyHalls mine,
            Agenda agenda,
            Arrivals arrivals,
            HallServices services,
            NumberSlips slips,
            Persons persons,
            WallClock clock,
            Frames frames) {
        this.mine = mine;
        this.agenda = agenda;
        this.arrivals = arrivals;
        this.services = services;
        this.slips = slips;
        this.persons = persons;
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
                one.fromHome(),
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
                new Booking(of.unit(), service, when, Optional.of(me.person()), key),
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
        Number number = arrivals.keep(Sight.sender(me, key, Guiding.SOURCE), of.unit(), id);
        model.addAttribute("number", number.ticket().id().number());
        model.addAttribute("slip", slips.of(me.org(), number, frames.of(request).t(), request));
        return "guide/ticket";
    }

    @PostMapping("/appointments/{id}/off")
    String off(Me me, @PathVariable long id, @RequestParam int hall) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        agenda.callOff(me.org(), of.unit(), id, Optional.of(me.person()));
        return "redirect:/appointments?hall=" + of.unit();
    }
}
