package io.shouwen.pack.lint;

import io.shouwen.engine.standard.Clause;
import io.shouwen.engine.standard.Limit;
import io.shouwen.engine.standard.Opening;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Standard;

import java.util.HashSet;
import java.util.List;

/**
 * Pairs of promises that one fact may open, that the same facts keep, and that give different
 * limits. A limit that is only striven for, or that the site has still to set, holds against
 * nobody.
 */
final class Overlaps {
    private final Gathering hits;

    Overlaps(Gathering hits) {
        this.hits = hits;
    }

    void look(Standard standard) {
        List<Clause> promises =
                standard.clauses().stream().filter(c -> c.rule() instanceof Promise).toList();
        for (int i = 0; i < promises.size(); i++) {
            for (int j = i + 1; j < promises.size(); j++) {
                if (promises.get(i).rule() instanceof Promise one
                        && promises.get(j).rule() instanceof Promise other
                        && overlap(one, other)
                        && !yields(promises.get(i), promises.get(j))) {
                    tell(promises.get(j), promises.get(i));
                }
            }
        }
    }

    private static boolean overlap(Promise one, Promise other) {
        return one.opening() instanceof Opening.OnFact a
                && other.opening() instanceof Opening.OnFact b
                && a.patterns().stream()
                        .anyMatch(p -> b.patterns().stream().anyMatch(q -> !Logic.disjoint(p, q)))
                && new HashSet<>(one.keptBy().by()).equals(new HashSet<>(other.keptBy().by()))
                && !one.within().equals(other.within())
                && binds(one)
                && binds(other);
    }

    private static boolean binds(Promise promise) {
        boolean binding =
                switch (promise.wording().force()) {
                    case MUST, NORMALLY -> true;
                    case STRIVE, MAY -> false;
                };
        return binding && !(promise.within() instanceof Limit.Unbound);
    }

    private static boolean yields(Clause one, Clause other) {
        return yieldsTo(one, other) || yieldsTo(other, one);
    }

    private static boolean yieldsTo(Clause one, Clause other) {
        return one.rule() instanceof Promise promise
                && promise.changes().yieldsTo().contains(other.id());
    }

    private void tell(Clause later, Clause earlier) {
        hits.add(
                Hit.Slug.OVERLAP,
                later,
                List.of("promise", "within"),
                "one fact may open this and "
                        + earlier.id()
                        + ", the same facts keep both, and their limits differ",
                "part the two by a condition under `when`, or let one yield to the other with"
                        + " `yields-to`");
    }
}
