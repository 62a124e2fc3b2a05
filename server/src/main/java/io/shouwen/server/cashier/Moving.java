package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.bill.Apportion;
import io.shouwen.server.bill.Apportion.Part;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.ledger.CashLedger.Movement;
import io.shouwen.server.ledger.CashLedger.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a fact of a payment moves: the pieces of money, the bills, the accounts, the receipt. Money
 * in hand stands above zero, what it was taken for below.
 */
final class Moving {
    private static final int CENTURY = 100;

    private final JdbcClient jdbc;
    private final Bills bills;
    private final CashLedger ledger;
    private final PaymentRows rows;
    private final ReceiptRows receipts;
    private final RefundRows refunds;

    Moving(JdbcClient jdbc, Bills bills, CashLedger ledger, PaymentRows rows, RefundRows refunds) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.ledger = ledger;
        this.rows = rows;
        this.receipts = new ReceiptRows(jdbc);
        this.refunds = refunds;
    }

    /** What is left of a balance, its account kept from others until the transaction ends. */
    long balance(OrgId org, long supply, String purpose) {
        jdbc.sql("select id from supply where org = :org and id = :id for no key update")
                .param("org", org.value())
                .param("id", supply)
                .query(Long.class)
                .optional();
        return -ledger.balance(org, Balances.account(supply, purpose))
                - refunds.leaving(org, supply, purpose);
    }

    /** What cash a till holds, by the books; no money comes or goes until the transaction ends. */
    long cash(OrgId org, long till) {
        jdbc.sql("select id from till where org = :org and id = :id for no key update")
                .param("org", org.value())
                .param("id", till)
                .query(Long.class)
                .optional();
        return ledger.balance(org, inTill(till, Method.CASH));
    }

    /** Moves what a fact says, told of a payment that stands so with it. */
    void move(History after, PaymentFold fold, Fact fact) {
        OrgId org = after.org();
        switch (fact.kind().name()) {
            case "payment.opened" -> rows.keepBills(org, after.id(), fold.bills());
            case "payment.tendered" -> keep(org, after.id(), fold, fold.tenders().getLast());
            case "payment.taken" -> take(after, fold, fact);
            case "payment.declined" -> {
                keep(org, after.id(), fold, fold.tenders().getLast());
                letGo(org, after.id(), fold);
            }
            case "payment.returned" -> giveBack(after, fold, fact);
            case "receipt.issued" ->
                    receipts.stamp(org, after.id(), Math.toIntExact(Said.whole(fact, "stamps")));
            case "receipt.reprinted" -> receipts.copied(org, after.id());
            case "refund.requested" -> refunds.keep(org, after.id(), fold.lines());
            case "refund.tendered" -> keep(org, after.id(), fold, fold.tenders().getLast());
            case "refund.paid" -> refund(after, fold, fact);
            default -> {}
        }
    }

    /** Keeps the bills of a payment of which some money is there or under way from all others. */
    void hold(History after, PaymentFold fold) {
        boolean underWay = fold.taken() > 0 || fold.pending().isPresent();
        if (underWay && fold.completed().isEmpty() && !fold.bills().isEmpty()) {
            bills.hold(after.org(), after.id().value(), fold.bills());
        }
    }

    private void keep(OrgId org, SubjectId payment, PaymentFold fold, Tender tender) {
        OptionalLong till =
                tender.method() == Method.BALANCE
                        ? OptionalLong.empty()
                        : OptionalLong.of(fold.till());
        rows.keep(org, payment, till, tender);
    }

    private void letGo(OrgId org, SubjectId payment, PaymentFold fold) {
        if (fold.taken() == 0) {
            bills.release(org, payment.value(), fold.bills());
        }
    }

    private void take(History after, PaymentFold fold, Fact fact) {
        OrgId org = after.org();
        Tender tender =
                fold.tenders().stream()
                        .filter(one -> one.state() == Tender.State.TAKEN)
                        .reduce((one, other) -> other)
                        .orElseThrow();
        keep(org, after.id(), fold, tender);
        Map<Account, Long> amounts = new HashMap<>();
        add(amounts, place(fold, tender.method(), tender.reference()), tender.amount());
        Account waiting = waiting(after.id());
        if (fold.completed().isEmpty()) {
            add(amounts, waiting, -tender.amount());
        } else {
            add(amounts, waiting, fold.taken() - tender.amount());
            settle(org, after.id(), fold, amounts);
            issue(after, fold, fact);
        }
        post(
                after,
                fold,
                fact,
                "payment:%d:%d".formatted(after.id().value(), tender.n()),
                Reason.PAYMENT,
                amounts);
    }

    private void settle(
            OrgId org, SubjectId payment, PaymentFold fold, Map<Account, Long> amounts) {
        if (fold.kind() == PaymentFold.Kind.DEPOSIT) {
            add(amounts, Balances.account(fold.supply(), fold.purpose()), -fold.taken());
            return;
        }
        List<Bill> locked = bills.lock(org, fold.bills());
        List<Part> parts = Apportion.of(locked, fold.taken(), fold.day(), bills.terms(org));
        bills.settle(org, payment.value(), parts, fold.day());
        for (Part part : parts) {
            Bill bill = part.bill();
            add(amounts, income(bill.payee(), bill.what().word()), -part.principal());
            add(amounts, late(bill.payee()), -part.late());
        }
        bills.release(org, payment.value(), fold.bills());
    }

    /** A receipt of whoever took the money, or a voucher of whoever gave it back. */
    private void issue(History after, PaymentFold fold, Fact fact) {
        boolean refund = fold.kind() == PaymentFold.Kind.REFUND;
        int year = fold.day().getYear() % CENTURY;
        String series =
                refund
                        ? "R%02d-%d".formatted(year, fold.giver())
                        : "%02d-%d".formatted(year, fold.cashier());
        int number = receipts.number(after.org(), series);
        receipts.add(
                after.org(),
                new Receipt(
                        series,
                        number,
                        after.id(),
                        Math.abs(fold.taken()),
                        fact.occurredAt(),
                        0,
                        0));
    }

    private void giveBack(History after, PaymentFold fold, Fact fact) {
        int n = Math.toIntExact(Said.whole(fact, "tender"));
        Tender tender = fold.tenders().get(n - 1);
        keep(after.org(), after.id(), fold, tender);
        letGo(after.org(), after.id(), fold);
        Map<Account, Long> amounts = new HashMap<>();
        add(amounts, place(fold, tender.method(), tender.reference()), -tender.amount());
        add(amounts, waiting(after.id()), tender.amount());
        post(
                after,
                fold,
                fact,
                "returned:%d:%d".formatted(after.id().value(), n),
                Reason.RETURNED,
                amounts);
    }

    /** A piece goes back; what it was taken for is taken back once all of them have. */
    private void refund(History after, PaymentFold fold, Fact fact) {
        OrgId org = after.org();
        Payment paid = rows.find(org, fold.of().orElseThrow()).orElseThrow();
        Tender piece = fold.tenders().getLast();
        keep(org, after.id(), fold, piece);
        Map<Account, Long> amounts = new HashMap<>();
        Account from =
                piece.method() == Method.BALANCE
                        ? Balances.account(paid.supply().orElseThrow(), piece.reference())
                        : inTill(fold.till(), piece.method());
        add(amounts, from, piece.amount());
        if (paid.deposit()) {
            Account deposit = Balances.account(paid.supply().orElseThrow(), paid.purpose());
            add(amounts, deposit, -piece.amount());
        } else if (fold.completed().isEmpty()) {
            add(amounts, waiting(after.id()), -piece.amount());
        } else {
            add(amounts, waiting(after.id()), -(fold.given() + piece.amount()));
            takeBack(after, paid, fold.lines(), amounts);
        }
        if (fold.completed().isPresent()) {
            issue(after, fold, fact);
        }
        post(
                after,
                fold,
                fact,
                "refund:%d:%d".formatted(after.id().value(), piece.n()),
                Reason.REFUND,
                amounts);
    }

    private void takeBack(
            History after, Payment paid, Map<Long, Long> lines, Map<Account, Long> amounts) {
        List<Long> before = new ArrayList<>(List.of(paid.id().value()));
        refunds.of(after.org(), paid.id()).stream()
                .map(one -> one.id().value())
                .filter(id -> id != after.id().value())
                .forEach(before::add);
        List<Bills.Settled> back =
                bills.takeBack(after.org(), before, after.id().value(), lines, owed(after));
        for (Bills.Settled one : back) {
            add(amounts, income(one.payee(), one.what().word()), one.principal());
            add(amounts, late(one.payee()), one.late());
        }
    }

    private static boolean owed(History refund) {
        return PaymentFold.of(refund.facts())
                .requested()
                .map(fact -> Said.flag(fact, "owed"))
                .orElse(true);
    }

    private void post(
            History after,
            PaymentFold fold,
            Fact fact,
            String key,
            Reason reason,
            Map<Account, Long> amounts) {
        ledger.post(
                after.org(),
                new Movement(
                        key,
                        reason,
                        after.id().value(),
                        YearMonth.from(fold.day()),
                        fact.recordedAt(),
                        amounts));
    }

    private static void add(Map<Account, Long> amounts, Account account, long amount) {
        amounts.merge(account, amount, Long::sum);
    }

    private static Account place(PaymentFold fold, Method method, String reference) {
        return method == Method.BALANCE
                ? Balances.account(fold.supply(), reference)
                : inTill(fold.till(), method);
    }

    /** Where money of a method lies until the till is handed in. */
    static Account inTill(long till, Method method) {
        return Account.ofCash("till:%d:%s".formatted(till, method.word()));
    }

    /** Where the money of an unfinished payment is owed. */
    private static Account waiting(SubjectId payment) {
        return Account.ofCash("payment:" + payment.value());
    }

    /** What is owed to a company the money was collected for, or what the house has earned. */
    static Account income(String payee, String what) {
        return Account.ofCash(payee.isEmpty() ? "income:" + what : "payee:" + payee);
    }

    static Account late(String payee) {
        return Account.ofCash(payee.isEmpty() ? "late" : "payee:" + payee);
    }
}
