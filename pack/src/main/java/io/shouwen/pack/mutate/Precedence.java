package io.shouwen.pack.mutate;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Consequence.Price;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Standard;

import java.util.List;

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
                .filter(id ->
                        displaced(clause.id(), price, id)
                                || (everyPlace(price) && goesFirst(price, id)))
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

    /** Another price under the same conditions takes its place too, whatever place it counts. */
    private boolean displaced(ClauseId own, Price price, ClauseId other) {
        return prices().stream()
                .filter(one -> !one.id().equals(own))
                .map(one -> (Price) one.rule())
                .anyMatch(beside ->
                        beside.gives() == price.gives()
                                && beside.follows().clauses().equals(price.follows().clauses())
                                && beside.follows().where().equals(price.follows().where())
                                && agreeing(beside).equals(agreeing(price))
                                && beside.insteadOf().contains(other));
    }

    /** What those that are counted agree on: without it nothing can be told. */
    private static List<String> agreeing(Price price) {
        return price.follows().nth().map(Ordinal::per).orElse(List.of());
    }

    private static boolean everyPlace(Price price) {
        return price.follows()
                .nth()
                .map(one -> one.least() == 1 && one.most() == Ordinal.ON)
                .orElse(true);
    }

    private List<Clause> prices() {
        return clauses.stream().filter(one -> one.rule() instanceof Price).toList();
    }
}
