package io.shouwen.server.journal;

import io.shouwen.engine.fact.Value;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the database can keep, whatever the catalogue says. */
final class Wellformed {
    private static final int LONGEST_TEXT = 4_000;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Wellformed() {}

    static Optional<Refused> refuse(NewFact told) {
        if (told.occurredAt().filter(Wellformed::outside).isPresent()) {
            return Optional.of(
                    Refused.of("moment-out-of-range", told.kind().name(), "occurred_at"));
        }
        for (Map.Entry<String, Value> entry : new TreeMap<>(told.values()).entrySet()) {
            Optional<String> problem = problem(entry.getValue());
            if (problem.isPresent()) {
                return Optional.of(Refused.of(problem.get(), told.kind().name(), entry.getKey()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(Value value) {
        return switch (value) {
            case Value.Text text when text.text().length() > LONGEST_TEXT ->
                    Optional.of("text-too-long");
            case Value.Text text when !keepable(text.text()) ->
                    Optional.of("character-not-allowed");
            case Value.Moment moment when outside(moment.at()) ->
                    Optional.of("moment-out-of-range");
            case Value.Day day when outside(day.date()) -> Optional.of("moment-out-of-range");
            case Value.Text _,
                    Value.Moment _,
                    Value.Day _,
                    Value.Whole _,
                    Value.Flag _,
                    Value.Money _ ->
                    Optional.empty();
        };
    }

    private static boolean outside(Instant at) {
        return at.isBefore(EARLIEST) || at.isAfter(LATEST);
    }

    private static boolean outside(LocalDate day) {
        return day.getYear() < 1900 || day.getYear() > 2200;
    }

    /** No NUL, which the database refuses, and no half of a surrogate pair, which is no text. */
    private static boolean keepable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF));
    }
}
