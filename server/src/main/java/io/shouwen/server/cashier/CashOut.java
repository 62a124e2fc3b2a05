package io.shouwen.server.cashier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Money that left the hall.
 *
 * @param payee the company that got it; empty for the bank
 * @param method how it lay in the safe; empty for a remittance
 * @param struck whether it was written down by mistake
 * @param from the first of the days of which a remittance settles what was collected
 * @param until the last of them
 */
public record CashOut(
        long id,
        int unit,
        LocalDate day,
        String payee,
        String method,
        long amount,
        String reference,
        int by,
        Instant at,
        boolean struck,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {}
