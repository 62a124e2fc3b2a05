package io.shouwen.server.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the house has settled about dues beside its code.
 *
 * @param settles which due a part payment goes to first
 * @param lateRate what a day costs of the house's own bills before the first of the rates
 * @param graceDays the days of grace before it
 * @param rates what holds from a day on, by company
 */
public record CashTerms(Order settles, int lateRate, int graceDays, List<LateRate> rates) {
    public CashTerms {
        rates = List.copyOf(rates);
    }

    public CashTerms(Order settles, int lateRate, int graceDays) {
        this(settles, lateRate, graceDays, List.of());
    }

    /** Until somebody says otherwise: the oldest first, and being late costs nothing. */
    public static final CashTerms USUAL = new CashTerms(Order.OLDEST, 0, 0);

    /** The most a day of being late may cost: one in a hundred. */
    public static final int MOST_RATE = 1_000;

    /** The most days of grace. */
    public static final int MOST_GRACE = 365;

    private static final Pattern PERCENT = Pattern.compile("[0-9](\\.[0-9]{1,3})?");

    /** What holds of a company's bills, the oldest first; the first holds since ever. */
    public List<LateRate> of(String payee) {
        LateRate first =
                payee.isEmpty()
                        ? new LateRate("", LocalDate.MIN, lateRate, graceDays)
                        : new LateRate(payee, LocalDate.MIN, 0, 0);
        return Stream.concat(
                        Stream.of(first),
                        rates.stream()
                                .filter(rate -> rate.payee().equals(payee))
                                .sorted(Comparator.comparing(LateRate::from)))
                .toList();
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
