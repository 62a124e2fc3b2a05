package io.shouwen.server.hall.kiosk;

import io.shouwen.server.access.ContentPolicy;
import io.shouwen.server.hall.Arrivals;
import io.shouwen.server.hall.Arrivals.Arrived;
import io.shouwen.server.hall.Bridge;
import io.shouwen.server.hall.BridgeTie;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Entrance;
import io.shouwen.server.hall.NumberSlips;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.ServiceLine;
import io.shouwen.server.hall.ServiceLines;
import io.shouwen.server.hall.TicketClass;
import io.shouwen.server.hall.TicketRow;
import io.shouwen.server.hall.Tickets.Number;
import io.shouwen.server.hall.Tickets.Wish;
import io.shouwen.server.hall.WaitWords;
import io.shouwen.server.hall.Waits;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.page.Frames;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Texts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where customers take a number by themselves; it is entered by the secret in its address. */
@Controller
class KioskPage {
    private final Devices devices;
    private final Entrance entrance;
    private final ServiceLines lines;
    private final RemoteDoors doors;
    private final Arrivals arrivals;
    private final Waits waits;
    private final Units units;
    private final NumberSlips slips;
    private final Bridges bridges;
    private final Frames frames;

    KioskPage(
            Devices devices,
            Entrance entrance,
            ServiceLines lines,
            RemoteDoors doors,
            Arrivals arrivals,
            Waits waits,
            Units units,
            NumberSlips slips,
            Bridges bridges,
            Frames frames) {
        this.devices = devices;
        this.entrance = entrance;
        this.lines = lines;
        this.doors = doors;
        this.arrivals = arrivals;
        this.waits = waits;
        this.units = units;
        this.slips = slips;
        this.bridges = bridges;
        this.frames = frames;
    }

    @GetMapping("/kiosk/{secret}")
    String start(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        model.addAttribute("kiosk", kiosk(device, secret, large, request));
        return "kiosk/start";
    }

    /** The part that moves by itself: the waits, and whether numbers are given. */
    @GetMapping("/kiosk/{secret}/services")
    String services(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        model.addAttribute("kiosk", kiosk(device, secret, large, request));
        return "kiosk/services";
    }

    /** What it is and how long it takes, before a number is taken. */
    @GetMapping("/kiosk/{secret}/services/{service}")
    String service(
            @PathVariable String secret,
            @PathVariable String service,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        Kiosk kiosk = kiosk(device, secret, large, request);
        model.addAttribute("kiosk", kiosk);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute(
                "choice",
                ServiceLine.choice(kiosk.groups(), service).orElseThrow(Refusal::notFound));
        return "kiosk/service";
    }

    /** The address of the customer's own page is on the number alone, so nothing is redirected. */
    @PostMapping("/kiosk/{secret}/tickets")
    String take(
            @PathVariable String secret,
            @RequestParam String service,
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        Number number =
                entrance.take(
                        Devices.sender(device, key),
                        Optional.empty(),
                        new Wish(
                                device.unit(),
                                service,
                                TicketClass.USUAL,
                                "kiosk",
                                Optional.empty(),
                                Optional.empty(),
                                List.of()));
        model.addAttribute("kiosk", kiosk(device, secret, large, request));
        return slip(device, number, request, response, model);
    }

    private String slip(
            Device device,
            Number number,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("slip", slips.of(device.org(), number, frames.of(request).t(), request));
        Optional<Bridge> bridge = bridges.atKiosk(device);
        bridge.ifPresent(one -> ContentPolicy.reach(response, List.of(one.address())));
        model.addAttribute("tie", bridge.map(one -> BridgeTie.printing(bridges.meet(one))));
        return "kiosk/ticket";
    }

    /** Whoever took a number from elsewhere or has an appointment says here that they have come. */
    @GetMapping("/kiosk/{secret}/here")
    String arrive(
            @PathVariable String secret,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        Kiosk kiosk = kiosk(device, secret, large, request);
        if (!kiosk.checksIn()) {
            throw Refusal.notFound();
        }
        return asking(kiosk, "", model);
    }

    /** An appointment comes to a number, whose slip is printed. */
    @PostMapping("/kiosk/{secret}/here")
    String here(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean large,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Device device = devices.enter(secret, Device.KIOSK);
        if (doors.open(device.org(), device.unit()).isEmpty()) {
            throw Refusal.notFound();
        }
        Optional<Arrived> here =
                arrivals.checkIn(Devices.sender(device, key), device.unit(), phone, "kiosk");
        Kiosk kiosk = kiosk(device, secret, large, request);
        if (here.isEmpty()) {
            return asking(kiosk, phone, model);
        }
        model.addAttribute("kiosk", kiosk);
        return here.get()
                .fresh()
                .map(number -> slip(device, number, request, response, model))
                .orElseGet(() -> arrived(device, here.get().ticket(), request, model));
    }

    private static String asking(Kiosk kiosk, String typed, Model model) {
        model.addAttribute("kiosk", kiosk);
        model.addAttribute("typed", typed);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "kiosk/here";
    }

    private String arrived(
            Device device, TicketRow ticket, HttpServletRequest request, Model model) {
        Texts texts = frames.of(request).t();
        model.addAttribute("number", ticket.number());
        model.addAttribute("wait", WaitWords.of(waits.of(device.org(), ticket), texts));
        return "kiosk/arrived";
    }

    private Kiosk kiosk(Device device, String secret, boolean large, HttpServletRequest request) {
        Texts texts = frames.of(request).t();
        Units.Unit unit =
                Optional.ofNullable(units.all(device.org()).get(device.unit()))
                        .orElseThrow(Refusal::notFound);
        return new Kiosk(
                secret,
                large,
                frames.isLanguageChosen(request),
                texts.name(unit.nameZh(), unit.nameEn()),
                entrance.shut(device.org(), device.unit()),
                doors.open(device.org(), device.unit()).isPresent(),
                lines.of(device.org(), device.unit(), texts));
    }
}
