package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.LocalDate;
import java.util.Set;

/**
 * Something of ours that a statement may speak of: a piece of money of a payment, or money that
 * left the hall.
 *
 * @param out whether it left the hall
 * @param id of the payment, or of what left
 * @param n the piece of the payment; 0 for what left
 * @param method by which it was paid; deposit or remittance for what left
 * @param amount in fen, as the other side sees it: below zero for what we gave
 */
public record Ours(
        int unit,
        boolean out,
        long id,
        int n,
        String method,
        String reference,
        long amount,
        LocalDate day) {
    private static final Set<String> CARRIED =
            Set.of("deposit", "remittance", Method.CHEQUE.word(), Method.INSTRUMENT.word());

    /** Where a page of pieces ended. */
    record After(long id, int n) {}

    /** Whether it is in the bank's account already, so that a statement only says so too. */
    boolean carried() {
        return CARRIED.contains(method);
    }

    /** Whether it is a deposit slip. */
    boolean deposit() {
        return method.equals("deposit");
    }

    /** The number of its payment; empty for what left. */
    public String payment() {
        return out ? "" : new SubjectId(id).number();
    }

    /** As a form names it. */
    public String key() {
        return (out ? "out." : "payment.") + id + "." + n;
    }
}
