package io.shouwen.server.call;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call as its facts tell it, in whatever order they came: an exchange may tell that a call was
 * answered before it tells that it rang.
 */
final class CallFold {
    /** What names the phone that the call is at. */
    private static final Set<FactKind> AT_A_PHONE =
            Set.of(CallKinds.RUNG, CallKinds.TRANSFERRED, CallKinds.ANSWERED);

    private final History history;
    private final List<Fact> facts;

    private CallFold(History history) {
        this.history = history;
        this.facts = history.facts().stream().sorted(Fact.ORDER).toList();
    }

    static CallFold of(History history) {
        return new CallFold(history);
    }

    CallRow row() {
        Optional<Fact> answered = first(CallKinds.ANSWERED);
        Optional<Fact> rings = answered.or(() -> last(CallKinds.MISSED));
        return new CallRow(
                history.id(),
                history.unit(),
                state(),
                caller(),
                agent(),
                text(CallKinds.EXCHANGE).orElse(""),
                facts.getFirst().occurredAt(),
                answered.map(Fact::occurredAt),
                endedAt(),
                rings.flatMap(fact -> fact.value(CallKinds.RINGS))
                        .flatMap(Value::amount)
                        .map(Math::toIntExact),
                rings.flatMap(fact -> fact.value(CallKinds.ESTIMATED))
                        .filter(new Value.Flag(true)::equals)
                        .isPresent(),
                last(CallKinds.LOGGED)
                        .or(() -> last(CallKinds.DISMISSED))
                        .flatMap(
                                fact -> fact.value(CallKinds.MATTER).or(() -> fact.value("reason")))
                        .map(Value::toString)
                        .orElse(""),
                text(CallKinds.RECORDING).orElse(""));
    }

    private CallState state() {
        boolean ended = endedAt().isPresent();
        boolean byHand = text(CallKinds.EXCHANGE).isEmpty();
        if (recorded()) {
            return ended || byHand ? CallState.DONE : CallState.TALKING;
        }
        if (first(CallKinds.ANSWERED).isPresent()) {
            return ended ? CallState.WRAP_UP : CallState.TALKING;
        }
        return ended ? CallState.ABANDONED : CallState.RINGING;
    }

    /** Whether it is written down, or nothing has to be. */
    boolean recorded() {
        return first(CallKinds.LOGGED).isPresent() || first(CallKinds.DISMISSED).isPresent();
    }

    Optional<Instant> endedAt() {
        return last(CallKinds.ENDED).or(() -> last(CallKinds.MISSED)).map(Fact::occurredAt);
    }

    /** Whom the agent made out, else whom the number found. */
    Optional<Long> caller() {
        return last(CallKinds.IDENTIFIED)
                .flatMap(fact -> fact.value(CallKinds.CALLER))
                .or(() -> value(CallKinds.CALLER))
                .map(Value::toString)
                .map(Long::valueOf);
    }

    /** Whose phone it is at, or was at last. */
    Optional<Integer> agent() {
        return facts.reversed().stream()
                .filter(fact -> AT_A_PHONE.contains(fact.kind()))
                .flatMap(fact -> fact.value(CallKinds.AGENT).stream())
                .map(Value::toString)
                .map(Integer::valueOf)
                .findFirst();
    }

    /** When it last began to ring before it was answered, at this extension if it is known. */
    Optional<Instant> rangAt(Instant answered, String extension) {
        List<Fact> rung =
                facts.reversed().stream()
                        .filter(fact -> fact.kind().equals(CallKinds.RUNG))
                        .filter(fact -> !fact.occurredAt().isAfter(answered))
                        .toList();
        return rung.stream()
                .filter(fact ->
                        fact.value(CallKinds.EXTENSION)
                                .filter(new Value.Text(extension)::equals)
                                .isPresent())
                .findFirst()
                .or(() -> rung.stream().findFirst())
                .map(Fact::occurredAt);
    }

    private Optional<Fact> first(FactKind kind) {
        return facts.stream().filter(fact -> fact.kind().equals(kind)).findFirst();
    }

    private Optional<Fact> last(FactKind kind) {
        return facts.reversed().stream().filter(fact -> fact.kind().equals(kind)).findFirst();
    }

    private Optional<Value> value(String name) {
        return facts.stream().flatMap(fact -> fact.value(name).stream()).findFirst();
    }

    private Optional<String> text(String name) {
        return value(name).map(Value::toString);
    }
}
