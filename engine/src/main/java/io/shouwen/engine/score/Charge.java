package io.shouwen.engine.score;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Attributes;
import io.shouwen.engine.standard.ClauseId;
import io.shouwen.engine.standard.Standard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One person in one confirmed finding.
 *
 * @param code the version in force on its day that has the clause (C33); empty if there is none
 */
record Charge(
        String finding,
        ClauseId clause,
        String person,
        LocalDate day,
        boolean reward,
        Fact fact,
        Optional<Standard> code)
        implements Attributes {
    /** By the day of what happened, then in the order of the facts that confirmed it. */
    static final Comparator<Charge> ORDER =
            Comparator.comparing(Charge::day)
                    .thenComparing(Charge::fact, Fact.ORDER)
                    .thenComparing(Charge::person);

    @Override
    public Optional<Value> of(String name) {
        return name.equals(BookFacts.PERSON)
                ? Optional.of(new Value.Text(person))
                : fact.value(name);
    }

    Optional<String> text(String name) {
        return of(name).map(Value::toString).filter(text -> !text.isBlank());
    }

    /** A count or an amount; empty if there is none, or none that can be. */
    OptionalLong amount(String name) {
        return switch (fact.value(name).orElse(null)) {
            case Value.Whole whole when whole.count() >= 0 -> OptionalLong.of(whole.count());
            case Value.Money money when money.fen() >= 0 -> OptionalLong.of(money.fen());
            case null, default -> OptionalLong.empty();
        };
    }

    Optional<String> holder(String role) {
        return text(BookFacts.holder(role));
    }

    /** The event, or where none is named the finding itself. */
    String event() {
        return text(BookFacts.EVENT).map(event -> "event " + event).orElse("finding " + finding);
    }

    /** The occasion, or where none is named the finding itself. */
    String occasion() {
        return text(BookFacts.OCCASION).map(one -> "occasion " + one).orElse("finding " + finding);
    }
}
