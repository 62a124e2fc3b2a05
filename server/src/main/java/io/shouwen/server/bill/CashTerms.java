package io.shouwen.server.bill;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the house has settled about dues beside its code.
 *
 * @param settles which due a part payment goes to first
 * @param lateRate hundred-thousandths of what is open, for each day
 * @param graceDays days after the due day that cost nothing
 */
public record CashTerms(Order settles, int lateRate, int graceDays) {
    /** Until somebody says otherwise: the oldest first, and being late costs nothing. */
    public static final CashTerms USUAL = new CashTerms(Order.OLDEST, 0, 0);

    /** The most a day of being late may cost: one in a hundred. */
    public static final int MOST_RATE = 1_000;

    /** The most days of grace. */
    public static final int MOST_GRACE = 365;

    private static final Pattern PERCENT = Pattern.compile("[0-9](\\.[0-9]{1,3})?");

    /** What being late costs a day, in percent, as in {@code 0.05}. */
    public String latePercent() {
        BigDecimal percent = BigDecimal.valueOf(lateRate, 3).stripTrailingZeros();
        return percent.toPlainString();
    }

    /** The rate that somebody typed in percent; empty if it is none, or too much. */
    public static Optional<Integer> rate(String percent) {
        return Optional.of(percent.strip())
                .filter(typed -> PERCENT.matcher(typed).matches())
                .map(typed -> new BigDecimal(typed).movePointRight(3).intValueExact())
                .filter(rate -> rate <= MOST_RATE);
    }

    /** The order in which dues are settled. */
    public enum Order {
        OLDEST,
        SMALLEST,
        LARGEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Order> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
        }
    }
}
