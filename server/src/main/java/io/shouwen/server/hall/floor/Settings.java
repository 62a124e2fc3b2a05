package io.shouwen.server.hall.floor;

import io.shouwen.server.hall.AgendaRules;
import io.shouwen.server.hall.Counter;
import io.shouwen.server.hall.Device;
import io.shouwen.server.hall.Hall;
import io.shouwen.server.hall.QrCode;
import io.shouwen.server.hall.ServiceOffer;
import io.shouwen.server.organisation.Units.Unit;

import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a hall has settled, to be read and changed.
 *
 * @param others all halls that the reader may settle
 * @param founded whether it was settled before
 * @param removed counters that were taken out and may come back
 * @param offers what counters may serve
 * @param agenda what is settled about appointments
 * @param calendars by whose working days there may be any
 * @param remote how numbers are given from elsewhere
 * @param clips the recordings with which calls are spoken
 * @param once what was just made
 */
public record Settings(
        Unit unit,
        List<Unit> others,
        Hall hall,
        boolean founded,
        List<Counter> counters,
        List<Counter> removed,
        List<ServiceOffer> offers,
        List<Device> devices,
        AgendaRules agenda,
        Set<String> calendars,
        Remote remote,
        Speech clips,
        Once once) {
    public Settings {
        others = List.copyOf(others);
        counters = List.copyOf(counters);
        removed = List.copyOf(removed);
        offers = List.copyOf(offers);
        devices = List.copyOf(devices);
        calendars = Collections.unmodifiableSet(new TreeSet<>(calendars));
    }

    /** What is shown once, to whoever made it: an address or the secret of a bridge. */
    public record Once(Optional<Address> address, Optional<Paired> paired) {
        static final Once NOTHING = new Once(Optional.empty(), Optional.empty());

        static Once address(Address address) {
            return new Once(Optional.of(address), Optional.empty());
        }

        static Once paired(Paired paired) {
            return new Once(Optional.empty(), Optional.of(paired));
        }
    }

    /**
     * Recordings of calls.
     *
     * @param kept how many there are
     * @param zh what is missing to say every number in Chinese
     * @param en the same in English, which a hall may leave out
     */
    public record Speech(int kept, List<String> zh, List<String> en) {
        public Speech {
            zh = List.copyOf(zh);
            en = List.copyOf(en);
        }
    }

    /** By what a bridge and this house know each other; shown once. */
    public record Paired(String name, int port, String origin, String secret) {}

    /**
     * How numbers are given to whoever is not there yet.
     *
     * @param most to how many at once; zero for nobody
     * @param address where, to be told to everybody; empty while none are given
     */
    public record Remote(int most, LocalTime opensAt, Optional<Address> address) {}

    /** Where a device enters; shown once. */
    public record Address(String kind, String name, String url, QrCode code) {}
}
