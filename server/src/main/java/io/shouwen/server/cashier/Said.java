package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.Value;
import io.shouwen.server.subject.History;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The attributes of facts of the cash desk, which the journal has checked against their kinds. */
final class Said {
    private Said() {}

    static String text(Fact fact, String name) {
        return fact.value(name).orElse(new Value.Text("")) instanceof Value.Text text
                ? text.text()
                : "";
    }

    /** A count, or a sum in fen. */
    static long whole(Fact fact, String name) {
        return fact.value(name).flatMap(Value::amount).orElse(0L);
    }

    static boolean flag(Fact fact, String name) {
        return fact.value(name).filter(new Value.Flag(true)::equals).isPresent();
    }

    static Optional<Instant> moment(Fact fact, String name) {
        return fact.value(name)
                .filter(Value.Moment.class::isInstance)
                .map(Value.Moment.class::cast)
                .map(Value.Moment::at);
    }

    static LocalDate day(Fact fact) {
        return day(fact, "day").orElseThrow();
    }

    static Optional<LocalDate> day(Fact fact, String name) {
        return fact.value(name)
                .filter(Value.Day.class::isInstance)
                .map(Value.Day.class::cast)
                .map(Value.Day::date);
    }

    static Method method(Fact fact) {
        return Method.of(text(fact, "method")).orElseThrow();
    }

    /** Who told it; 0 for whoever is no person. */
    static int actor(Fact fact) {
        return fact.actor().matches("[0-9]{1,9}") ? Integer.parseInt(fact.actor()) : 0;
    }

    /** What one person asks is open until another decides. */
    static History.Holding untilDecided(History after) {
        return new History.Holding(
                after.unit(),
                Optional.empty(),
                after.facts().size() > 1
                        ? Optional.of(after.facts().getLast().occurredAt())
                        : Optional.empty());
    }
}
