package io.shouwen.server.request;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * By when the house itself wants a request to be done. An approved extension moves it; clauses of
 * the code move only if the code says so.
 *
 * @param first as it was at first; the date of the extension where nothing was settled before
 * @param due as it is
 */
public record InternalDue(Instant first, Instant due) {
    private static final FactKind EXTENDED = new FactKind("extension.approved");

    /** After these facts; none where the house settled nothing and nobody extended. */
    static Optional<InternalDue> of(List<Fact> counted, Optional<Instant> settled) {
        Optional<InternalDue> due = settled.map(at -> new InternalDue(at, at));
        for (Fact fact : counted) {
            Optional<Instant> until = fact.kind().equals(EXTENDED) ? until(fact) : Optional.empty();
            if (until.isPresent()) {
                Instant first = due.map(InternalDue::first).orElse(until.get());
                due = Optional.of(new InternalDue(first, until.get()));
            }
        }
        return due;
    }

    private static Optional<Instant> until(Fact fact) {
        return fact.value(RequestKinds.UNTIL)
                .filter(Value.Moment.class::isInstance)
                .map(value -> ((Value.Moment) value).at());
    }

    public boolean moved() {
        return !first.equals(due);
    }
}
