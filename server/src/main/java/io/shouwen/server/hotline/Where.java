package io.shouwen.server.hotline;

import io.shouwen.server.clock.WallClock;
import io.shouwen.server.event.Events;
import io.shouwen.server.hotline.Whereabouts.Spot;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.Units;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.place.Located;
import io.shouwen.server.place.Places;
import io.shouwen.server.text.Texts;

import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the place of an address, and what it says about the settlement. */
@Component
class Where {
    private final Places places;
    private final Units units;
    private final Events events;
    private final WallClock clock;

    Where(Places places, Units units, Events events, WallClock clock) {
        this.places = places;
        this.units = units;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the address may mean. A place that is chosen now, by a click or because it is surely
     * meant, says what the settlement is; what was chosen by hand afterwards stays.
     */
    Whereabouts guess(
            OrgId org,
            String address,
            String place,
            String settlement,
            boolean clicked,
            Texts texts) {
        Places.Guess guess = places.guess(org, address);
        Optional<Located> before =
                guess.places().stream()
                        .filter(one -> Integer.toString(one.id()).equals(place))
                        .findFirst();
        Optional<Located> now =
                guess.sure() && !clicked ? guess.places().stream().findFirst() : before;
        boolean fresh = clicked || !now.equals(before);
        String filled = now.filter(one -> fresh).flatMap(Located::settlement).orElse(settlement);
        Map<Integer, Unit> crews = guess.places().isEmpty() ? Map.of() : units.all(org);
        List<Spot> spots =
                guess.places().stream().map(one -> new Spot(one, crew(one, crews, texts))).toList();
        return here(org, spots, now.map(Located::id), filled);
    }

    /** Where a customer is known to be supplied. */
    Whereabouts at(OrgId org, Located place, Texts texts) {
        return here(
                org,
                List.of(new Spot(place, crew(place, units.all(org), texts))),
                Optional.of(place.id()),
                place.settlement().orElse(""));
    }

    private Whereabouts here(
            OrgId org, List<Spot> spots, Optional<Integer> chosen, String settlement) {
        Instant now = clock.now();
        return new Whereabouts(
                spots,
                chosen,
                settlement,
                chosen.map(place -> events.open(org, place, now)).orElse(List.of()),
                now);
    }

    private static String crew(Located place, Map<Integer, Unit> crews, Texts texts) {
        return place.crew()
                .flatMap(id -> Optional.ofNullable(crews.get(id)))
                .map(unit -> texts.name(unit.nameZh(), unit.nameEn()))
                .orElse("");
    }

    /** Where nobody said what the settlement is, the place that was chosen does. */
    Report fill(OrgId org, Report report) {
        return report.placeId().flatMap(id -> places.find(org, id)).map(report::at).orElse(report);
    }
}
