package io.shouwen.server.complaint;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.SubjectId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is complained about, as far as anybody knows.
 *
 * @param person whom; empty if no person is named
 * @param unit the unit, or that of the person when it was told; empty if nobody knows
 * @param about the request in which it happened
 */
public record Concern(Optional<Integer> person, Optional<Integer> unit, Optional<SubjectId> about) {
    /** Nobody knows. */
    public static final Concern UNKNOWN =
            new Concern(Optional.empty(), Optional.empty(), Optional.empty());

    Map<String, Value> values() {
        Map<String, Value> values = new HashMap<>();
        person.ifPresent(id -> values.put(ComplaintKinds.AGAINST, id(id)));
        unit.ifPresent(id -> values.put(ComplaintKinds.CONCERNED, id(id)));
        about.ifPresent(id -> values.put(ComplaintKinds.ABOUT, new Value.Text(id.number())));
        return values;
    }

    private static Value id(int id) {
        return new Value.Text(Integer.toString(id));
    }

    static Concern of(Fact fact) {
        return new Concern(
                number(fact, ComplaintKinds.AGAINST),
                number(fact, ComplaintKinds.CONCERNED),
                fact.value(ComplaintKinds.ABOUT).map(Value::toString).flatMap(SubjectId::parse));
    }

    static Optional<Integer> number(Fact fact, String attribute) {
        return fact.value(attribute)
                .map(Value::toString)
                .filter(id -> id.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf);
    }
}
