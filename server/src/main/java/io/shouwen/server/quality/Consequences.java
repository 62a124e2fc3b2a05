package io.shouwen.server.quality;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Consequence.Range;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Standards;

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
    private static final Consequence NOTHING =
            new Consequence(Set.of(), Range.NOTHING, Range.NOTHING, List.of());

    private Consequences() {}

    /**
     * What may be imposed, and the clause that says so.
     *
     * @param by empty when the code sets nothing
     */
    public record Imposable(Optional<Clause> by, Consequence consequence) {}

    static Imposable of(Standards standards, ClauseId clause, Instant opened, boolean money) {
        return standards.versions().stream()
                .filter(version -> version.inForce(opened))
                .filter(version -> has(version, clause))
                .flatMap(version -> version.clauses().stream())
                .flatMap(candidate ->
                        candidate.rule() instanceof Consequence consequence
                                        && consequence.follows(clause)
                                ? Optional.of(new Imposable(Optional.of(candidate), consequence))
                                        .stream()
                                : Optional.<Imposable>empty().stream())
                .max(
                        Comparator.comparing((Imposable one) -> !one.consequence().of().isEmpty())
                                .thenComparingLong(
                                        one -> one.consequence().pointsHundredths().max())
                                .thenComparingLong(one -> one.consequence().moneyFen().max()))
                .map(one -> money ? one : new Imposable(one.by(), withoutMoney(one.consequence())))
                .orElse(new Imposable(Optional.empty(), NOTHING));
    }

    private static boolean has(Standard version, ClauseId clause) {
        return version.clauses().stream().anyMatch(one -> one.id().equals(clause));
    }

    private static Consequence withoutMoney(Consequence whole) {
        return new Consequence(whole.of(), whole.pointsHundredths(), Range.NOTHING, whole.shares());
    }
}
