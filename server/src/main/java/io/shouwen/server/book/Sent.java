package io.shouwen.server.book;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A fact as a form sends it. */
final class Sent {
    /** Before the name of an attribute in the form. */
    static final String PREFIX = "a_";

    private final Catalogue catalogue;
    private final ZoneId zone;

    Sent(Catalogue catalogue, ZoneId zone) {
        this.catalogue = catalogue;
        this.zone = zone;
    }

    /** Nothing written is nothing told. */
    NewFact fact(String kind, String at, Map<String, String> form) {
        FactKind told = kind(kind);
        Map<String, Value> values = new HashMap<>();
        Map<String, Catalogue.Field> fields =
                catalogue.kind(told).map(Catalogue.Kind::fields).orElse(Map.of());
        fields.forEach((name, field) -> {
            String written = form.getOrDefault(PREFIX + name, "").strip();
            if (!written.isEmpty()) {
                values.put(name, value(told, name, written, field.type()));
            }
        });
        return new NewFact(told, moment(at), values, Optional.empty(), Duration.ZERO);
    }

    private static FactKind kind(String name) {
        if (name.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-fact-kind", name);
        }
        return new FactKind(name);
    }

    private Optional<Instant> moment(String at) {
        try {
            return at.isBlank() ? Optional.empty() : Optional.of(instant(at));
        } catch (DateTimeException e) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "moment-not-readable", "at", at);
        }
    }

    private Instant instant(String at) {
        return LocalDateTime.parse(at).atZone(zone).toInstant();
    }

    private Value value(FactKind kind, String name, String written, Catalogue.Type type) {
        try {
            return switch (type) {
                case TEXT -> new Value.Text(written);
                case WHOLE -> new Value.Whole(Long.parseLong(written));
                case FLAG -> new Value.Flag(written.equals("true"));
                case MOMENT -> new Value.Moment(instant(written));
                case DAY -> new Value.Day(LocalDate.parse(written));
                case MONEY ->
                        new Value.Money(new BigDecimal(written).movePointRight(2).longValueExact());
            };
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "attribute-of-wrong-type",
                    kind.name(),
                    name,
                    type.name().toLowerCase(Locale.ROOT));
        }
    }
}
