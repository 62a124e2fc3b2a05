package io.shouwen.server.field;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.journal.SideCourse;
import io.shouwen.server.request.RequestCourse;
import io.shouwen.server.subject.History;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;

/** No paid work that the customer has not signed the price of, whoever tells it and how. */
@Component
class PriceCourse implements SideCourse {
    @Override
    public String kind() {
        return RequestCourse.KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        long left = left(before.facts());
        for (Fact fact : more) {
            left += moved(fact);
            if (left < 0) {
                return Optional.of(Refused.of("price-not-signed"));
            }
        }
        return Optional.empty();
    }

    /** How much of what was signed has not become work yet, in fen. */
    static long left(List<Fact> facts) {
        return facts.stream().mapToLong(PriceCourse::moved).sum();
    }

    private static long moved(Fact fact) {
        if (fact.kind().equals(FieldKinds.PRICE)) {
            return fen(fact);
        }
        return fact.kind().equals(FieldKinds.PAID_WORK) ? -fen(fact) : 0;
    }

    private static long fen(Fact fact) {
        return fact.value(FieldKinds.AMOUNT).stream()
                .mapToLong(value -> value instanceof Value.Money money ? money.fen() : 0)
                .sum();
    }

    @Override
    public void keep(List<Told> told) {
        // The facts are all there is.
    }
}
