package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.engine.fact.FactKind;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.invoice.InvoiceKinds;
import io.shouwen.server.journal.Outcome.Refused;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What may follow what in a payment, whatever code is adopted. */
final class PaymentGate {
    /** What any cashier of the hall may tell of another's payment. */
    private static final Set<FactKind> ANYBODYS =
            Set.of(
                    CashierKinds.REPRINTED,
                    CashierKinds.REFUND_APPROVED,
                    CashierKinds.REFUND_DECLINED,
                    CashierKinds.REFUND_PAID,
                    CashierKinds.CLOSED,
                    CashierKinds.REFUSED);

    private PaymentGate() {}

    static Optional<Refused> refuse(PaymentFold before, Fact fact) {
        if (fact.kind().aboutFacts()) {
            return refused("payment-stands");
        }
        if (fact.kind().equals(CashierKinds.OPENED)) {
            return when(before.isOpened(), refused("already-open"));
        }
        if (!before.isOpened()) {
            return refused("not-opened");
        }
        if (before.over() && CashierKinds.ofRating(fact.kind())) {
            return Optional.empty();
        }
        if (InvoiceKinds.ALL.contains(fact.kind())) {
            return when(before.completed().isEmpty(), refused("payment-not-taken"));
        }
        if (before.over() && !fact.kind().equals(CashierKinds.REPRINTED)) {
            return refused("payment-over");
        }
        if (HallKinds.FAILURES.contains(fact.kind())) {
            return Optional.empty();
        }
        boolean theirs = before.cashier() == Said.actor(fact);
        boolean refund = before.kind() == PaymentFold.Kind.REFUND;
        if (!theirs && !(ANYBODYS.contains(fact.kind()) && (refund || before.over()))) {
            return refused("payment-not-yours");
        }
        return refund ? ofRefund(before, fact) : ofPayment(before, fact);
    }

    private static Optional<Refused> ofPayment(PaymentFold before, Fact fact) {
        return switch (fact.kind().name()) {
            case "amount.agreed" ->
                    when(!before.tenders().isEmpty(), refused("payment-agreed"))
                            .or(() ->
                                    when(Said.whole(fact, "due") <= 0, refused("amount-missing")));
            case "payment.tendered" -> tendered(before, fact);
            case "payment.taken" -> taken(before, fact);
            case "payment.recorded" ->
                    when(
                            Said.text(fact, "instrument").isBlank()
                                    && Said.method(fact) != Method.CASH,
                            refused("reference-missing"));
            case "payment.unknown", "payment.asked", "payment.declined" ->
                    when(before.pending().isEmpty(), refused("payment-not-unknown"));
            case "payment.returned" -> returned(before, fact);
            case "receipt.issued" ->
                    when(before.completed().isEmpty(), refused("payment-not-taken"));
            case "change.given" ->
                    when(
                            before.completed().isEmpty()
                                    || Said.whole(fact, "amount") != before.change(),
                            refused("payment-not-taken"));
            case "payment.closed" ->
                    when(
                            before.completed().isEmpty()
                                    || !before.receiptIssued()
                                    || !before.changeGiven(),
                            refused("payment-not-taken"));
            case "payment.refused" ->
                    when(
                            before.taken() > 0 || before.pending().isPresent(),
                            refused("payment-has-money"));
            case "refund.requested", "refund.approved", "refund.declined", "refund.paid" ->
                    refused("refund-not-asked");
            default -> Optional.empty();
        };
    }

