package io.shouwen.engine.fact;

import static io.shouwen.engine.check.Checks.checkArgument;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, once, at an instant, about a subject, by an actor. Never changed, never
 * deleted. Its times are cut to the {@link Grain}.
 *
 * @param occurredAt when it happened, as claimed by whoever tells it
 * @param recordedAt when the database took it; appointments, excuses and notices are compared by
 *     it, everything else by {@code occurredAt}
 * @param actor the id of the person or device that did it; empty when nobody is known
 */
public record Fact(
        FactId id,
        Subject subject,
        FactKind kind,
        Instant occurredAt,
        Instant recordedAt,
        String actor,
        Standing standing,
        Map<String, Value> values) {

    /** The one order of a history: when it happened, then when it was recorded, then the id. */
    public static final Comparator<Fact> ORDER = Fact::compareInOrder;

    public Fact {
        checkArgument(
                !kind.aboutFacts() || namesFact(values),
                "a %s fact names the fact it speaks of",
                kind);
        occurredAt = Grain.of(occurredAt);
        recordedAt = Grain.of(recordedAt);
        values = Map.copyOf(values);
    }

    private static boolean namesFact(Map<String, Value> values) {
        return values.get(FactKind.NAMED_FACT) instanceof Value.Text name && !name.text().isBlank();
    }

    private static int compareInOrder(Fact one, Fact other) {
        int order = one.occurredAt.compareTo(other.occurredAt);
        if (order == 0) {
            order = one.recordedAt.compareTo(other.recordedAt);
        }
        return order != 0 ? order : one.id.compareTo(other.id);
    }

    /** The attribute of that name, if the fact has it. */
    public Optional<Value> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The fact that a strike, an acceptance or a refusal speaks of. */
    public FactId namedFact() {
        return new FactId(value(FactKind.NAMED_FACT).map(Value::toString).orElseThrow());
    }

    /** The first instant at which somebody asking could know of it: it happened and was told. */
    public Instant knownFrom() {
        return recordedAt.isAfter(occurredAt) ? recordedAt : occurredAt;
    }
}
