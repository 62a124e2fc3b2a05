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
    private static final int LONGEST_KEY = 500;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Wellformed() {}

    /** Two commands without a key of their own would be taken for one. */
    static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY && keepable(key);
    }

    static Optional<Refused> refuse(NewFact told) {
        if (told.occurredAt().filter(Wellformed::outside).isPresent()) {
            return refused("moment-out-of-range", told.kind().name(), "occurred_at");
        }
        for (Map.Entry<String, Value> entry : new TreeMap<>(told.values()).entrySet()) {
            Optional<Refused> refused =
                    refuse(told.kind().name(), entry.getKey(), entry.getValue());
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refuse(String kind, String name, Value value) {
        return switch (value) {
            case Value.Text text when text.text().length() > LONGEST_TEXT ->
                    refused("text-too-long", kind, name);
            case Value.Text text when !keepable(text.text()) ->
                    refused("character-not-allowed", kind, name);
            case Value.Moment moment when outside(moment.at()) ->
                    refused("moment-out-of-range", kind, name);
            case Value.Day day when outside(day.date()) ->
                    refused("moment-out-of-range", kind, name);
            case Value.Text _,
                    Value.Moment _,
                    Value.Day _,
                    Value.Whole _,
                    Value.Flag _,
                    Value.Money _ ->
                    Optional.empty();
        };
    }

    private static Optional<Refused> refused(String problem, String kind, String name) {
        return Optional.of(Refused.of(problem, kind, name));
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
