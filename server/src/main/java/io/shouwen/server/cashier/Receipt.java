package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;

/**
 * A receipt, or the voucher of a refund.
 *
 * @param series one for each year and cashier
 * @param amount in fen
 * @param copies how often it was printed again
 */
record Receipt(
        String series,
        int number,
        SubjectId payment,
        long amount,
        Instant issuedAt,
        int stamps,
        int copies) {
    String name() {
        return name(series, number);
    }

    static String name(String series, int number) {
        return "%s-%06d".formatted(series, number);
    }
}
