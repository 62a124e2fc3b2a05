package io.shouwen.server.ledger;

import io.shouwen.engine.score.Due.Currency;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;

/**
 * One entry of an account.
 *
 * @param amount hundredths of a point, or fen; negative takes
 * @param balance what stood on the account after it
 * @param role {@code doer} for the person found, else whose share it is
 * @param reverses the entry that it takes back
 * @param reversedBy the entry that took this one back
 * @param why how all that was due on this line then was reckoned; empty for what takes back
 */
public record Line(
        long id,
        YearMonth postedIn,
        YearMonth forPeriod,
        long finding,
        int revision,
        Settling.Reason reason,
        String role,
        Currency currency,
        long amount,
        long balance,
        OptionalLong reverses,
        OptionalLong reversedBy,
        List<Reckoned.Step> why,
        Instant at) {
    public Line {
        why = List.copyOf(why);
    }
}
