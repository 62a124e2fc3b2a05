package io.shouwen.server.bill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A due that comes in.
 *
 * @param no its number at whoever bills it; of one payee there is one of it
 * @param supply the account, or empty for a payment slip, which has the unit that made it
 */
public record NewBill(
        String no,
        OptionalLong supply,
        OptionalInt unit,
        What what,
        String charge,
        int quantity,
        String payee,
        Optional<YearMonth> period,
        long amount,
        LocalDate dueDay,
        OptionalInt madeBy) {
    /** The most that one bill may come to: ten million yuan. */
    public static final long MOST = 1_000_000_000L;

    /** The longest number of a bill. */
    public static final int LONGEST_NO = 40;

    /** A month that somebody wrote, as in 2026-10; empty if it is none. */
    static Optional<YearMonth> period(String written) {
        try {
            return Optional.of(YearMonth.parse(written))
                    .filter(month -> month.getYear() >= 1900 && month.getYear() <= 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
