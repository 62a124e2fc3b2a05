package io.shouwen.server.inspection;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws items by a seed, each with a chance that grows with its weight, none twice. An item's place
 * is the time after which a clock of its weight rings, by a number that the seed and the item alone
 * give: whoever knows the seed can draw again, and nobody who does not can choose.
 */
final class Lot {
    /** The most items of one sheet. */
    static final int MOST = 20;

    private static final int BITS = 52;
    private static final double RANGE = StrictMath.scalb(1.0, BITS);

    private Lot() {}

    /** The items that come first, at most as many as wanted, in the order of the draw. */
    static List<String> draw(SortedMap<String, Long> weights, String seed, int wanted) {
        Map<String, Double> rings = new TreeMap<>();
        weights.forEach((item, weight) -> rings.put(item, ring(seed, item, weight)));
        return rings.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Double>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(Math.clamp(wanted, 0, MOST))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double ring(String seed, String item, long weight) {
        if (weight < 1) {
            throw new IllegalArgumentException("A weight is at least 1, but this is " + weight);
        }
        return -StrictMath.log(number(seed, item)) / weight;
    }

    /** Evenly between 0 and 1, neither of them included. */
    private static double number(String seed, String item) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((seed + "/" + item).getBytes(StandardCharsets.UTF_8));
            BigInteger first = new BigInteger(1, hash).shiftRight(256 - BITS);
            return (first.doubleValue() + 0.5) / RANGE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
