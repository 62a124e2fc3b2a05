package io.shouwen.server.hall.remote;

import io.shouwen.server.hall.Agenda.Appointment;
import io.shouwen.server.hall.Agenda.CalledOff;
import io.shouwen.server.hall.Fees;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.HomeAppointments;
import io.shouwen.server.hall.HomeAppointments.Held;
import io.shouwen.server.hall.PaperList;
import io.shouwen.server.hall.QrCode;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.hall.WaitWords;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Times;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A customer finds the own appointment again; nobody signs in, and nothing is personal. */
@Controller
class OwnAppointmentPage {
    private final HomeAppointments appointments;
    private final HallServices services;
    private final RemoteDoors doors;
    private final RemoteReader reader;
    private final Tickets tickets;
    private final Waits waits;
    private final Frames frames;

    OwnAppointmentPage(
            HomeAppointments appointments,
            HallServices services,
            RemoteDoors doors,
            RemoteReader reader,
            Tickets tickets,
            Waits waits,
            Frames frames) {
        this.appointments = appointments;
        this.services = services;
        this.doors = doors;
        this.reader = reader;
        this.tickets = tickets;
        this.waits = waits;
        this.frames = frames;
    }

    @GetMapping("/a/{secret}")
    String show(@PathVariable String secret, HttpServletRequest request, Model model) {
        model.addAttribute("own", own(appointments.enter(secret), secret, request));
        return "line/appointment";
    }

    @PostMapping("/a/{secret}/off")
    String callOff(@PathVariable String secret) {
        appointments.callOff(appointments.enter(secret));
        return "redirect:/a/" + secret;
    }

    private OwnAppointment own(Held held, String secret, HttpServletRequest request) {
        Texts texts = frames.of(request).t();
        Appointment one = held.appointment();
        Times times = new Times(held.zone(), texts);
        Optional<TicketRow> ticket =
                one.ticket().flatMap(id -> tickets.find(held.org(), new SubjectId(id)));
        Map<String, ServiceOffer> all = services.of(held.org(), one.unit());
        Optional<ServiceOffer> offer = Optional.ofNullable(all.get(one.service()));
        String url =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/a/" + secret)
                        .toUriString();
        return new OwnAppointment(
                secret,
                reader.hall(held.org(), one.unit(), texts),
                times.weekday(one.at().atZone(held.zone()).toLocalDate()),
                times.clock(one.at()),
                HallServices.title(all, one.service(), texts),
                state(held),
                one.off().filter(CalledOff::byHall).isPresent(),
                ticket.map(TicketRow::number).orElse(""),
                ticket.map(row -> row.state().word()).orElse(""),
                ticket.filter(row -> row.state() == TicketState.WAITING)
                        .map(row -> WaitWords.of(waits.of(held.org(), row), texts))
                        .orElse(""),
                offer.map(what -> PaperList.titles(what, texts)).orElse(List.of()),
                offer.map(what -> Fees.titles(what.charges(), texts)).orElse(List.of()),
                doors.open(held.org(), one.unit()).map(door -> door.at("/times")).orElse(""),
                url,
                QrCode.of(url));
    }

    private static String state(Held held) {
        Appointment one = held.appointment();
        if (one.off().isPresent()) {
            return "off";
        }
        if (one.ticket().isPresent()) {
            return "came";
        }
        if (held.dayOver()) {
            return "over";
        }
        return held.over() ? "late" : "open";
    }
}
