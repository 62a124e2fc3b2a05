package io.shouwen.server.hall.guide;

import io.shouwen.server.access.Me;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
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
            NumberSlips slips,
            Persons persons,
            OrgScope scope,
            WallClock clock,
            Frames frames) {
        this.mine = mine;
        this.agenda = agenda;
        this.entrance = entrance;
        this.services = services;
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
            @RequestParam(defaultValue = "") String phone) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        Instant when =
                MyHalls.moment(me, at)
                        .orElseThrow(() ->
                                new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time"));
        if (!services.of(me.org(), of.unit()).containsKey(service)) {
            throw Refusal.notFound();
        }
        scope.run(
                me.org(),
                () ->
                        agenda.book(
                                me.org(),
                                of.unit(),
                                service,
                                when,
                                agenda.contact(me.org(), name, phone),
                                me.person()));
        return "redirect:/appointments?hall=%d&day=%s"
                .formatted(of.unit(), when.atZone(me.zone()).toLocalDate());
    }

    /** They came: in time they stand where the appointed time puts them, else where they came. */
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
                            Appointment kept = agenda.open(me.org(), of.unit(), id);
                            Number taken =
                                    entrance.take(
                                            Sight.sender(me, key, Guiding.SOURCE),
                                            Optional.empty(),
                                            new Wish(
                                                    of.unit(),
                                                    kept.service(),
                                                    TicketClass.USUAL,
                                                    "appointment",
                                                    agenda.since(kept),
                                                    Optional.of(kept.customer().value()),
                                                    List.of()));
                            agenda.came(me.org(), id, taken.ticket().id().value());
                            return taken;
                        });
        model.addAttribute("number", number.ticket().id().number());
        model.addAttribute("slip", slips.of(me.org(), number, frames.of(request).t(), request));
        return "guide/ticket";
    }

    @PostMapping("/appointments/{id}/off")
    String off(Me me, @PathVariable long id, @RequestParam int hall) {
        Hall of = mine.one(me, GuidePage.GUIDES, Optional.of(hall));
        agenda.callOff(me.org(), of.unit(), id);
        return "redirect:/appointments?hall=" + of.unit();
    }
}
