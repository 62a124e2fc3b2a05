package io.shouwen.server.insight;

import io.shouwen.engine.standard.Standard;
import io.shouwen.pack.standard.Pack;
import io.shouwen.server.organisation.Units.Unit;
import io.shouwen.server.standard.Shelf;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A version that lies on the shelf, and whom it binds.
 *
 * @param house whether all of the house is judged by it
 * @param units the units that it names, of those that the house has
 */
public record ShelvedCode(Standard standard, boolean inForce, boolean house, List<Unit> units) {
    /** First what binds the house, then what binds units of it, then what binds nobody here. */
    static final Comparator<ShelvedCode> BY_REACH =
            Comparator.comparing((ShelvedCode code) -> !code.house())
                    .thenComparing(code -> code.units().isEmpty());

    static ShelvedCode of(
            Standard standard, Optional<Pack> pack, Collection<Unit> known, Instant now) {
        Set<String> named =
                pack.flatMap(Pack::adoption).stream()
                        .flatMap(adoption -> adoption.terms().stream())
                        .flatMap(terms -> terms.unit().stream())
                        .collect(Collectors.toSet());
        return new ShelvedCode(
                standard,
                standard.inForce(now),
                pack.map(Shelf::bindsTheHouse).orElse(Shelf.binds(standard)),
                known.stream().filter(unit -> named.contains(unit.nameZh())).toList());
    }
}
