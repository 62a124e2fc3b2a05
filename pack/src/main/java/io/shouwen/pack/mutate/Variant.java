package io.shouwen.pack.mutate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A part of a rule with one thing in it changed.
 *
 * @param change what was changed, such as {@code 30 min becomes 31 min}
 * @param path where that is written, keys and numbers of items from the outside in
 */
record Variant<T>(T value, String change, List<String> path) {
    Variant {
        path = List.copyOf(path);
    }

    Variant(T value, String change) {
        this(value, change, List.of());
    }

    /** The same change seen in what the part belongs to. */
    <R> Variant<R> in(Function<T, R> whole, String... keys) {
        List<String> longer = new ArrayList<>(List.of(keys));
        longer.addAll(path);
        return new Variant<>(whole.apply(value), change, longer);
    }

    /** The variants of a part as variants of the whole. */
    static <T, R> List<Variant<R>> in(
            List<Variant<T>> variants, Function<T, R> whole, String... keys) {
        return variants.stream().map(variant -> variant.in(whole, keys)).toList();
    }

    /** A list with one item less, or with one item varied. */
    static <T> List<Variant<List<T>>> ofList(
            List<T> items,
            boolean mayBeEmpty,
            Function<T, String> without,
            Function<T, List<Variant<T>>> vary) {
        List<Variant<List<T>>> variants = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            int at = i;
            String key = Integer.toString(i);
            if (items.size() > 1 || mayBeEmpty) {
                List<T> fewer = new ArrayList<>(items);
                fewer.remove(at);
                variants.add(
                        new Variant<>(
                                List.copyOf(fewer),
                                "without " + without.apply(items.get(i)),
                                List.of(key)));
            }
            variants.addAll(in(vary.apply(items.get(i)), item -> with(items, at, item), key));
        }
        return variants;
    }

    private static <T> List<T> with(List<T> items, int at, T item) {
        List<T> changed = new ArrayList<>(items);
        changed.set(at, item);
        return List.copyOf(changed);
    }

    /** What may be missing: left out, or varied. */
    static <T> List<Variant<Optional<T>>> ofOptional(
            Optional<T> part, String name, Function<T, List<Variant<T>>> vary) {
        List<Variant<Optional<T>>> variants = new ArrayList<>();
        if (part.isPresent()) {
            variants.add(new Variant<>(Optional.empty(), "without " + name));
            variants.addAll(in(vary.apply(part.get()), Optional::of));
        }
        return variants;
    }

    /** A flag that was set, taken back; nothing was written where it is not set. */
    static List<Variant<Boolean>> ofFlag(boolean set, String name) {
        return set ? List.of(new Variant<>(false, "without " + name)) : List.of();
    }

    /** A set with one name less. */
    static <T extends Comparable<? super T>> List<Variant<Set<T>>> ofSet(
            Set<T> names, String name) {
        List<T> sorted = names.stream().sorted().toList();
        return in(
                ofList(sorted, true, one -> name + " `" + one + "`", one -> List.of()),
                Set::copyOf);
    }

    /** A number one more and one less, as far as it may go. */
    static List<Variant<Long>> ofNumber(long number, long least, long most, String name) {
        return ofNumber(number, least, most, name, Long::toString);
    }

    /** An amount that is kept in hundredths and written with decimals. */
    static List<Variant<Long>> ofHundredths(long number, long least, long most, String name) {
        return ofNumber(number, least, most, name, Variant::decimals);
    }

    /** A part of a whole, the whole being its denominator. */
    static List<Variant<Long>> ofPart(long number, long least, long whole, String name) {
        return ofNumber(
                number,
                least,
                whole,
                name,
                part -> 100 % whole == 0 ? part * (100 / whole) + "%" : part + "/" + whole);
    }

    private static String decimals(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    private static List<Variant<Long>> ofNumber(
            long number, long least, long most, String name, LongFunction<String> written) {
        List<Variant<Long>> variants = new ArrayList<>();
        for (long other : new long[] {number - 1, number + 1}) {
            if (least <= other && other <= most) {
                variants.add(
                        new Variant<>(
                                other,
                                name
                                        + " "
                                        + written.apply(number)
                                        + " becomes "
                                        + written.apply(other)));
            }
        }
        return variants;
    }

    static List<Variant<Integer>> ofNumber(int number, int least, int most, String name) {
        return in(ofNumber((long) number, least, (long) most, name), Math::toIntExact);
    }
}
