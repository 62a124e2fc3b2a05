package io.shouwen.pack.log;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactId;
import io.shouwen.engine.fact.Standing;
import io.shouwen.engine.fact.Subject;
import io.shouwen.engine.fact.Value;
import io.shouwen.pack.mapping.Mapping.AttributeRule;
import io.shouwen.pack.mapping.Mapping.FactRule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads facts back from bytes: the line, then the instant, then the number of the rule and what the
 * rule tells. Without an id of the log's own, a fact is named by its place in the case.
 */
final class FactCodec {
    private static final List<FactId> PLACES = new ArrayList<>();

    static {
        for (int place = 0; place < 256; place++) {
            PLACES.add(named(place));
        }
    }

    private final List<FactRule> rules;
    private final FactBytes.Reader in;
    private long line;
    private long at;
    private int rule;

    FactCodec(List<FactRule> rules, byte[] bytes) {
        this.rules = rules;
        this.in = new FactBytes.Reader(bytes);
    }

    /** Goes to a record; true when it holds the other system's verdict and not a fact. */
    boolean opensOther(int place) {
        in.moveTo(place);
        line = in.count();
        at = in.whole();
        rule = (int) in.count();
        return rule == 0;
    }

    /** The other system's verdict that was opened. */
    LogCase.Other other() {
        Optional<Instant> due =
                at == Moments.NONE ? Optional.empty() : Optional.of(Moments.instant(at));
        return new LogCase.Other(in.text(), due);
    }

    /** The fact that was opened. */
    LogCase.Entry entry(Subject subject, int placeInCase) {
        FactRule told = rules.get(rule - 1);
        Instant occurred = Moments.instant(at);
        Instant recorded = in.one() == 0 ? occurred : Moments.instant(in.whole());
        String id = in.text();
        String person = in.text();
        String unit = in.text();
        Fact fact =
                new Fact(
                        id.isEmpty() ? byPlace(placeInCase) : new FactId(id),
                        subject,
                        told.kind(),
                        occurred,
                        recorded,
                        person,
                        Standing.COUNTED,
                        values(told));
        return new LogCase.Entry(fact, unit, line);
    }

    long line(int place) {
        in.moveTo(place);
        return in.count();
    }

    private static FactId byPlace(int place) {
        return place < PLACES.size() ? PLACES.get(place) : named(place);
    }

    /** Wide enough that the order of names is the order of places. */
    private static FactId named(int place) {
        return new FactId("#%06d".formatted(place + 1));
    }

    private Map<String, Value> values(FactRule rule) {
        if (rule.attributes().isEmpty()) {
            return Map.of();
        }
        Map<String, Value> values = new HashMap<>();
        for (AttributeRule attribute : rule.attributes()) {
            if (in.one() != 0) {
                values.put(attribute.name(), value(attribute));
            }
        }
        return values;
    }

    private Value value(AttributeRule attribute) {
        return switch (attribute.type()) {
            case TEXT -> new Value.Text(in.text());
            case FLAG -> new Value.Flag(in.one() != 0);
            case MOMENT -> new Value.Moment(Moments.instant(in.whole()));
            case DAY -> new Value.Day(LocalDate.ofEpochDay(in.whole()));
            case WHOLE -> new Value.Whole(in.whole());
            case MONEY -> new Value.Money(in.whole());
        };
    }
}
