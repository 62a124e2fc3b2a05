package io.shouwen.server.hall;

import io.shouwen.engine.standard.Words;
import io.shouwen.pack.service.ServiceCatalogue;
import io.shouwen.pack.service.ServiceCatalogue.Charge;
import io.shouwen.pack.service.ServiceCatalogue.Place;
import io.shouwen.pack.service.ServiceCatalogue.Service;
import io.shouwen.server.offering.Offerings;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.text.Language;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What a hall does for customers: the services of its code, else what its counters are said to
 * serve.
 */
@Component
public final class HallServices {
    /** What a hall without a catalogue does. */
    public static final List<String> PLAIN = List.of("business", "payment");

    private final Offerings offerings;
    private final Halls halls;

    public HallServices(Offerings offerings, Halls halls) {
        this.offerings = offerings;
        this.halls = halls;
    }

    /** All services by name, in the order of the code. */
    public SequencedMap<String, ServiceOffer> of(OrgId org, int unit) {
        ServiceCatalogue catalogue = offerings.of(org, unit);
        SequencedMap<String, ServiceOffer> all = new LinkedHashMap<>();
        for (Service service : catalogue.services().values()) {
            all.put(service.name(), offer(catalogue, service));
        }
        for (String name : new TreeSet<>(served(org, unit))) {
            all.computeIfAbsent(name, HallServices::plain);
        }
        return Collections.unmodifiableSequencedMap(all);
    }

    /** What can be settled where no code names a service. */
    public static List<ServiceOffer> plain() {
        return PLAIN.stream().map(HallServices::plain).toList();
    }

    /** Those that some counter of the hall serves: a number for another would never be called. */
    public List<ServiceOffer> atCounters(OrgId org, int unit) {
        Collection<String> served = served(org, unit);
        return of(org, unit).values().stream()
                .filter(offer -> served.contains(offer.name()))
                .toList();
    }

    /** The service of a name in the words of a language; a name that nobody knows is shown bare. */
    public static String title(Map<String, ServiceOffer> all, String name, Texts texts) {
        return Optional.ofNullable(all.get(name))
                .map(offer -> texts.name(offer.says().zh(), offer.says().en()))
                .orElse(name);
    }

    private Collection<String> served(OrgId org, int unit) {
        return halls.counters(org, unit).stream()
                .flatMap(counter -> counter.services().stream())
                .toList();
    }

    private static ServiceOffer offer(ServiceCatalogue catalogue, Service service) {
        return new ServiceOffer(
                service.name(),
                service.says(),
                service.place(),
                catalogue.lineOf(service.name()),
                service.papers().stream()
                        .flatMap(name -> Optional.ofNullable(catalogue.papers().get(name)).stream())
                        .toList(),
                charges(catalogue, service),
                service.form().isPresent());
    }

    private static ServiceOffer plain(String name) {
        String key = "hall.service." + name;
        Texts zh = Texts.in(Language.ZH);
        return new ServiceOffer(
                name,
                zh.has(key) ? new Words(zh.of(key), Texts.in(Language.EN).of(key)) : bare(name),
                Place.COUNTER,
                Optional.empty(),
                List.of(),
                List.of(),
                false);
    }

    /** What a service may cost. */
    public static List<Charge> charges(ServiceCatalogue catalogue, Service service) {
        return service.charges().stream()
                .flatMap(name -> Optional.ofNullable(catalogue.charges().get(name)).stream())
                .toList();
    }

    private static Words bare(String name) {
        return new Words(name, name);
    }
}
