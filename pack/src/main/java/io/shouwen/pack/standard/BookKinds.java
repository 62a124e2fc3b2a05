package io.shouwen.pack.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.score.BookFacts;
import io.shouwen.engine.standard.Catalogue;
import io.shouwen.engine.standard.Catalogue.Field;
import io.shouwen.engine.standard.Catalogue.Type;
import io.shouwen.engine.standard.Homes;
import io.shouwen.engine.standard.Words;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of fact of a book of scores. They are always there; a code that compares more
 * attributes of them names those in its {@code facts.yaml}.
 */
public final class BookKinds {
    private static final Map<String, Field> FINDING =
            Map.of(
                    BookFacts.FINDING,
                    text(),
                    BookFacts.CLAUSE,
                    text(),
                    BookFacts.PERSON,
                    text(),
                    BookFacts.DAY,
                    field(Type.DAY),
                    "reason",
                    text());
    private static final Map<String, Field> CONFIRMED =
            Map.ofEntries(
                    Map.entry(BookFacts.EVENT, text()),
                    Map.entry(BookFacts.OCCASION, text()),
                    Map.entry(BookFacts.POINTS, field(Type.MONEY)),
                    Map.entry(BookFacts.MONEY, field(Type.MONEY)),
                    Map.entry(BookFacts.SECOND, text()),
                    Map.entry(BookFacts.STEP, text()),
                    Map.entry("unit", text()),
                    Map.entry("section", text()),
                    Map.entry("source", text()),
                    Map.entry("level", text()),
                    Map.entry("units", field(Type.WHOLE)),
                    Map.entry("intent", one("negligent", "intentional")),
                    Map.entry("fault", one("management", "employee")));

    private BookKinds() {}

    /** The kind as it reads in a code; empty if it is none of a book. */
    public static Optional<Catalogue.Kind> kind(
            FactKind kind, Catalogue catalogue, Collection<String> roles) {
        if (!BookFacts.KINDS.contains(kind)) {
            return Optional.empty();
        }
        Map<String, Field> fields = new HashMap<>(fields());
        for (String role : roles) {
            fields.put(BookFacts.holder(role), text());
            fields.put(BookFacts.share(role), field(Type.WHOLE));
        }
        Optional<Catalogue.Kind> named = catalogue.kind(kind);
        named.ifPresent(known -> fields.putAll(known.fields()));
        return Optional.of(
                new Catalogue.Kind(
                        kind,
                        named.map(Catalogue.Kind::says).orElse(new Words("", "")),
                        fields,
                        named.map(Catalogue.Kind::producers).orElse(Set.of()),
                        named.map(Catalogue.Kind::backdating).orElse(Duration.ZERO),
                        named.map(Catalogue.Kind::homes).orElse(Homes.ANYWHERE)));
    }

    /** The type that an attribute of a kind always has; empty if the code may choose it. */
    static Optional<Type> type(FactKind kind, String attribute) {
        return BookFacts.KINDS.contains(kind)
                ? Optional.ofNullable(fields().get(attribute)).map(Field::type)
                : Optional.empty();
    }

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>(FINDING);
        fields.putAll(CONFIRMED);
        return fields;
    }

    private static Field text() {
        return field(Type.TEXT);
    }

    private static Field field(Type type) {
        return new Field(type, false, Set.of());
    }

    private static Field one(String... of) {
        return new Field(Type.TEXT, false, Set.of(of));
    }
}
