package io.shouwen.server.api;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.server.journal.NewFact;
import io.shouwen.server.page.Refusal;

import org.springframework.http.HttpStatus;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the attributes of a fact by the types that the catalogue gives them. */
final class FactBodyReader {
    private final Catalogue catalogue;

    FactBodyReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    NewFact read(FactBody body) {
        FactKind kind = kind(body.kind());
        Map<String, Value> values = new HashMap<>();
        Optional<Catalogue.Kind> known = catalogue.kind(kind);
        body.attributes()
                .forEach((name, node) ->
                        values.put(name, value(kind, name, node, field(known, name))));
        return new NewFact(
                kind,
                Optional.ofNullable(body.occurredAt()).map(at -> instant("occurredAt", at)),
                values,
                Optional.ofNullable(body.sourceKey()),
                body.ahead());
    }

    private static FactKind kind(String name) {
        if (name.isBlank()) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "unknown-fact-kind", name);
        }
        return new FactKind(name);
    }

    private static Optional<Field> field(Optional<Catalogue.Kind> kind, String name) {
        return kind.flatMap(known -> Optional.ofNullable(known.fields().get(name)));
    }

    private static Value value(FactKind kind, String name, JsonNode node, Optional<Field> field) {
        Catalogue.Type type = field.map(Field::type).orElse(Catalogue.Type.TEXT);
        try {
            Optional<Value> value =
                    switch (type) {
                        case TEXT ->
                                node.isString()
                                        ? Optional.of(new Value.Text(node.stringValue()))
                                        : Optional.empty();
                        case WHOLE ->
                                node.isIntegralNumber()
                                        ? Optional.of(new Value.Whole(node.longValue()))
                                        : Optional.empty();
                        case FLAG ->
                                node.isBoolean()
                                        ? Optional.of(new Value.Flag(node.booleanValue()))
                                        : Optional.empty();
                        case MOMENT ->
                                node.isString()
                                        ? Optional.of(new Value.Moment(moment(node.stringValue())))
                                        : Optional.empty();
                        case DAY ->
                                node.isString()
                                        ? Optional.of(
                                                new Value.Day(LocalDate.parse(node.stringValue())))
                                        : Optional.empty();
                        case MONEY ->
                                node.isIntegralNumber()
                                        ? Optional.of(new Value.Money(node.longValue()))
                                        : Optional.empty();
                    };
            return value.orElseThrow(() -> wrongType(kind, name, type));
        } catch (DateTimeException e) {
            throw wrongType(kind, name, type);
        }
    }

    private static Refusal wrongType(FactKind kind, String name, Catalogue.Type type) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "attribute-of-wrong-type",
                kind.name(),
                name,
                type.name().toLowerCase(Locale.ROOT));
    }

    private static Instant instant(String name, String written) {
        try {
            return moment(written);
        } catch (DateTimeException e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "moment-not-readable", name, written);
        }
    }

    private static Instant moment(String written) {
        return OffsetDateTime.parse(written).toInstant();
    }
}
