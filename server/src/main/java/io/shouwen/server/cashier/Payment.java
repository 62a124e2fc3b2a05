package io.shouwen.server.cashier;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A payment or a refund as its row tells it, in fen.
 *
 * @param purpose what a deposit is for
 * @param holder who handed an instrument over, among the personal values
 * @param of the payment that a refund gives back
 * @param owed whether what a refund gives back is owed again
 */
public record Payment(
        SubjectId id,
        int unit,
        int cashier,
        OptionalLong till,
        String kind,
        String what,
        String purpose,
        OptionalLong supply,
        String ticket,
        String state,
        long due,
        long agreed,
        long taken,
        long change,
        OptionalLong holder,
        Optional<SubjectId> of,
        boolean owed,
        String reason,
        OptionalLong decidedBy,
        LocalDate day,
        Instant openedAt,
        Optional<Instant> takenAt,
        Optional<Instant> closedAt) {
    public String number() {
        return id.number();
    }

    public boolean refund() {
        return of.isPresent();
    }

    /** Whether it was paid ahead of any bill. */
    boolean deposit() {
        return kind.equals(PaymentFold.Kind.DEPOSIT.word());
    }

    /** Whether the bank took it back of itself: it stands in a correction, and no till gave it. */
    public boolean bounced() {
        return refund() && is(PaymentFold.State.CLOSED) && till.isEmpty();
    }

    /** What it comes to: what was taken, or what is given back. */
    public long sum() {
        return refund() ? due : taken;
    }

    boolean is(PaymentFold.State one) {
        return state.equals(one.word());
    }
}
