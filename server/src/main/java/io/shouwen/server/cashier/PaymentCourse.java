package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.bill.CashTerms;
import io.shouwen.server.journal.Course;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import javax.sql.DataSource;

/**
 * The course of a payment or a refund. Bills, balances and tills are looked at under their locks
 * before anything is written, and moved in the same transaction: what was taken is settled.
 */
@Component
public final class PaymentCourse implements Course {
    public static final String KIND = "payment";

    private final Bills bills;
    private final PaymentRows rows;
    private final RefundRows refunds;
    private final TillRows tills;
    private final Moving moving;

    public PaymentCourse(DataSource dataSource, Bills bills, CashLedger ledger) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.bills = bills;
        this.rows = new PaymentRows(jdbc);
        this.refunds = new RefundRows(jdbc);
        this.tills = new TillRows(jdbc);
        this.moving = new Moving(jdbc, bills, ledger, rows, refunds);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Refused> refuse(History before, List<Fact> more) {
        PaymentFold fold = PaymentFold.of(before.facts());
        for (Fact fact : more) {
            Optional<Refused> refused =
                    PaymentGate.refuse(fold, fact).or(() -> standing(before, fold, fact));
            if (refused.isPresent()) {
                return refused;
            }
            fold.apply(fact);
        }
        return Optional.empty();
    }

    /** What depends on more than the payment itself. */
    private Optional<Refused> standing(History before, PaymentFold fold, Fact fact) {
        OrgId org = before.org();
        return switch (fact.kind().name()) {
            case "payment.opened" -> {
                PaymentFold opening = PaymentFold.of(List.of(fact));
                yield opening.kind() == PaymentFold.Kind.REFUND
                        ? Optional.empty()
                        : today(org, opening.till(), fact).or(() -> known(org, opening));
            }
            case "payment.tendered", "payment.taken" ->
                    (begun(fold)
                                    ? till(org, fold.till(), fold.cashier())
                                    : today(org, fold.till(), fact))
                            .or(() -> owed(org, before.id(), fold))
                            .or(() -> balance(org, fold, fact));
            case "invoice.requested" ->
                    Said.whole(fact, "amount") == rows.own(org, before.id())
                            ? Optional.empty()
                            : Optional.of(Refused.of("amount-differs"));
            case "refund.requested" -> refundable(org, fold, fact);
            case "refund.tendered" -> payable(org, fold, fact);
            case "refund.paid" ->
                    fold.pending().isPresent() ? Optional.empty() : payable(org, fold, fact);
            default -> Optional.empty();
        };
    }

    /** Whether some of its money is there or under way: it is brought to its end. */
    private static boolean begun(PaymentFold fold) {
        return fold.taken() > 0 || fold.pending().isPresent();
    }

    /** Nothing begins at a till of another day. */
    private Optional<Refused> today(OrgId org, long till, Fact fact) {
        return till(org, till, Said.actor(fact))
                .or(() ->
                        tills.share(org, till)
                                .filter(one -> !tills.today(org, one.day(), fact.occurredAt()))
                                .map(_ -> Refused.of("till-of-another-day")));
    }

    /** Money comes and goes through the till that its cashier has open. */
    private Optional<Refused> till(OrgId org, long till, int cashier) {
        boolean open =
                tills.share(org, till)
                        .filter(one -> one.state().equals(Till.OPEN))
                        .filter(one -> one.cashier() == cashier)
                        .isPresent();
        return open ? Optional.empty() : Optional.of(Refused.of("till-not-open"));
    }

    private Optional<Refused> known(OrgId org, PaymentFold opening) {
        boolean all = bills.find(org, opening.bills()).size() == opening.bills().size();
        return all ? Optional.empty() : Optional.of(Refused.of("bill-not-known"));
    }

    /** Whether as much is still owed as was agreed, and nobody's money for it is under way. */
    private Optional<Refused> owed(OrgId org, SubjectId payment, PaymentFold fold) {
        if (fold.kind() == PaymentFold.Kind.DEPOSIT) {
            return Optional.empty();
        }
        List<Bill> locked = bills.lock(org, fold.bills());
        boolean held =
                locked.stream()
                        .anyMatch(bill ->
                                bill.heldBy().isPresent()
                                        && bill.heldBy().getAsLong() != payment.value());
        if (held) {
            return Optional.of(Refused.of("bill-held"));
        }
        CashTerms terms = bills.terms(org);
        long due = locked.stream().mapToLong(bill -> bill.due(fold.day(), terms)).sum();
        return due < fold.agreed().orElse(0L)
                ? Optional.of(Refused.of("bill-settled"))
                : Optional.empty();
    }

    private Optional<Refused> balance(OrgId org, PaymentFold fold, Fact fact) {
        if (Said.method(fact) != Method.BALANCE) {
            return Optional.empty();
        }
        String purpose = fold.pending().map(Tender::reference).orElse(Said.text(fact, "reference"));
        boolean fits =
                purpose.equals(Balances.ANY)
                        || bills.find(org, fold.bills()).stream()
                                .allMatch(bill -> bill.what().word().equals(purpose));
        boolean enough =
                fits
                        && fold.supply() != 0
                        && moving.balance(org, fold.supply(), purpose)
                                >= Said.whole(fact, "amount");
        return enough ? Optional.empty() : Optional.of(Refused.of("balance-too-small"));
    }

