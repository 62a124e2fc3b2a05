package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Promise;
import io.shouwen.engine.standard.Promise.Keeper;
import io.shouwen.engine.standard.Standard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which keeping fact serves which occasion: each the oldest that is open and agrees on the named
 * attributes, or all of them.
 */
final class Serving {
    private final Promise promise;
    private final Standard standard;
    private final List<Occasion> occasions;
    private final List<Fact> facts;
    private final Set<Fact> used = new HashSet<>();

    Serving(Promise promise, Standard standard, List<Occasion> occasions, List<Fact> facts) {
        this.promise = promise;
        this.standard = standard;
        this.occasions = occasions;
        this.facts = facts;
    }

    /** A fact that may keep an occasion by one of the ways the promise names. */
    record Candidate(Occasion occasion, Keeper keeper, Fact fact) {}

    /**
     * The fact that keeps an occasion. Occasions are asked for oldest first, so that what serves an
     * older one is gone for the younger.
     */
    Optional<Fact> keeping(int index, Predicate<Candidate> inTime) {
        Occasion occasion = occasions.get(index);
        Optional<Fact> end = voiding(index);
        for (Fact fact : facts) {
            if (end.isPresent() && !fact.occurredAt().isBefore(end.get().occurredAt())) {
                return Optional.empty();
            }
            if (mayServe(occasion, fact)) {
                for (Keeper keeper : promise.keptBy().by()) {
                    if (Pauses.matches(keeper.pattern(), standard, fact)
                            && inTime.test(new Candidate(occasion, keeper, fact))) {
                        if (!promise.keptBy().servesAll()) {
                            used.add(fact);
                        }
                        return Optional.of(fact);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The first fact that makes an occasion void; whether it came in time, the clock decides. */
    Optional<Fact> voiding(int index) {
        if (promise.changes().voided().isEmpty()) {
            return Optional.empty();
        }
        Fact opened = occasions.get(index).opened();
        for (Fact fact : facts) {
            if (after(fact, opened)) {
                for (Pattern pattern : promise.changes().voided()) {
                    if (Pauses.matches(pattern, standard, fact)) {
                        return Optional.of(fact);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean after(Fact fact, Fact opened) {
        return !fact.occurredAt().isBefore(opened.occurredAt()) && !fact.id().equals(opened.id());
    }

    private boolean mayServe(Occasion occasion, Fact fact) {
        if (fact.occurredAt().isBefore(occasion.opened().occurredAt()) || used.contains(fact)) {
            return false;
        }
        List<String> same = new ArrayList<>(promise.keptBy().same());
        return same.stream()
                .allMatch(name ->
                        fact.value(name).isPresent()
                                && fact.value(name).equals(occasion.opened().value(name)));
    }
}
