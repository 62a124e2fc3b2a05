package io.shouwen.server.cashier;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Money that left the hall.
 *
 * @param payee the company that got it; empty for the bank
 */
public record CashOut(
        long id,
        int unit,
        LocalDate day,
        String payee,
        long amount,
        String reference,
        int by,
        Instant at) {}
