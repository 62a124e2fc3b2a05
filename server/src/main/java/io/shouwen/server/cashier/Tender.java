package io.shouwen.server.cashier;

import java.time.Instant;
import java.util.Locale;

/**
 * One piece of money of a payment.
 *
 * @param n its place in the payment, from one
 * @param amount in fen; below zero where it is given back
 * @param reference the slip of a card, the number of an instrument, the bank's of a transfer, ours
 *     of a payment code, what a balance is for
 * @param givesBack of a refund, the piece of the payment that it gives back; otherwise 0
 */
public record Tender(
        int n,
        Method method,
        long amount,
        String reference,
        int givesBack,
        State state,
        Instant at) {
    /** What became of it. */
    public enum State {
        /** Nobody has said yet whether it is paid. */
        UNKNOWN,
        TAKEN,
        DECLINED,
        RETURNED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    Tender as(State now) {
        return new Tender(n, method, amount, reference, givesBack, now, at);
    }
}
