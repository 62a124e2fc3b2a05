package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Bound;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the occasions of one rule among the facts that count. */
final class Openings {
    private final Bound bound;
    private final List<Fact> facts;

    Openings(Bound bound, List<Fact> facts) {
        this.bound = bound;
        this.facts = facts;
    }

    /** The occasions in the order in which they opened; no fact before the first can open one. */
    List<Occasion> from(int first) {
        List<Occasion> found = new ArrayList<>(1);
        for (int i = first; i < facts.size(); i++) {
            of(facts.get(i)).ifPresent(found::add);
        }
        return found;
    }

    /** By the first of the patterns that it fits, or may fit. */
    private Optional<Occasion> of(Fact fact) {
        for (Pattern pattern : bound.opening().patterns()) {
            if (fact.kind().equals(pattern.kind()) && bound.standard().inForce(fact.occurredAt())) {
                Condition where = pattern.where();
                Optional<Occasion> found =
                        bound.amendments().isEmpty() ? plain(where, fact) : amended(where, fact);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Occasion> plain(Condition where, Fact fact) {
        Attributes attributes = Matching.attributes(bound.standard(), fact);
        return switch (where.test(attributes)) {
            case NO -> Optional.empty();
            case YES -> Optional.of(Occasion.plain(fact, Optional.empty()));
            case UNKNOWN -> Optional.of(Occasion.plain(fact, where.missing(attributes)));
        };
    }

    /** Follows the attribute through its amendments, in the order in which they were recorded. */
    private Optional<Occasion> amended(Condition where, Fact fact) {
        Map<String, Value> changed = new HashMap<>();
        Attributes now =
                name ->
                        Optional.ofNullable(changed.get(name))
                                .or(() -> Matching.attributes(bound.standard(), fact).of(name));
        Truth truth = where.test(now);
        Optional<Fact> applied = Optional.empty();
        Optional<Fact> left = Optional.empty();
        boolean ever = truth == Truth.YES;
        for (Fact amendment : amendments(fact)) {
            for (Attribute attribute :
                    bound.amendments().getOrDefault(amendment.kind(), List.of())) {
                if (counts(attribute, amendment)) {
                    amendment
                            .value(attribute.name())
                            .ifPresent(value -> changed.put(attribute.name(), value));
                }
            }
            Truth then = where.test(now);
            if (then == Truth.YES && truth != Truth.YES) {
                applied = Optional.of(amendment);
                left = Optional.empty();
            } else if (then != Truth.YES && truth == Truth.YES) {
                left = Optional.of(amendment);
            }
            truth = then;
            ever |= truth == Truth.YES;
        }
        if (!ever && truth == Truth.NO) {
            return Optional.empty();
        }
        Optional<String> missing = ever ? Optional.empty() : where.missing(now);
        return Optional.of(
                new Occasion(
                        OccasionId.of(fact.id()),
                        fact,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        applied,
                        left,
                        missing));
    }

    private List<Fact> amendments(Fact opening) {
        List<Fact> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (bound.amendments().containsKey(fact.kind())
                    && !fact.occurredAt().isBefore(opening.occurredAt())
                    && !fact.id().equals(opening.id())) {
                found.add(fact);
            }
        }
        found.sort(Comparator.comparing(Fact::recordedAt).thenComparing(Fact.ORDER));
        return found;
    }

    private static boolean counts(Attribute attribute, Fact amendment) {
        return attribute.amendments().stream()
                .filter(one -> one.by().equals(amendment.kind()))
                .anyMatch(one -> amendment.values().keySet().containsAll(one.requires()));
    }
}
