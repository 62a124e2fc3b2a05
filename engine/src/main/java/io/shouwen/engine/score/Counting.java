package io.shouwen.engine.score;

import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Consequence;
import io.shouwen.engine.standard.Following;
import io.shouwen.engine.standard.Ordinal;
import io.shouwen.engine.standard.Truth;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Counts earlier offences: the place of one among them, and how long the same one lies back. */
final class Counting {
    private final List<Charge> offences;

    /**
     * @param offences those that count, in their order
     */
    Counting(List<Charge> offences) {
        this.offences = List.copyOf(offences);
    }

    /**
     * How a consequence bears on a charge.
     *
     * @param truth whether it applies, its place in a count included
     * @param displaces whether it applies whatever its place: then others give way to it
     * @param nth the place; zero where nothing is counted
     * @param missing the attribute without which it cannot be told
     */
    record Fit(Truth truth, boolean displaces, long nth, Optional<String> missing) {
        private static final Fit NOT = new Fit(Truth.NO, false, 0, Optional.empty());

        private static Fit unknown(String missing) {
            return new Fit(Truth.UNKNOWN, false, 0, Optional.of(missing));
        }

        boolean applies() {
            return truth == Truth.YES;
        }
    }

    Fit fit(Charge charge, Following follows) {
        if (!follows.covers(charge.clause())) {
            return Fit.NOT;
        }
        Truth where = follows.where().test(charge);
        if (where == Truth.NO) {
            return Fit.NOT;
        }
        if (where == Truth.UNKNOWN) {
            return Fit.unknown(follows.where().missing(charge).orElse(""));
        }
        if (follows.nth().isEmpty()) {
            return new Fit(Truth.YES, true, 0, Optional.empty());
        }
        Ordinal ordinal = follows.nth().get();
        Optional<String> lacking =
                ordinal.per().stream().filter(name -> charge.of(name).isEmpty()).findFirst();
        if (lacking.isPresent()) {
            return Fit.unknown(lacking.get());
        }
        long nth = place(charge, follows, ordinal);
        return new Fit(ordinal.means(nth) ? Truth.YES : Truth.NO, true, nth, Optional.empty());
    }

    private long place(Charge charge, Following follows, Ordinal ordinal) {
        long place = 1;
        for (Charge earlier : offences) {
            boolean before = Charge.ORDER.compare(earlier, charge) < 0;
            if (before
                    && follows.covers(earlier.clause())
                    && agree(earlier, charge, ordinal.per())
                    && ordinal.window().reaches(earlier.day(), charge.day())
                    && ordinal.counts().test(earlier) == Truth.YES) {
                place++;
            }
        }
        return place;
    }

    private static boolean agree(Charge one, Charge other, List<String> names) {
        for (String name : names) {
            Optional<Value> value = one.of(name);
            if (value.isEmpty() || !value.equals(other.of(name))) {
                return false;
            }
        }
        return true;
    }

    /** By how much a charge is multiplied because the same one lies a few days back (C24). */
    long times(Charge charge, List<Codex.Of<Consequence.Repeat>> repeats) {
        long times = 1;
        for (Codex.Of<Consequence.Repeat> one : repeats) {
            Consequence.Repeat repeat = one.rule();
            if (fit(charge, repeat.follows()).applies() && again(charge, repeat.days())) {
                times = Math.max(times, repeat.times());
            }
        }
        return times;
    }

    private boolean again(Charge charge, int days) {
        for (Charge earlier : offences) {
            long gap = ChronoUnit.DAYS.between(earlier.day(), charge.day());
            if (0 < gap
                    && gap <= days
                    && earlier.clause().equals(charge.clause())
                    && earlier.person().equals(charge.person())) {
                return true;
            }
        }
        return false;
    }
}