    private Optional<Refused> refundable(OrgId org, PaymentFold fold, Fact fact) {
        Optional<Payment> of =
                SubjectId.parse(Said.text(fact, "of"))
                        .flatMap(id -> rows.lock(org, id))
                        .filter(one -> !one.refund())
                        .filter(one ->
                                one.is(PaymentFold.State.TAKEN)
                                        || one.is(PaymentFold.State.CLOSED));
        if (of.isEmpty()) {
            return Optional.of(Refused.of("payment-not-taken"));
        }
        long asked = refunds.of(org, of.get().id()).stream().mapToLong(Payment::due).sum();
        boolean fits =
                Said.whole(fact, "amount") == fold.due() && asked + fold.due() <= of.get().taken();
        return fits ? lines(org, of.get(), fact) : Optional.of(Refused.of("refund-too-large"));
    }

    /** What is taken back of each bill is what the payment settled of it and still has. */
    private Optional<Refused> lines(OrgId org, Payment paid, Fact fact) {
        Map<Long, Long> lines = RefundLines.read(Said.text(fact, "lines"));
        if (paid.deposit()) {
            return lines.isEmpty() ? Optional.empty() : Optional.of(Refused.of("bill-not-known"));
        }
        if (lines.isEmpty()) {
            return Optional.of(Refused.of("refund-lines-missing"));
        }
        Map<Long, Long> left = refunds.left(org, paid.id());
        boolean fit =
                lines.entrySet().stream()
                        .allMatch(line ->
                                line.getValue() > 0
                                        && line.getValue() <= left.getOrDefault(line.getKey(), 0L));
        long sum = lines.values().stream().mapToLong(Long::longValue).sum();
        return fit && sum == Said.whole(fact, "amount")
                ? Optional.empty()
                : Optional.of(Refused.of("refund-too-large"));
    }

    /** Money goes back the way it came, and no more of it than came that way. */
    private Optional<Refused> payable(OrgId org, PaymentFold fold, Fact fact) {
        Payment paid = rows.lock(org, fold.of().orElseThrow()).orElseThrow();
        Method method = Said.method(fact);
        long amount = Said.whole(fact, "amount");
        boolean fits =
                refunds.pieces(org, paid.id()).stream()
                        .filter(piece -> piece.tender().n() == Said.whole(fact, "tender"))
                        .anyMatch(piece ->
                                piece.tender().method() == method && piece.left() >= amount);
        if (!fits) {
            return Optional.of(Refused.of("refund-other-way"));
        }
        if (!paid.deposit() && fold.lines().isEmpty()) {
            return Optional.of(Refused.of("refund-lines-missing"));
        }
        boolean spent =
                paid.deposit()
                        && moving.balance(org, paid.supply().orElse(0), paid.purpose()) < amount;
        if (spent) {
            return Optional.of(Refused.of("balance-too-small"));
        }
        long till = Said.whole(fact, "till");
        return (fold.given() > 0 ? till(org, till, Said.actor(fact)) : today(org, till, fact))
                .or(() ->
                        method == Method.CASH && moving.cash(org, till) < amount
                                ? Optional.of(Refused.of("till-short-of-cash"))
                                : Optional.empty());
    }

    @Override
    public History.Holding holding(History after) {
        return new History.Holding(
                after.unit(), Optional.empty(), PaymentFold.of(after.facts()).closedAt());
    }

    @Override
    public void keep(List<Told> told) {
        for (Told one : told) {
            History after = one.after();
            PaymentFold fold = PaymentFold.of(after.facts());
            rows.keep(after.org(), payment(after, fold));
            PaymentFold step =
                    PaymentFold.of(
                            after.facts().stream()
                                    .filter(fact -> !one.more().contains(fact))
                                    .toList());
            for (Fact fact : one.more()) {
                step.apply(fact);
                moving.move(after, step, fact);
            }
            moving.hold(after, fold);
        }
    }

    private static Payment payment(History history, PaymentFold fold) {
        return new Payment(
                history.id(),
                history.unit(),
                fold.cashier(),
                optional(fold.till()),
                fold.kind().word(),
                fold.what(),
                fold.purpose(),
                optional(fold.supply()),
                fold.ticket(),
                fold.state().word(),
                fold.due(),
                fold.agreed().orElse(0L),
                fold.kind() == PaymentFold.Kind.REFUND ? 0 : fold.taken(),
                fold.change(),
                optional(fold.paper().holder()),
                fold.of(),
                fold.requested().map(fact -> Said.flag(fact, "owed")).orElse(true),
                fold.requested().map(fact -> Said.text(fact, "reason")).orElse(""),
                fold.decided().map(fact -> optional(Said.actor(fact))).orElse(OptionalLong.empty()),
                fold.day(),
                fold.openedAt(),
                fold.completed().map(Fact::occurredAt),
                fold.closedAt());
    }

    private static OptionalLong optional(long id) {
        return id == 0 ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
