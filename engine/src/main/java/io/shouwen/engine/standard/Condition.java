package io.shouwen.engine.standard;

import io.shouwen.engine.fact.Value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A small closed set of comparisons over attributes. Three-valued: an attribute that is missing
 * makes the answer {@link Truth#UNKNOWN} unless the rest decides alone.
 */
public sealed interface Condition {
    /** Holds for everything. */
    Condition ALWAYS = new All(List.of());

    Truth test(Attributes attributes);

    /** The first missing attribute that keeps the condition from being decided. */
    Optional<String> missing(Attributes attributes);

    /** Tells the names of the attributes it looks at. */
    void names(Consumer<String> reader);

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(Attributes attributes) {
            return decided(parts, attributes, Truth.NO);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return firstMissing(parts, attributes);
        }

        @Override
        public void names(Consumer<String> reader) {
            parts.forEach(part -> part.names(reader));
        }
    }

    /** At least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(Attributes attributes) {
            return decided(parts, attributes, Truth.YES);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return firstMissing(parts, attributes);
        }

        @Override
        public void names(Consumer<String> reader) {
            parts.forEach(part -> part.names(reader));
        }
    }

    /** The part does not hold. */
    record Not(Condition part) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            return part.test(attributes).not();
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return part.missing(attributes);
        }

        @Override
        public void names(Consumer<String> reader) {
            part.names(reader);
        }
    }

    /** The attribute is one of the values; a single value is plain equality. */
    record OneOf(String attribute, Set<Value> values) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        @Override
        public Truth test(Attributes attributes) {
            Optional<Value> found = attributes.of(attribute);
            return found.isEmpty() ? Truth.UNKNOWN : Truth.of(values.contains(found.get()));
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return attributes.of(attribute).isPresent() ? Optional.empty() : Optional.of(attribute);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }
    }

    /** The attribute, a count or an amount in fen, lies between the inclusive bounds. */
    record Between(String attribute, long least, long most) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            Optional<Long> found = amount(attributes);
            return found.isEmpty()
                    ? Truth.UNKNOWN
                    : Truth.of(least <= found.get() && found.get() <= most);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return amount(attributes).isPresent() ? Optional.empty() : Optional.of(attribute);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }

        private Optional<Long> amount(Attributes attributes) {
            return attributes
                    .of(attribute)
                    .flatMap(value ->
                            switch (value) {
                                case Value.Whole whole -> Optional.of(whole.count());
                                case Value.Money money -> Optional.of(money.fen());
                                case Value.Text text -> Optional.empty();
                                case Value.Flag flag -> Optional.empty();
                                case Value.Moment moment -> Optional.empty();
                                case Value.Day day -> Optional.empty();
                            });
        }
    }

    /** The attribute is there; absence is an answer here, not a gap. */
    record Present(String attribute) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            return Truth.of(attributes.of(attribute).isPresent());
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return Optional.empty();
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }
    }

    /**
     * The fact happened at a local minute of the day in [from, before): a cut-off guard (C5).
     *
     * @param fromMinute minute of the day, 0 to 1440
     * @param beforeMinute minute of the day, 0 to 1440
     */
    record ReportedBetween(int fromMinute, int beforeMinute) implements Condition {
        /** The attribute under which the judge offers the local minute of the day of a fact. */
        public static final String MINUTE_OF_DAY = "minute-of-day";

        @Override
        public Truth test(Attributes attributes) {
            return new Between(MINUTE_OF_DAY, fromMinute, beforeMinute - 1L).test(attributes);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return Optional.empty();
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(MINUTE_OF_DAY);
        }
    }

    /** One part that gives the deciding answer gives it for all; else one unknown part does. */
    private static Truth decided(List<Condition> parts, Attributes attributes, Truth deciding) {
        Truth truth = deciding.not();
        for (Condition part : parts) {
            Truth one = part.test(attributes);
            if (one == deciding) {
                return deciding;
            }
            truth = one == Truth.UNKNOWN ? one : truth;
        }
        return truth;
    }

    private static Optional<String> firstMissing(List<Condition> parts, Attributes attributes) {
        return parts.stream().flatMap(part -> part.missing(attributes).stream()).findFirst();
    }
}
