package io.shouwen.server.cashier;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A file of a bank, a card company or a wallet that was read.
 *
 * @param open its lines that do not agree and nobody settled
 */
public record Statement(
        long id, int unit, String channel, LocalDate day, int lines, int by, Instant at, int open) {
    /**
     * A line that does not agree with ours and nobody settled.
     *
     * @param payment the number of the payment that has its reference and another amount
     */
    public record Line(
            int n, String reference, long amount, String state, String payment, String channel) {}
}
