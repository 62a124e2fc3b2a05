package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.judge.Course.Ending;
import io.shouwen.engine.judge.Course.Event;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Picks what bears on the occasions of one promise. A keeping fact serves the oldest open occasion
 * that agrees on the named attributes, so the occasions are asked for oldest first and what has
 * served one is gone for the younger. Where nobody can tell which it served, it may serve either.
 */
final class Events {
    private final Promise promise;
    private final Standard standard;
    private final List<Fact> facts;
    private final Instant asOf;
    private final Served served;
    private final Bearing bearing;
    private final boolean mayComeBefore;

    Events(Promise promise, Bearing bearing, Served served) {
        Hearing hearing = bearing.hearing();
        this.promise = promise;
        this.standard = hearing.standard();
        this.facts = hearing.facts();
        this.asOf = hearing.asOf();
        this.served = served;
        this.bearing = bearing;
        this.mayComeBefore =
                promise.keptBy().period().isPresent()
                        || promise.keptBy().by().stream().anyMatch(Keeper::earlier);
    }

    List<Event> of(Occasion occasion, Pauses pauses, List<Edition> editions) {
        List<Event> events = new ArrayList<>(2);
        Instant start = occasion.start();
        keeping(occasion, events);
        if (occasion.left().isPresent()) {
            events.add(new Event.Leaving(occasion.left().get()));
        }
        if (occasion.ended().isPresent()) {
            events.add(new Event.Voiding(occasion.ended().get(), Fit.YES));
        }
        if (!promise.changes().voided().isEmpty()) {
            voiding(occasion, events);
        }
        for (Pauses.Marked pause : pauses.marked()) {
            if (pause.interval().to().isAfter(start)) {
                events.add(new Event.Pausing(pause));
            }
        }
        for (Edition edition : editions) {
            Instant known = edition.knownFrom();
            if (known.isAfter(occasion.knownFrom()) && !known.isAfter(asOf)) {
                events.add(new Event.Announcing(edition));
            }
        }
        if (!promise.changes().shifts().isEmpty()) {
            shifting(occasion, events);
        }
        return events;
    }

    private void keeping(Occasion occasion, List<Event> events) {
        for (Fact fact : facts) {
            boolean before = fact.occurredAt().isBefore(occasion.start());
            if (before && !mayComeBefore) {
                continue;
            }
            for (Keeper keeper : promise.keptBy().by()) {
                if ((!before || keeper.earlier() || promise.keptBy().period().isPresent())
                        && mayFollow(fact, occasion, keeper)) {
                    Fit fit = fit(keeper, fact, occasion);
                    if (fit.possible()) {
                        events.add(new Event.Keeping(fact, keeper.recordedBeforeDue(), fit));
                    }
                    if (fit.sure() && !keeper.recordedBeforeDue()) {
                        return; // It keeps in any case, so no later one is needed.
                    }
                }
            }
        }
    }

    /** An opening fact keeps itself only by what not every such fact says of itself. */
    private static boolean mayFollow(Fact fact, Occasion occasion, Keeper keeper) {
        return !fact.id().equals(occasion.opened().id()) || !keeper.pattern().unconditional();
    }

    private Fit fit(Keeper keeper, Fact fact, Occasion occasion) {
        Fit left = served.left(fact);
        Fit fit = left.possible() ? Matching.fit(keeper.pattern(), standard, fact) : left;
        return fit.possible() ? fit.and(meant(fact, occasion)).and(left) : fit;
    }

    /** What keeps it by every reading is gone; what does so by some may be left for the next. */
    void serve(Run sure, List<Run> others) {
        Optional<Fact> kept = sure.keptBy();
        if (others.isEmpty()) {
            kept.ifPresent(served::use);
            return;
        }
        List<Run> another = others.stream().filter(run -> !run.keptBy().equals(kept)).toList();
        if (another.isEmpty()) {
            kept.ifPresent(served::use);
            return;
        }
        Fit why = another.getFirst().doubt();
        kept.ifPresent(fact -> served.doubt(fact, why));
        another.forEach(run -> run.kept().ifPresent(by -> serveInDoubt(by, why, run.occasion())));
    }

    /**
     * What has served in doubt is gone, unless it lacks what would tell which occasion it is for.
     */
    private void serveInDoubt(Ending.Kept kept, Fit why, Occasion occasion) {
        if (kept.fit().sure()) {
            served.doubt(kept.by(), why);
        } else if (meant(kept.by(), occasion).sure()) {
            served.use(kept.by());
        }
    }

    /** Whether it is for this occasion; one that names no period is for none (D1). */
    private Fit meant(Fact fact, Occasion occasion) {
        Optional<String> period = promise.keptBy().period();
        boolean named =
                period.isEmpty()
                        || fact.value(period.get())
                                .filter(name -> name.toString().equals(occasion.id().part()))
                                .isPresent();
        return named ? Fit.agreeing(fact, occasion.opened(), promise.keptBy().same()) : Fit.NO;
    }

    /** The facts that withdraw it, or may: if the sure one came too late, so did every other. */
    private void voiding(Occasion occasion, List<Event> events) {
        for (Fact fact : facts) {
            if (Matching.follows(fact, occasion)) {
                for (Pattern pattern : promise.changes().voided()) {
                    Fit fit = bearing.of(pattern, fact, occasion);
                    if (fit.possible()) {
                        events.add(new Event.Voiding(fact, fit));
                    }
                    if (fit.sure()) {
                        return;
                    }
                }
            }
        }
    }

    /** Each shifting fact by the first rule that it fits, and by those before that it may fit. */
    private void shifting(Occasion occasion, List<Event> events) {
        for (Fact fact : facts) {
            if (Matching.follows(fact, occasion)) {
                for (Shift rule : promise.changes().shifts()) {
                    Fit fit = bearing.of(rule.by(), fact, occasion);
                    if (fit.possible()) {
                        events.add(new Event.Shifting(rule, fact, fit));
                    }
                    if (fit.sure()) {
                        break;
                    }
                }
            }
        }
    }
}
