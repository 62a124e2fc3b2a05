package io.shouwen.engine.judge;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attribute;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.Condition;
import io.shouwen.engine.standard.Pattern;
import io.shouwen.engine.standard.Standard;
import io.shouwen.engine.standard.Truth;

import java.time.LocalTime;
import java.util.Optional;

/** Whether a fact fits a pattern, and what its attributes are under a standard. */
final class Matching {
    private Matching() {}

    static boolean fits(Pattern pattern, Standard standard, Fact fact) {
        return pattern.kind().equals(fact.kind())
                && (pattern.unconditional()
                        || pattern.where().test(attributes(standard, fact)) == Truth.YES);
    }

    /** Whether it fits, also where nobody can tell. */
    static Fit fit(Pattern pattern, Standard standard, Fact fact) {
        if (!pattern.kind().equals(fact.kind())) {
            return Fit.NO;
        }
        if (pattern.unconditional()) {
            return Fit.YES;
        }
        Attributes attributes = attributes(standard, fact);
        return switch (pattern.where().test(attributes)) {
            case YES -> Fit.YES;
            case NO -> Fit.NO;
            case UNKNOWN -> Fit.unknown(pattern.where().missing(attributes).orElse(""));
        };
    }

    /**
     * The attributes of a fact, with the standard's defaults, its local day and minute of the day.
     */
    static Attributes attributes(Standard standard, Fact fact) {
        return name -> {
            Value value = fact.values().get(name);
            if (value != null) {
                return Optional.of(value);
            }
            if (name.equals(Condition.ReportedBetween.MINUTE_OF_DAY)) {
                LocalTime local = fact.occurredAt().atZone(standard.zone()).toLocalTime();
                return Optional.of(new Value.Whole(local.getHour() * 60L + local.getMinute()));
            }
            if (name.equals(Condition.Within.DAY)) {
                return Optional.of(
                        new Value.Day(fact.occurredAt().atZone(standard.zone()).toLocalDate()));
            }
            Attribute attribute = standard.attributes().get(name);
            return attribute == null ? Optional.empty() : attribute.otherwise();
        };
    }

    /** Equal instants never prove a wrong order, so a fact at the opening's instant may follow. */
    static boolean follows(Fact fact, Occasion occasion) {
        return !fact.occurredAt().isBefore(occasion.start())
                && !fact.id().equals(occasion.opened().id());
    }
}
