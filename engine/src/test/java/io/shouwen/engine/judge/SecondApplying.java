package io.shouwen.engine.judge;

import static io.shouwen.engine.standard.NaiveCondition.YES;
import static io.shouwen.engine.standard.NaiveCondition.answer;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The second judge on whether a clause ever applied to what an opening fact says. */
final class SecondApplying {
    private final Standard standard;
    private final List<Fact> facts;
    private Optional<Fact> applied = Optional.empty();
    private Optional<Fact> left = Optional.empty();

    SecondApplying(Standard standard, List<Fact> facts) {
        this.standard = standard;
        this.facts = facts;
    }

    /** The amendment since which it applies, if it did not from the first. */
    Optional<Fact> applied() {
        return applied;
    }

    /** The amendment since which it does not apply any more. */
    Optional<Fact> left() {
        return left;
    }

    /** Follows the attributes through the amendments in the order in which they were told. */
    boolean ever(Condition where, Map<String, Value> values, Predicate<Fact> follows) {
        boolean applies = answer(where, values).equals(YES);
        boolean ever = applies;
        List<Fact> told = new ArrayList<>(facts);
        told.removeIf(follows.negate());
        told.sort(Comparator.comparing(Fact::recordedAt));
        for (Fact fact : told) {
            for (Attribute attribute : standard.attributes().values()) {
                attribute.amendments().stream()
                        .filter(one -> one.by().equals(fact.kind()))
                        .filter(one -> fact.values().keySet().containsAll(one.requires()))
                        .flatMap(one -> fact.value(attribute.name()).stream())
                        .forEach(value -> values.put(attribute.name(), value));
            }
            boolean then = answer(where, values).equals(YES);
            if (then != applies) {
                applied = then ? Optional.of(fact) : applied;
                left = then ? Optional.empty() : Optional.of(fact);
            }
            applies = then;
            ever |= then;
        }
        return ever;
    }
}
