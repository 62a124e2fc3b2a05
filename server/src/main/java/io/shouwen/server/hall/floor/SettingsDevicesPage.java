package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Bridges;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.floor.Settings.Once;
import io.shouwen.server.hall.floor.Settings.Paired;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Refusal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.util.Optional;

/** The devices of a hall and the bridges to them. What is shown once no cache keeps. */
@Controller
class SettingsDevicesPage {
    private final SettingsReader reader;
    private final Devices devices;
    private final Bridges bridges;

    SettingsDevicesPage(SettingsReader reader, Devices devices, Bridges bridges) {
        this.reader = reader;
        this.devices = devices;
        this.bridges = bridges;
    }

    @PostMapping("/hall/settings/devices")
    String device(
            Me me,
            @RequestParam int hall,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) Optional<Integer> counter,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Unit unit = reader.founded(me, hall);
        if (kind.equals(Device.BRIDGE)) {
            throw Refusal.notFound();
        }
        Optional<Integer> at = counter.map(id -> reader.counter(me, unit, id)).map(Counter::id);
        String secret = devices.make(me.org(), new Devices.Wanted(unit.id(), kind, at, name));
        Once once = Once.address(SettingsReader.address(request, kind, name, secret));
        return once(me, unit, once, request, response, model);
    }

    @PostMapping("/hall/settings/bridges")
    String bridge(
            Me me,
            @RequestParam int hall,
            @RequestParam String beside,
            @RequestParam(defaultValue = "") String name,
            @RequestParam int port,
            @RequestParam(defaultValue = "false") boolean rates,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Unit unit = reader.founded(me, hall);
        Optional<Integer> counter =
                place(beside, "counter-").map(id -> reader.counter(me, unit, id).id());
        Optional<Integer> kiosk =
                place(beside, "kiosk-")
                        .map(id -> reader.device(me, unit, id))
                        .filter(device -> device.kind().equals(Device.KIOSK))
                        .map(Device::id);
        String secret =
                bridges.make(
                        me.org(),
                        new Bridges.Wanted(
                                unit.id(),
                                counter,
                                kiosk,
                                name,
                                port,
                                rates && counter.isPresent()));
        Once once = Once.paired(new Paired(name, port, origin(request), secret));
        return once(me, unit, once, request, response, model);
    }

    private static Optional<Integer> place(String beside, String kind) {
        return Optional.of(beside)
                .filter(one -> one.matches(kind + "[1-9][0-9]{0,8}"))
                .map(one -> Integer.valueOf(one.substring(kind.length())));
    }

    /** As when it was made: a new secret. */
    @PostMapping("/hall/settings/devices/{id}")
    String renew(
            Me me,
            @PathVariable int id,
            @RequestParam int hall,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Unit unit = reader.founded(me, hall);
        Device device = reader.device(me, unit, id);
        return once(me, unit, renewed(me, unit, device, request), request, response, model);
    }

    private Once renewed(Me me, Unit unit, Device device, HttpServletRequest request) {
        if (device.kind().equals(Device.BRIDGE)) {
            int port = bridges.find(me.org(), device.id()).orElseThrow(Refusal::notFound).port();
            String fresh = bridges.renew(me.org(), unit.id(), device.id());
            return Once.paired(new Paired(device.name(), port, origin(request), fresh));
        }
        String secret = devices.renew(me.org(), unit.id(), device.id());
        return Once.address(SettingsReader.address(request, device.kind(), device.name(), secret));
    }

    @PostMapping("/hall/settings/devices/{id}/revoked")
    String revoke(Me me, @PathVariable int id, @RequestParam int hall) {
        int unit = reader.founded(me, hall).id();
        bridges.revoke(me.org(), unit, id);
        return SettingsPage.back(unit);
    }

    private String once(
            Me me,
            Unit unit,
            Once once,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("settings", reader.settings(me, unit, once, request));
        return "hall/settings";
    }

    private static String origin(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request).toUriString();
    }
}
