package io.shouwen.server.hall;

import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.Founding;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.organisation.Units;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The hall of the sample organisation: two counters for business and two for payments. */
@Component
final class SampleHall {
    private static final Hall SETTLED = new Hall(0, 5, 3, 8, LocalTime.of(23, 59), "voice");
    private static final int COUNTERS = 4;
    private static final int ON_THE_WAY = 20;
    private static final int FIRST_FOR_PAYMENTS = 3;

    private final OrgScope scope;
    private final Units units;
    private final Halls halls;
    private final Devices devices;
    private final RemoteDoors doors;
    private final Agenda agenda;
    private final Offerings offerings;

    SampleHall(
            OrgScope scope,
            Units units,
            Halls halls,
            Devices devices,
            RemoteDoors doors,
            Agenda agenda,
            Offerings offerings) {
        this.scope = scope;
        this.units = units;
        this.halls = halls;
        this.devices = devices;
        this.doors = doors;
        this.agenda = agenda;
        this.offerings = offerings;
    }

    @EventListener
    @Order(3)
    void settle(Founding.SampleFounded founded) {
        OrgId org = founded.org();
        scope.run(
                org,
                () ->
                        units.all(org).values().stream()
                                .filter(unit -> unit.kind().equals("hall"))
                                .forEach(unit -> settle(org, unit.id())));
    }

    private void settle(OrgId org, int unit) {
        halls.settle(
                org,
                new Hall(
                        unit,
                        SETTLED.bound(),
                        SETTLED.calls(),
                        SETTLED.crowded(),
                        SETTLED.closesAt(),
                        SETTLED.speech()));
        for (int no = 1; no <= COUNTERS; no++) {
            int counter = halls.add(org, unit, no, services(org, unit, no >= FIRST_FOR_PAYMENTS));
            if (no >= FIRST_FOR_PAYMENTS) {
                Optional<Integer> there = Optional.of(counter);
                devices.make(org, new Devices.Wanted(unit, Device.RATING, there, no + " 号柜台评价器"));
            }
        }
        doors.settle(org, unit, ON_THE_WAY, LocalTime.MIN);
        agenda.settle(org, unit, new AgendaRules(AgendaRules.USUAL.most(), LocalTime.MIN, ""));
        devices.make(org, new Devices.Wanted(unit, Device.KIOSK, Optional.empty(), "门口取号机"));
        devices.make(org, new Devices.Wanted(unit, Device.DISPLAY, Optional.empty(), "大厅叫号屏"));
    }

    private Set<String> services(OrgId org, int unit, boolean payments) {
        var catalogue = offerings.of(org, unit);
        Set<String> named =
                catalogue.services().values().stream()
                        .filter(service ->
                                catalogue
                                        .lineOf(service.name())
                                        .filter(line -> line.payments() == payments)
                                        .isPresent())
                        .map(service -> service.name())
                        .collect(Collectors.toSet());
        return named.isEmpty() ? Set.of(HallServices.PLAIN.get(payments ? 1 : 0)) : named;
    }
}
