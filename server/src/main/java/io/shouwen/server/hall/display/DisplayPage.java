package io.shouwen.server.hall.display;

import io.shouwen.server.hall.Clip;
import io.shouwen.server.hall.Clips;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.QrCode;
import io.shouwen.server.hall.RemoteDoor;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.TicketState;
import io.shouwen.server.hall.Tickets;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.story.Streams;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The screen on the wall: who is called to which counter; entered by its secret. */
@Controller
class DisplayPage {
    private static final int MOST_CALLS = 6;
    private static final Duration KEEP = Duration.ofDays(7);

    private final Devices devices;
    private final Halls halls;
    private final HallServices services;
    private final Entrance entrance;
    private final RemoteDoors doors;
    private final Clips clips;
    private final Tickets tickets;
    private final Units units;
    private final Streams streams;
    private final Frames frames;

    DisplayPage(
            Devices devices,
            Halls halls,
            HallServices services,
            Entrance entrance,
            RemoteDoors doors,
            Clips clips,
            Tickets tickets,
            Units units,
            Streams streams,
            Frames frames) {
        this.devices = devices;
        this.halls = halls;
        this.services = services;
        this.entrance = entrance;
        this.doors = doors;
        this.clips = clips;
        this.tickets = tickets;
        this.units = units;
        this.streams = streams;
        this.frames = frames;
    }

    @GetMapping("/display/{secret}")
    String show(@PathVariable String secret, HttpServletRequest request, Model model) {
        Device device = devices.enter(secret, Device.DISPLAY);
        model.addAttribute("secret", secret);
        model.addAttribute("position", streams.position());
        model.addAttribute("wall", wall(device, request));
        return "display/show";
    }

    /** The part that moves by itself. */
    @GetMapping("/display/{secret}/now")
    String now(@PathVariable String secret, HttpServletRequest request, Model model) {
        Device device = devices.enter(secret, Device.DISPLAY);
        model.addAttribute("wall", wall(device, request));
        return "display/now";
    }

    @GetMapping(path = "/display/{secret}/changes", produces = "text/event-stream")
    SseEmitter changes(
            @PathVariable String secret,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
            @RequestParam(defaultValue = "") String after) {
        Device device = devices.enter(secret, Device.DISPLAY);
        return streams.boards(device.org(), new Streams.Read(lastEventId, after));
    }

    /** A recording; its address changes with it, so a browser may keep it. */
    @GetMapping("/display/{secret}/clips/{name}")
    ResponseEntity<byte[]> clip(@PathVariable String secret, @PathVariable String name) {
        Device device = devices.enter(secret, Device.DISPLAY);
        Clip clip = clips.find(device.org(), device.unit(), name).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(clip.media()))
                .cacheControl(CacheControl.maxAge(KEEP).cachePrivate())
                .body(clip.bytes());
    }

    private Wall wall(Device device, HttpServletRequest request) {
        Texts texts = frames.of(request).t();
        Hall hall = halls.find(device.org(), device.unit()).orElseThrow(Refusal::notFound);
        Units.Unit unit =
                Optional.ofNullable(units.all(device.org()).get(device.unit()))
                        .orElseThrow(Refusal::notFound);
        Map<Integer, Counter> counters =
                halls.counters(device.org(), device.unit()).stream()
                        .collect(Collectors.toMap(Counter::id, Function.identity()));
        List<TicketRow> open = tickets.open(device.org(), device.unit());
        List<Wall.Call> calls =
                open.stream()
                        .filter(ticket -> ticket.state().atCounter())
                        .sorted(
                                Comparator.comparing(DisplayPage::called)
                                        .thenComparingLong(ticket -> ticket.id().value())
                                        .reversed())
                        .limit(MOST_CALLS)
                        .map(ticket -> call(ticket, counters))
                        .toList();
        return new Wall(
                texts.name(unit.nameZh(), unit.nameEn()),
                hall.speech(),
                hall.speech().equals("clips") ? clips.kept(device.org(), device.unit()) : List.of(),
                entrance.reasons(device.org(), device.unit()),
                doors.open(device.org(), device.unit()).map(door -> here(door, request)),
                counters.values().stream()
                        .filter(one -> !one.works())
                        .map(Counter::no)
                        .sorted()
                        .toList(),
                calls,
                waiting(device, open, texts));
    }

    /** Its word changes every few minutes: whoever reads it off the wall is there. */
    private QrCode here(RemoteDoor door, HttpServletRequest request) {
        return QrCode.of(
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path(door.at("/here/" + doors.word(door)))
                        .toUriString());
    }

    private static Instant called(TicketRow ticket) {
        return ticket.calledAt().orElse(ticket.cameAt());
    }

    private static Wall.Call call(TicketRow ticket, Map<Integer, Counter> counters) {
        int no =
                ticket.counter()
                        .flatMap(id -> Optional.ofNullable(counters.get(id)))
                        .map(Counter::no)
                        .orElse(0);
        return new Wall.Call(
                ticket.id().value() + "-" + called(ticket).toEpochMilli() + "-" + ticket.calls(),
                ticket.number(),
                no,
                ticket.state() == TicketState.CALLED);
    }

    private List<Wall.Waiting> waiting(Device device, List<TicketRow> open, Texts texts) {
        Map<String, ServiceOffer> offers = services.of(device.org(), device.unit());
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ServiceOffer offer : services.atCounters(device.org(), device.unit())) {
            counts.putIfAbsent(line(offers, offer.name(), texts), 0L);
        }
        open.stream()
                .filter(ticket -> ticket.state() == TicketState.WAITING)
                .forEach(ticket ->
                        counts.merge(line(offers, ticket.service(), texts), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> new Wall.Waiting(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The line in which one waits for a service; where no code names lines, the service. */
    private static String line(Map<String, ServiceOffer> offers, String service, Texts texts) {
        return Optional.ofNullable(offers.get(service))
                .flatMap(ServiceOffer::line)
                .map(line -> texts.name(line.says().zh(), line.says().en()))
                .orElseGet(() -> HallServices.title(offers, service, texts));
    }
}
