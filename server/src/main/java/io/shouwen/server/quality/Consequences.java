package io.shouwen.server.quality;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;
import io.shouwen.engine.standard.Tariff;
import io.shouwen.engine.standard.Tariff.Range;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a confirmed finding costs by the code in force when it was opened. Of several clauses the
 * one that names the clause goes before the one for the whole code, then the heavier (R-cable-13).
 */
public final class Consequences {
    private static final Price NOTHING = Price.plain(Set.of(), Tariff.NOTHING, List.of());

    private Consequences() {}

    /**
     * What may be imposed, and the clause that says so.
     *
     * @param by empty when the code sets nothing
     */
    public record Imposable(Optional<Clause> by, Price price) {}

    static Imposable of(Standards standards, ClauseId clause, Instant opened, boolean money) {
        return standards.versions().stream()
                .filter(version -> version.inForce(opened))
                .filter(version -> has(version, clause))
                .flatMap(version -> version.clauses().stream())
                .flatMap(candidate ->
                        candidate.rule() instanceof Price price && plain(price, clause)
                                ? Optional.of(new Imposable(Optional.of(candidate), price)).stream()
                                : Optional.<Imposable>empty().stream())
                .max(
                        Comparator.comparing((Imposable one) ->
                                        !one.price().follows().clauses().isEmpty())
                                .thenComparingLong(
                                        one -> one.price().tariff().pointsHundredths().max())
                                .thenComparingLong(one -> one.price().tariff().moneyFen().max()))
                .map(one -> money ? one : new Imposable(one.by(), withoutMoney(one.price())))
                .orElse(new Imposable(Optional.empty(), NOTHING));
    }

    private static boolean has(Standard version, ClauseId clause) {
        return version.clauses().stream().anyMatch(one -> one.id().equals(clause));
    }

    /** What needs neither a book nor more attributes than a finding has by itself. */
    private static boolean plain(Price price, ClauseId clause) {
        return price.follows().covers(clause)
                && !price.follows().conditional()
                && price.follows().nth().isEmpty()
                && !price.gives()
                && price.per().isEmpty()
                && price.role().isEmpty()
                && !price.tariff().open();
    }

    private static Price withoutMoney(Price whole) {
        return Price.plain(
                whole.follows().clauses(),
                new Tariff(whole.tariff().pointsHundredths(), Range.NOTHING),
                whole.shares());
    }
}
