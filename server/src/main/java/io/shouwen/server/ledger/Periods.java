package io.shouwen.server.ledger;

import java.time.YearMonth;

/** Months as the database writes them: {@code 202603}. */
final class Periods {
    private Periods() {}

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth of(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
