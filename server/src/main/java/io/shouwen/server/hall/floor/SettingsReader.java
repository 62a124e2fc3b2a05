package io.shouwen.server.hall.floor;

import io.shouwen.server.access.Me;
import io.shouwen.server.hall.Agenda;
import io.shouwen.server.hall.Clips;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Devices;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.HallServices;
import io.shouwen.server.hall.Halls;
import io.shouwen.server.hall.MyHalls;
import io.shouwen.server.hall.QrCode;
import io.shouwen.server.hall.RemoteDoors;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.organisation.Role;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.page.Refusal;
import io.shouwen.server.text.Language;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What whoever settles a hall sees of it. */
@Component
class SettingsReader {
    private static final Set<Role> SETTLING = EnumSet.of(Role.MANAGER, Role.ADMIN);
    private static final LocalTime FIVE = LocalTime.of(17, 0);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    private final MyHalls mine;
    private final Halls halls;
    private final HallServices services;
    private final Devices devices;
    private final Agenda agenda;
    private final RemoteDoors doors;
    private final Clips clips;
    private final Units units;

    SettingsReader(
            MyHalls mine,
            Halls halls,
            HallServices services,
            Devices devices,
            Agenda agenda,
            RemoteDoors doors,
            Clips clips,
            Units units) {
        this.mine = mine;
        this.halls = halls;
        this.services = services;
        this.devices = devices;
        this.agenda = agenda;
        this.doors = doors;
        this.clips = clips;
        this.units = units;
    }

    Settings settings(Me me, Unit unit, Settings.Once once, HttpServletRequest request) {
        Optional<Hall> settled = halls.find(me.org(), unit.id());
        return new Settings(
                unit,
                ownHalls(me),
                settled.orElseGet(() -> new Hall(unit.id(), 5, 3, 8, FIVE, "voice")),
                settled.isPresent(),
                halls.counters(me.org(), unit.id()),
                halls.removed(me.org(), unit.id()),
                offers(me, unit.id()),
                devices.of(me.org(), unit.id()),
                agenda.rules(me.org(), unit.id()),
                agenda.calendars(me.org()),
                remote(me, unit, request),
                new Settings.Speech(
                        clips.kept(me.org(), unit.id()).size(),
                        clips.missing(me.org(), unit.id(), Language.ZH),
                        clips.missing(me.org(), unit.id(), Language.EN)),
                once);
    }

    /** The unit of kind hall that was asked for, else the first; it need not be settled yet. */
    Unit unit(Me me, Optional<Integer> wanted) {
        List<Unit> own = ownHalls(me);
        if (own.isEmpty()) {
            throw new Refusal(HttpStatus.NOT_FOUND, "no-hall");
        }
        return own.stream()
                .filter(one -> wanted.map(id -> id == one.id()).orElse(true))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** One that is settled already. */
    Unit founded(Me me, int hall) {
        return unit(me, Optional.of(mine.one(me, SETTLING, Optional.of(hall)).unit()));
    }

    List<ServiceOffer> offers(Me me, int unit) {
        Map<String, ServiceOffer> all = services.of(me.org(), unit);
        return all.isEmpty() ? HallServices.plain() : List.copyOf(all.values());
    }

    Counter counter(Me me, Unit unit, int id) {
        return halls.counters(me.org(), unit.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    Device device(Me me, Unit unit, int id) {
        return devices.of(me.org(), unit.id()).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private List<Unit> ownHalls(Me me) {
        Set<Integer> reached = mine.reach(me, SETTLING);
        return units.all(me.org()).values().stream()
                .filter(one -> one.kind().equals("hall") && reached.contains(one.id()))
                .toList();
    }

    private Settings.Remote remote(Me me, Unit unit, HttpServletRequest request) {
        return doors.find(me.org(), unit.id())
                .map(door ->
                        new Settings.Remote(
                                door.most(),
                                door.opensAt(),
                                Optional.of(address(request, "line", "", door.code()))
                                        .filter(address -> door.open())))
                .orElse(new Settings.Remote(0, EIGHT, Optional.empty()));
    }

    static Settings.Address address(
            HttpServletRequest request, String kind, String name, String secret) {
        String url =
                ServletUriComponentsBuilder.fromContextPath(request)
                        .path("/" + kind + "/" + secret)
                        .toUriString();
        return new Settings.Address(kind, name, url, QrCode.of(url));
    }
}