    /** The money that is put down is what is due of it; what is handed over may be more. */
    private static Optional<Refused> tendered(PaymentFold before, Fact fact) {
        long amount = Said.whole(fact, "amount");
        boolean checked = before.identity() && before.matched() && before.agreed().isPresent();
        Method method = Said.method(fact);
        return when(before.pending().isPresent(), refused("payment-unknown"))
                .or(() -> when(!checked, refused("payment-not-checked")))
                .or(() -> when(amount <= 0, refused("amount-missing")))
                .or(() ->
                        when(
                                amount > before.left() || amount != Said.whole(fact, "due"),
                                refused("amount-differs")))
                .or(() ->
                        when(
                                method != Method.CASH && Said.text(fact, "reference").isBlank(),
                                refused("reference-missing")))
                .or(() ->
                        when(
                                method == Method.BALANCE
                                        && before.kind() == PaymentFold.Kind.DEPOSIT,
                                refused("balance-into-itself")))
                .or(() ->
                        when(
                                method.paper() && !instrumentFits(before, fact),
                                refused("instrument-not-good")));
    }

    private static boolean instrumentFits(PaymentFold before, Fact tendered) {
        Instant now = tendered.occurredAt();
        return before.instrumentGood()
                && !before.instrumentBad()
                && before.instrument()
                        .filter(one -> Said.whole(one, "amount") == Said.whole(tendered, "amount"))
                        .filter(one ->
                                Said.text(one, "number").equals(Said.text(tendered, "reference")))
                        .flatMap(one -> Said.moment(one, "valid_until"))
                        .filter(until -> !until.isBefore(now))
                        .isPresent();
    }

    private static Optional<Refused> taken(PaymentFold before, Fact fact) {
        Optional<Tender> tender = before.pending();
        if (tender.filter(
                        one ->
                                one.amount() == Said.whole(fact, "amount")
                                        && one.method().word().equals(Said.text(fact, "method")))
                .isEmpty()) {
            return refused("amount-differs");
        }
        if (tender.get().method() != Method.CASH) {
            return Optional.empty();
        }
        long lacking = tender.get().amount() - before.cashAtHand();
        return when(before.counterfeit(), refused("cash-counterfeit"))
                .or(() -> when(!before.cashVerified(), refused("cash-not-verified")))
                .or(() -> when(lacking > 0, refused("cash-short")));
    }

    private static Optional<Refused> returned(PaymentFold before, Fact fact) {
        long n = Said.whole(fact, "tender");
        boolean there =
                before.completed().isEmpty()
                        && before.tenders().stream()
                                .anyMatch(tender ->
                                        tender.n() == n
                                                && tender.state() == Tender.State.TAKEN
                                                && tender.amount() == Said.whole(fact, "amount")
                                                && tender.method() == Said.method(fact));
        return when(!there, refused("payment-not-taken"));
    }

    private static Optional<Refused> ofRefund(PaymentFold before, Fact fact) {
        return switch (fact.kind().name()) {
            case "refund.requested" ->
                    when(before.requested().isPresent(), refused("already-open"))
                            .or(() ->
                                    when(
                                            Said.whole(fact, "amount") <= 0,
                                            refused("amount-missing")));
            case "refund.approved", "refund.declined" ->
                    when(
                                    before.requested().isEmpty() || before.decided().isPresent(),
                                    refused("refund-decided"))
                            .or(() ->
                                    when(
                                            before.cashier() == Said.actor(fact),
                                            refused("refund-second-person")));
            case "refund.paid" ->
                    when(
                                    !before.approved() || before.paid().isPresent(),
                                    refused("refund-not-approved"))
                            .or(() ->
                                    when(
                                            Said.whole(fact, "amount") != before.due(),
                                            refused("amount-differs")))
                            .or(() ->
                                    when(
                                            Said.method(fact) != Method.CASH
                                                    && Said.text(fact, "reference").isBlank(),
                                            refused("reference-missing")));
            case "payment.closed" -> when(before.paid().isEmpty(), refused("refund-not-approved"));
            case "payment.refused" -> when(before.paid().isPresent(), refused("payment-has-money"));
            case "payment.tendered", "payment.taken", "receipt.issued" ->
                    refused("refund-not-asked");
            default -> Optional.empty();
        };
    }

    private static Optional<Refused> when(boolean holds, Optional<Refused> refused) {
        return holds ? refused : Optional.empty();
    }

    private static Optional<Refused> refused(String slug) {
        return Optional.of(Refused.of(slug));
    }
}
