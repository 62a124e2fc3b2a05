package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Check.Demand.Apart;
import io.shouwen.engine.standard.Pattern;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The areas that are held at the moment of an act and that overlap the one it names (D5). */
final class Territories {
    private final Apart apart;
    private final List<Pattern> opening;
    private final Hearing hearing;
    private final Fact act;
    private final String area;
    private final List<Held> held = new ArrayList<>();

    /** What an earlier act began, as far as that may still be so and may be in the way. */
    private record Held(Fact fact, Optional<String> area, String holder, Fit fit) {}

    /**
     * The areas held.
     *
     * @param opening the facts that may hold one
     * @param area the area that the act names
     */
    Territories(Apart apart, List<Pattern> opening, Hearing hearing, Fact act, String area) {
        this.apart = apart;
        this.opening = opening;
        this.hearing = hearing;
        this.act = act;
        this.area = area;
        for (Fact fact : hearing.facts()) {
            if (fact.id().equals(act.id())) {
                break;
            }
            Fit fit = inTheWay(fact);
            if (fit.possible()) {
                held.add(new Held(fact, text(fact, apart.area()), holder(fact), fit));
            }
        }
    }

    private Fit inTheWay(Fact fact) {
        Fit fit = any(opening, fact);
        return fit.possible()
                ? fit.and(overlaps(fact))
                        .and(heldByAnother(fact))
                        .and(lasts(fact, apart.until(), apart.same()))
                : fit;
    }

    private Fit any(List<Pattern> patterns, Fact fact) {
        Fit best = Fit.NO;
        for (Pattern pattern : patterns) {
            Fit fit = hearing.fit(pattern, fact);
            best = fit.sure() || !best.possible() ? fit : best;
        }
        return best;
    }

    private Fit overlaps(Fact fact) {
        Optional<String> other = text(fact, apart.area());
        if (other.isEmpty()) {
            return Fit.unknown(apart.area());
        }
        return contains(other.get(), area) || contains(area, other.get()) ? Fit.YES : Fit.NO;
    }

    private Fit heldByAnother(Fact fact) {
        if (apart.holder().isEmpty()) {
            return Fit.YES;
        }
        Fit same = Fit.agreeing(fact, act, Set.of(apart.holder().get()));
        return switch (same.truth()) {
            case YES -> Fit.NO;
            case NO -> Fit.YES;
            case UNKNOWN -> same;
        };
    }

    /** Whether nothing has ended it by the moment of the act; at that moment it has. */
    private Fit lasts(Fact began, List<Pattern> until, Set<String> same) {
        Fit lasts = Fit.YES;
        for (Fact fact : hearing.facts()) {
            if (fact.occurredAt().isAfter(began.occurredAt())
                    && !fact.occurredAt().isAfter(act.occurredAt())) {
                Fit ends = any(until, fact);
                ends = ends.possible() ? ends.and(Fit.agreeing(fact, began, same)) : ends;
                if (ends.sure()) {
                    return Fit.NO;
                }
                lasts = ends.possible() ? lasts.and(ends) : lasts;
            }
        }
        return lasts;
    }

    private String holder(Fact fact) {
        return apart.holder()
                .flatMap(name -> text(fact, name))
                .map(name -> "holder " + name)
                .orElse("fact " + fact.id());
    }

    private static Optional<String> text(Fact fact, String name) {
        return fact.value(name).map(Value::toString);
    }

    private static boolean contains(String whole, String part) {
        return part.equals(whole) || part.startsWith(whole + "/");
    }

    /** What surely is in the way. */
    List<Fact> sure() {
        return held.stream().filter(one -> one.fit().sure()).map(Held::fact).toList();
    }

    /** How many would surely hold one area at once, the act among them. */
    int least() {
        return deepest(held.stream().filter(one -> one.fit().sure()).toList());
    }

    /** How many may hold one area at once. */
    int most() {
        return deepest(held);
    }

    private int deepest(List<Held> some) {
        Set<String> points = new HashSet<>(Set.of(area));
        some.stream()
                .flatMap(one -> one.area().stream())
                .filter(one -> contains(area, one))
                .forEach(points::add);
        int deepest = 0;
        for (String point : points) {
            Set<String> holders = new HashSet<>();
            for (Held one : some) {
                if (one.area().map(whole -> contains(whole, point)).orElse(true)) {
                    holders.add(one.holder());
                }
            }
            deepest = Math.max(deepest, holders.size());
        }
        return deepest + 1;
    }

    /** Whether leave for several was known by the moment of the act, for the whole of its area. */
    Fit leave() {
        Fit best = Fit.NO;
        for (Fact fact : hearing.facts()) {
            Fit fit = apart.leave().map(leave -> leave(leave, fact)).orElse(Fit.NO);
            best = fit.sure() || !best.possible() ? fit : best;
        }
        return best;
    }

    private Fit leave(Apart.Leave leave, Fact fact) {
        Fit fit =
                fact.knownFrom().isAfter(act.occurredAt())
                        ? Fit.NO
                        : hearing.fit(leave.from(), fact);
        if (!fit.possible()) {
            return fit;
        }
        Optional<String> whole = text(fact, apart.area());
        Fit covers =
                whole.map(other -> contains(other, area) ? Fit.YES : Fit.NO)
                        .orElse(Fit.unknown(apart.area()));
        return fit.and(covers).and(lasts(fact, List.of(leave.until()), Set.of(apart.area())));
    }

    /** What the first of those lacks of which nobody can tell. */
    Optional<String> missing() {
        return held.stream()
                .filter(one -> !one.fit().sure())
                .map(one -> one.fit().missing())
                .findFirst();
    }
}
