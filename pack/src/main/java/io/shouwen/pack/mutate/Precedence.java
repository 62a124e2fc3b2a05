package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where it says nothing that one price takes the place of another, since by the order of prices it
 * goes first anyway: it names the clause or has a condition, and the other one does not.
 */
record Precedence(List<Clause> clauses) {
    static Precedence of(Standard standard) {
        return new Precedence(standard.clauses());
    }

    /** True when only that was left out, and it is so anyway. */
    boolean idle(Clause clause, Variant<?> variant) {
        if (!(clause.rule() instanceof Price price)
                || !(variant.value() instanceof Price changed)) {
            return false;
        }
        return price.insteadOf().stream()
                .filter(id -> !changed.insteadOf().contains(id))
                .findFirst()
                .filter(id -> goesFirst(price, id) && always(price, id))
                .isPresent();
    }

    private boolean goesFirst(Price price, ClauseId other) {
        return prices().stream()
                .filter(one -> one.id().equals(other))
                .anyMatch(one -> rank(price.follows()) > rank(((Price) one.rule()).follows()));
    }

    private static int rank(Following follows) {
        return (follows.clauses().isEmpty() ? 0 : 2) + (follows.conditional() ? 1 : 0);
    }

    /** A price at some places only leaves the others, unless another one has them. */
    private boolean always(Price price, ClauseId other) {
        List<Ordinal> places = new ArrayList<>();
        for (Clause one : prices()) {
            Price beside = (Price) one.rule();
            Following follows = beside.follows();
            boolean same =
                    beside.gives() == price.gives()
                            && follows.clauses().equals(price.follows().clauses())
                            && follows.where().equals(price.follows().where())
                            && beside.insteadOf().contains(other);
            if (same && follows.nth().isEmpty()) {
                return true;
            }
            if (same && counted(follows.nth()).equals(counted(price.follows().nth()))) {
                follows.nth().ifPresent(places::add);
            }
        }
        return everyPlace(places);
    }

    private static boolean everyPlace(List<Ordinal> ordinals) {
        long covered = 0;
        for (Ordinal one :
                ordinals.stream().sorted(Comparator.comparingLong(Ordinal::least)).toList()) {
            if (one.least() > covered + 1 || covered == Ordinal.ON) {
                break;
            }
            covered = Math.max(covered, one.most());
        }
        return covered == Ordinal.ON;
    }

    /** How places are counted, whichever are meant. */
    private static Optional<List<Object>> counted(Optional<Ordinal> nth) {
        return nth.map(one -> List.of(one.per(), one.window(), one.counts()));
    }

    private List<Clause> prices() {
        return clauses.stream().filter(one -> one.rule() instanceof Price).toList();
    }
}
