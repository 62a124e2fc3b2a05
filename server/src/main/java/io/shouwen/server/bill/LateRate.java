package io.shouwen.server.bill;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a day of being late costs, from a day on.
 *
 * @param payee the company whose bills it is for; empty for the house's own
 * @param rate hundred-thousandths of what is open, for each day
 * @param graceDays days after the due day that cost nothing, of bills that fall due from then on
 */
public record LateRate(String payee, LocalDate from, int rate, int graceDays) {
    /** What a day costs, in percent, as in {@code 0.05}. */
    public String percent() {
        return BigDecimal.valueOf(rate, 3).stripTrailingZeros().toPlainString();
    }
}
