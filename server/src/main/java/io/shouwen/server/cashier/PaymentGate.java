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
    /** What others may tell of a payment that is over. */
    private static final Set<FactKind> AFTERWARDS = Set.of(CashierKinds.REPRINTED);

    /** What a manager may tell of the payment of a cashier who is gone. */
    private static final Set<FactKind> ENDING = Set.of(CashierKinds.RETURNED, CashierKinds.REFUSED);

    /** What the house may tell once the gateway has answered. */
    private static final Set<FactKind> ANSWERS =
            Set.of(
                    CashierKinds.ASKED,
                    CashierKinds.TAKEN,
                    CashierKinds.RECORDED,
                    CashierKinds.DECLINED,
                    CashierKinds.REFUND_PAID);

    /** Of what a refund consists; any cashier of the hall tells it. */
    private static final Set<FactKind> OF_REFUNDS =
            Set.of(
                    CashierKinds.IDENTITY,
                    CashierKinds.FOUND,
                    CashierKinds.CONFIRMED,
                    CashierKinds.AGREED,
                    CashierKinds.REFUND_REQUESTED,
                    CashierKinds.REFUND_APPROVED,
                    CashierKinds.REFUND_DECLINED,
                    CashierKinds.REFUND_TENDERED,
                    CashierKinds.REFUND_PAID,
                    CashierKinds.UNKNOWN,
                    CashierKinds.ASKED,
                    CashierKinds.DECLINED,
                    CashierKinds.RECEIPT,
                    CashierKinds.REPRINTED,
                    CashierKinds.CLOSED,
                    CashierKinds.REFUSED);

    /** Who tells what the gateway answered when nobody was there. */
    static final String HOUSE = "house";

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
            return when(
                    before.kind() == PaymentFold.Kind.REFUND || before.completed().isEmpty(),
                    refused("payment-not-taken"));
        }
        if (before.over() && !fact.kind().equals(CashierKinds.REPRINTED)) {
            return refused("payment-over");
        }
        if (HallKinds.FAILURES.contains(fact.kind())) {
            return Optional.empty();
        }
        if (before.kind() == PaymentFold.Kind.REFUND) {
            return OF_REFUNDS.contains(fact.kind())
                    ? ofRefund(before, fact)
                    : refused("refund-not-asked");
        }
        return mayTell(before, fact) ? ofPayment(before, fact) : refused("payment-not-yours");
    }

    private static boolean mayTell(PaymentFold before, Fact fact) {
        if (before.cashier() == Said.actor(fact) || ENDING.contains(fact.kind())) {
            return true;
        }
        return fact.actor().equals(HOUSE)
                ? ANSWERS.contains(fact.kind())
                : before.over() && AFTERWARDS.contains(fact.kind());
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
            case "refund.requested",
                    "refund.approved",
                    "refund.declined",
                    "refund.tendered",
                    "refund.paid" ->
                    refused("refund-not-asked");
            default -> Optional.empty();
        };
    }

    /** The money that is put down is what is due of it; what is handed over may be more. */
    private static Optional<Refused> tendered(PaymentFold before, Fact fact) {
        long amount = Said.whole(fact, "amount");
        Method method = Said.method(fact);
        return when(before.pending().isPresent(), refused("payment-unknown"))
                .or(() -> when(!before.checked(), refused("payment-not-checked")))
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
        return before.paper().good()
                && !before.paper().bad()
                && before.paper()
                        .received()
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
            case "amount.agreed" ->
                    when(Said.whole(fact, "due") != before.due(), refused("amount-differs"));
            case "refund.tendered" -> goingBack(before, fact);
            case "refund.paid" ->
                    before.pending().isPresent() ? answered(before, fact) : goingBack(before, fact);
            case "payment.unknown", "payment.asked", "payment.declined" ->
                    when(before.pending().isEmpty(), refused("payment-not-unknown"));
            case "receipt.issued" ->
                    when(before.completed().isEmpty(), refused("refund-not-approved"));
            case "payment.closed" ->
                    when(
                            before.completed().isEmpty() || !before.receiptIssued(),
                            refused("refund-not-approved"));
            case "payment.refused" -> withdrawn(before, fact);
            default -> Optional.empty();
        };
    }

    private static Optional<Refused> goingBack(PaymentFold before, Fact fact) {
        long amount = Said.whole(fact, "amount");
        return when(
                        !before.approved() || before.completed().isPresent(),
                        refused("refund-not-approved"))
                .or(() -> when(before.pending().isPresent(), refused("payment-unknown")))
                .or(() -> when(!before.checked(), refused("payment-not-checked")))
                .or(() ->
                        when(
                                fact.kind().equals(CashierKinds.REFUND_PAID)
                                        && Said.method(fact) == Method.CODE,
                                refused("payment-not-unknown")))
                .or(() -> when(amount <= 0, refused("amount-missing")))
                .or(() -> when(amount > before.left(), refused("amount-differs")))
                .or(() ->
                        when(
                                before.till() != 0 && before.till() != Said.whole(fact, "till"),
                                refused("refund-other-till")))
                .or(() ->
                        when(
                                Said.method(fact) != Method.CASH
                                        && Said.text(fact, "reference").isBlank(),
                                refused("reference-missing")));
    }

    /** What the gateway gave back is what it was asked for. */
    private static Optional<Refused> answered(PaymentFold before, Fact fact) {
        boolean same =
                before.pending()
                        .filter(one -> one.amount() == -Said.whole(fact, "amount"))
                        .filter(one -> one.method() == Said.method(fact))
                        .filter(one -> one.givesBack() == Said.whole(fact, "tender"))
                        .isPresent();
        return when(!same, refused("payment-unknown"));
    }

    /** By whoever asked for it or approved it, as long as no money has moved. */
    private static Optional<Refused> withdrawn(PaymentFold before, Fact fact) {
        int by = Said.actor(fact);
        boolean theirs =
                before.cashier() == by
                        || before.decided().filter(one -> Said.actor(one) == by).isPresent();
        return when(!theirs, refused("refund-not-yours"))
                .or(() ->
                        when(
                                before.given() > 0 || before.pending().isPresent(),
                                refused("payment-has-money")));
    }

    private static Optional<Refused> when(boolean holds, Optional<Refused> refused) {
        return holds ? refused : Optional.empty();
    }

    private static Optional<Refused> refused(String slug) {
        return Optional.of(Refused.of(slug));
    }
}
