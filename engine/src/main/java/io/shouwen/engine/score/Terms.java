package io.shouwen.engine.score;

import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Tariff;

import java.util.List;
import java.util.Optional;

/**
 * What may be imposed for one unit of a finding.
 *
 * @param by the clause that sets the price, or of which it cannot be told whether it does; empty
 *     when none does
 * @param nth which offence it is in the count of that clause; zero where nothing is counted
 * @param units pieces or times that it is due for
 * @param repeat 2 when it is doubled, 1 when not
 * @param aside the prices that gave way
 * @param missing the attribute that is missing; nothing is due until it is there
 */
public record Terms(
        Optional<ClauseId> by,
        Tariff tariff,
        long nth,
        long units,
        long repeat,
        List<Aside> aside,
        Optional<String> missing) {
    public Terms {
        aside = List.copyOf(aside);
    }

    /** A price that gave way, and why. */
    public record Aside(ClauseId by, Reason reason) {}

    /** Why a price gave way. */
    public enum Reason {
        /** Another clause says that it applies instead. */
        INSTEAD,
        /** Another clause speaks of this case more closely. */
        LESS_CLOSE,
        /** Another clause that is as close is heavier. */
        LIGHTER
    }

    static Terms none() {
        return new Terms(Optional.empty(), Tariff.NOTHING, 0, 1, 1, List.of(), Optional.empty());
    }

    /** Why a decision cannot stand. */
    public enum Refusal {
        /** An attribute is missing, so that nobody can tell what may be imposed. */
        MISSING,
        /** It lies outside what the code allows. */
        OUTSIDE,
        /** The range has no upper end, and no second person agreed. */
        SECOND
    }

    /** Whether these amounts, in hundredths of a point and in fen, may be imposed. */
    public Optional<Refusal> refuses(long points, long money, boolean second) {
        if (missing.isPresent()) {
            return Optional.of(Refusal.MISSING);
        }
        if (!tariff.allows(points, money)) {
            return Optional.of(Refusal.OUTSIDE);
        }
        return tariff.open() && !second ? Optional.of(Refusal.SECOND) : Optional.empty();
    }
}
