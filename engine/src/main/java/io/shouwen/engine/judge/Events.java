package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.judge.Course.Event;
import io.shouwen.engine.standard.Calendars.Edition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Shift;
import io.shouwen.engine.standard.Standard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Picks what bears on the occasions of one promise. A keeping fact serves the oldest open occasion
 * that agrees on the named attributes, so the occasions are asked for oldest first and what has
 * served one is gone for the younger.
 */
final class Events {
    private final Promise promise;
    private final Standard standard;
    private final List<Fact> facts;
    private final List<Edition> editions;
    private final Instant asOf;
    private final Set<FactId> used = new HashSet<>();

    Events(
            Promise promise,
            Standard standard,
            List<Fact> facts,
            List<Edition> editions,
            Instant asOf) {
        this.promise = promise;
        this.standard = standard;
        this.facts = facts;
        this.editions = editions;
        this.asOf = asOf;
    }

    /** Takes a keeping fact away from the younger occasions. */
    void use(Fact fact) {
        used.add(fact.id());
    }

    List<Event> of(Occasion occasion, Pauses pauses) {
        List<Event> events = new ArrayList<>(2);
        Fact opened = occasion.opened();
        keeping(opened, events);
        if (occasion.left().isPresent()) {
            events.add(new Event.Leaving(occasion.left().get()));
        }
        if (!promise.changes().voided().isEmpty()) {
            voiding(opened, events);
        }
        for (Pauses.Marked pause : pauses.marked()) {
            if (pause.interval().to().isAfter(opened.occurredAt())) {
                events.add(new Event.Pausing(pause));
            }
        }
        for (Edition edition : editions) {
            Instant known = edition.knownFrom();
            if (known.isAfter(opened.knownFrom()) && !known.isAfter(asOf)) {
                events.add(new Event.Announcing(edition));
            }
        }
        if (!promise.changes().shifts().isEmpty()) {
            shifting(opened, events);
        }
        return events;
    }

    private void keeping(Fact opened, List<Event> events) {
        for (Fact fact : facts) {
            if (fact.occurredAt().isBefore(opened.occurredAt())) {
                continue;
            }
            for (Keeper keeper : promise.keptBy().by()) {
                if (mayFollow(fact, opened, keeper)
                        && Matching.fits(keeper.pattern(), standard, fact)
                        && mayServe(fact, opened)) {
                    events.add(new Event.Keeping(fact, keeper.recordedBeforeDue()));
                    if (!keeper.recordedBeforeDue()) {
                        return; // It keeps in any case, so no later one is needed.
                    }
                }
            }
        }
    }

    /** An opening fact keeps itself only by what not every such fact says of itself. */
    private static boolean mayFollow(Fact fact, Fact opened, Keeper keeper) {
        return !fact.id().equals(opened.id()) || !keeper.pattern().unconditional();
    }

    private boolean mayServe(Fact fact, Fact opened) {
        if (used.contains(fact.id())) {
            return false;
        }
        for (String name : promise.keptBy().same()) {
            Value value = fact.values().get(name);
            if (value == null || !value.equals(opened.values().get(name))) {
                return false;
            }
        }
        return true;
    }

    /** The first fact that withdraws it: if that came too late, so did every other. */
    private void voiding(Fact opened, List<Event> events) {
        for (Fact fact : facts) {
            if (Matching.follows(fact, opened)) {
                for (Pattern pattern : promise.changes().voided()) {
                    if (Matching.fits(pattern, standard, fact)) {
                        events.add(new Event.Voiding(fact));
                        return;
                    }
                }
            }
        }
    }

    /** Each shifting fact by the first rule that it fits. */
    private void shifting(Fact opened, List<Event> events) {
        for (Fact fact : facts) {
            if (Matching.follows(fact, opened)) {
                for (Shift rule : promise.changes().shifts()) {
                    if (Matching.fits(rule.by(), standard, fact)) {
                        events.add(new Event.Shifting(rule, fact));
                        break;
                    }
                }
            }
        }
    }
}
