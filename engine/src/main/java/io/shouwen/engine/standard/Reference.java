package io.shouwen.engine.standard;

import io.shouwen.engine.fact.FactKind;
import io.shouwen.engine.fact.Value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an attribute is compared with. */
public sealed interface Reference {
    /** The kind of the other fact whose attribute is meant; empty where no other fact is. */
    Optional<FactKind> of();

    /**
     * An attribute of the fact itself, or of the last earlier fact of a kind, such as the amount of
     * the bill that a payment is for (S21).
     */
    record ToAttribute(Optional<FactKind> of, String attribute) implements Reference {
        @Override
        public String toString() {
            return of.map(kind -> attribute + " of " + kind).orElse(attribute);
        }
    }

    /** A value of another document, by its edition in force on the day of the fact (D22). */
    record ToEdition(Edited<Value> value) implements Reference {
        @Override
        public Optional<FactKind> of() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * What one value of another document is, edition by edition. A reference that names an edition
     * has only that one, in force since ever.
     *
     * @param document the name of the document
     * @param name the name of the value in it
     * @param editions by the first day in force
     */
    record Edited<T>(String document, String name, List<Edition<T>> editions) {
        public Edited {
            editions = List.copyOf(editions);
        }

        /** The value on a day; empty before the first edition and where the edition has none. */
        public Optional<T> on(LocalDate day) {
            Optional<T> found = Optional.empty();
            for (Edition<T> edition : editions) {
                found = edition.from().isAfter(day) ? found : edition.value();
            }
            return found;
        }

        @Override
        public String toString() {
            return name + " of " + document;
        }
    }

    /**
     * One edition.
     *
     * @param name as it is cited, such as a year
     * @param from the first day in force
     * @param value what it says; empty where it says nothing of that
     */
    record Edition<T>(String name, LocalDate from, Optional<T> value) {}
}
