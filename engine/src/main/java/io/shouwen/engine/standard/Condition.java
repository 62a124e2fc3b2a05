package io.shouwen.engine.standard;

import io.shouwen.engine.fact.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A small closed set of comparisons over attributes. Three-valued: an attribute that is missing
 * makes the answer {@link Truth#UNKNOWN} unless the rest decides alone.
 */
public sealed interface Condition {
    /** Holds for everything. */
    Condition ALWAYS = new All(List.of());

    Truth test(Attributes attributes);

    /**
     * The first attribute, missing or of another type, that keeps the condition from being decided;
     * there is one if and only if the answer is {@link Truth#UNKNOWN}.
     */
    Optional<String> missing(Attributes attributes);

    /** Tells the names of the attributes it looks at. */
    void names(Consumer<String> reader);

    /** Tells what it compares attributes with. */
    void references(Consumer<Reference> reader);

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
            return firstMissing(this, parts, attributes);
        }

        @Override
        public void names(Consumer<String> reader) {
            parts.forEach(part -> part.names(reader));
        }

        @Override
        public void references(Consumer<Reference> reader) {
            parts.forEach(part -> part.references(reader));
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
            return firstMissing(this, parts, attributes);
        }

        @Override
        public void names(Consumer<String> reader) {
            parts.forEach(part -> part.names(reader));
        }

        @Override
        public void references(Consumer<Reference> reader) {
            parts.forEach(part -> part.references(reader));
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

        @Override
        public void references(Consumer<Reference> reader) {
            part.references(reader);
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

        @Override
        public void references(Consumer<Reference> reader) {}
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

        @Override
        public void references(Consumer<Reference> reader) {}

        private Optional<Long> amount(Attributes attributes) {
            return attributes.of(attribute).flatMap(Value::amount);
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

        @Override
        public void references(Consumer<Reference> reader) {}
    }

    /** The attribute equals what it is compared with (S21). */
    record Equal(String attribute, Reference to) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            return sides(attributes).compare(Value::equals);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return sides(attributes).missing();
        }

        private Sides<Value> sides(Attributes attributes) {
            return Sides.of(attribute, to, attributes, Optional::of);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }

        @Override
        public void references(Consumer<Reference> reader) {
            reader.accept(to);
        }
    }

    /**
     * The count or amount is not more, or not less, than what it is compared with (D22).
     *
     * @param most not more; else not less
     */
    record Bounded(String attribute, Reference to, boolean most) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            return sides(attributes)
                    .compare((found, other) -> most ? found <= other : found >= other);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return sides(attributes).missing();
        }

        private Sides<Long> sides(Attributes attributes) {
            return Sides.of(attribute, to, attributes, Value::amount);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }

        @Override
        public void references(Consumer<Reference> reader) {
            reader.accept(to);
        }
    }

    /** The count or amount differs by at most so many percent of what it is compared with (D4). */
    record Near(String attribute, Reference to, long percent) implements Condition {
        @Override
        public Truth test(Attributes attributes) {
            return sides(attributes).compare(this::near);
        }

        private boolean near(long found, long other) {
            BigInteger reference = BigInteger.valueOf(other);
            BigInteger off = BigInteger.valueOf(found).subtract(reference).abs();
            BigInteger allowed = reference.abs().multiply(BigInteger.valueOf(percent));
            return off.multiply(BigInteger.valueOf(100)).compareTo(allowed) <= 0;
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return sides(attributes).missing();
        }

        private Sides<Long> sides(Attributes attributes) {
            return Sides.of(attribute, to, attributes, Value::amount);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }

        @Override
        public void references(Consumer<Reference> reader) {
            reader.accept(to);
        }
    }

    /**
     * The fact happened no later than so many months, then days, after the day in this attribute: a
     * warranty (S13).
     */
    record Within(String attribute, int months, int days) implements Condition {
        /** The attribute under which the judge offers the local day of a fact. */
        public static final String DAY = "day-of-fact";

        @Override
        public Truth test(Attributes attributes) {
            if (!(attributes.of(attribute).orElse(null) instanceof Value.Day from)
                    || !(attributes.of(DAY).orElse(null) instanceof Value.Day day)) {
                return Truth.UNKNOWN;
            }
            return Truth.of(!day.date().isAfter(from.date().plusMonths(months).plusDays(days)));
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return Stream.of(attribute, DAY)
                    .filter(name -> !(attributes.of(name).orElse(null) instanceof Value.Day))
                    .findFirst();
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(attribute);
        }

        @Override
        public void references(Consumer<Reference> reader) {}
    }

    /**
     * The fact happened at a local minute of the day in [from, before): a cut-off guard (C5).
     *
     * @param fromMinute minute of the day, 0 to 1440
     * @param beforeMinute minute of the day, 0 to 1440
     */
    record ReportedBetween(int fromMinute, int beforeMinute) implements Condition {
        /**
         * The attribute under which the judge offers the local minute of the day of a fact; named
         * as a code writes it, because a breach is told by this name.
         */
        public static final String MINUTE_OF_DAY = "time-of-day";

        @Override
        public Truth test(Attributes attributes) {
            return minutes().test(attributes);
        }

        @Override
        public Optional<String> missing(Attributes attributes) {
            return minutes().missing(attributes);
        }

        private Between minutes() {
            return new Between(MINUTE_OF_DAY, fromMinute, beforeMinute - 1L);
        }

        @Override
        public void names(Consumer<String> reader) {
            reader.accept(MINUTE_OF_DAY);
        }

        @Override
        public void references(Consumer<Reference> reader) {}
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

    /** A part that is decided lacks nothing, and so does a whole that its parts decide. */
    private static Optional<String> firstMissing(
            Condition whole, List<Condition> parts, Attributes attributes) {
        if (whole.test(attributes) != Truth.UNKNOWN) {
            return Optional.empty();
        }
        return parts.stream()
                .filter(part -> part.test(attributes) == Truth.UNKNOWN)
                .flatMap(part -> part.missing(attributes).stream())
                .findFirst();
    }
}
