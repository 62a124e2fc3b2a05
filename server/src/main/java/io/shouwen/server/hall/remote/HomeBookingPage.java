package io.shouwen.server.hall.remote;

import io.shouwen.server.access.Knocks;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.hall.HomeAppointments;
import io.shouwen.server.hall.HomeAppointments.Day;
import io.shouwen.server.hall.HomeAppointments.Offered;
import io.shouwen.server.hall.HomeAppointments.Wanted;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.ServiceLine;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.page.Times;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody at home says when they come; nobody signs in, and the hall may be shut meanwhile. */
@Controller
class HomeBookingPage {
    private static final Duration WHILE = Duration.ofHours(1);

    /** Fewer than numbers: what a machine books stays booked for days. */
    private static final int MOST_AN_ADDRESS = 40;

    private final RemoteDoors doors;
    private final HomeAppointments appointments;
    private final RemoteReader reader;
    private final Knocks knocks;
    private final WallClock clock;
    private final Frames frames;

    HomeBookingPage(
            RemoteDoors doors,
            HomeAppointments appointments,
            RemoteReader reader,
            Knocks knocks,
            WallClock clock,
            Frames frames) {
        this.doors = doors;
        this.appointments = appointments;
        this.reader = reader;
        this.knocks = knocks;
        this.clock = clock;
        this.frames = frames;
    }

    /** What it is to be for. */
    @GetMapping("/line/{code}/times")
    String services(@PathVariable String code, HttpServletRequest request, Model model) {
        model.addAttribute("line", reader.line(doors.enter(code), frames.of(request).t()));
        return "line/appointments";
    }

    @GetMapping("/line/{code}/services/{service}/times")
    String times(
            @PathVariable String code,
            @PathVariable String service,
            @RequestParam(required = false) Optional<LocalDate> day,
            HttpServletRequest request,
            Model model) {
        RemoteDoor door = doors.enter(code);
        Texts texts = frames.of(request).t();
        RemoteLine line = reader.line(door, texts);
        ServiceLine.Choice choice =
                ServiceLine.choice(line.lines(), service).orElseThrow(Refusal::notFound);
        Offered offered = appointments.offered(door);
        Times times = new Times(offered.zone(), texts);
        Optional<Day> shown = shown(offered.days(), day);
        model.addAttribute(
                "free",
                new FreeTimes(
                        line,
                        choice,
                        offered.days().stream()
                                .map(one ->
                                        new FreeTimes.Day(
                                                one.day(),
                                                times.weekday(one.day()),
                                                one.free().isEmpty()))
                                .toList(),
                        shown.map(Day::day).orElse(LocalDate.EPOCH),
                        shown.map(one -> parts(one, times)).orElse(List.of()),
                        UUID.randomUUID().toString()));
        return "line/times";
    }

    /** The day that was asked for, else the first that has room. */
    private static Optional<Day> shown(List<Day> days, Optional<LocalDate> asked) {
        return days.stream()
                .filter(one -> asked.filter(one.day()::equals).isPresent())
                .findFirst()
                .or(() -> days.stream().filter(one -> !one.free().isEmpty()).findFirst());
    }

    private static List<FreeTimes.Part> parts(Day day, Times times) {
        return Stream.of("morning", "afternoon")
                .map(name -> part(name, day, times))
                .filter(part -> !part.times().isEmpty())
                .toList();
    }

    private static FreeTimes.Part part(String name, Day day, Times times) {
        return new FreeTimes.Part(
                times.texts().of("line.times." + name, times.weekday(day.day())),
                day.free().stream()
                        .filter(at -> name.equals(partOf(at, times.zone())))
                        .map(at -> time(at, times))
                        .toList());
    }

    private static String partOf(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalTime().isBefore(LocalTime.NOON) ? "morning" : "afternoon";
    }

    private static FreeTimes.Time time(Instant at, Times times) {
        return new FreeTimes.Time(
                at.atZone(times.zone()).toLocalDateTime().toString(), times.clock(at));
    }

    /** The appointment is found again on its own page. */
    @PostMapping("/line/{code}/appointments")
    String book(
            @PathVariable String code,
            @RequestParam String service,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key,
            HttpServletRequest request) {
        RemoteDoor door = doors.enter(code);
        Instant now = clock.now();
        String who = request.getRemoteAddr();
        if (knocks.count(Knocks.BOOKED, who, now.minus(WHILE)) >= MOST_AN_ADDRESS) {
            throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "appointments-too-often");
        }
        Instant when =
                moment(at, appointments.zone(door.org()))
                        .orElseThrow(() ->
                                new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "appointment-time"));
        String secret = appointments.book(door, key, new Wanted(service, when, name, phone));
        knocks.note(Knocks.BOOKED, who, door.code() + key, now);
        return "redirect:/a/" + secret;
    }

    private static Optional<Instant> moment(String typed, ZoneId zone) {
        try {
            return typed.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(typed).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
