package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.bill.Bill;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.cashier.Correction.Target;
import io.shouwen.server.journal.Outcome.Refused;
import io.shouwen.server.ledger.Account;
import io.shouwen.server.ledger.CashLedger;
import io.shouwen.server.ledger.CashLedger.Movement;
import io.shouwen.server.ledger.CashLedger.Reason;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a correction moves once it is approved, and whether it still fits. What statements speak of
 * is looked at under the lock of the hall's statements.
 */
final class Mending {
    private final Bills bills;
    private final CashLedger ledger;
    private final StatementRows statements;
    private final OursRows ours;
    private final TillRows tills;
    private final PaymentRows payments;

    Mending(JdbcClient jdbc, Bills bills, CashLedger ledger) {
        this.bills = bills;
        this.ledger = ledger;
        this.statements = new StatementRows(jdbc);
        this.ours = new OursRows(jdbc);
        this.tills = new TillRows(jdbc);
        this.payments = new PaymentRows(jdbc);
    }

    Optional<Refused> unfit(OrgId org, int unit, Target target) {
        statements.hold(unit);
        return switch (target.what()) {
            case PAIR -> line(org, unit, target).or(() -> pair(org, unit, target));
            case LINE -> line(org, unit, target);
            case SHORT -> lost(org, unit, target);
            case BOUNCED -> bounced(org, unit, target);
            case OUT -> struck(org, unit, target);
            case SLIP -> slip(org, target);
            case DAY -> day(org, unit, target.day().orElseThrow());
        };
    }

    private Optional<Refused> line(OrgId org, int unit, Target target) {
        return statements
                .line(org, unit, target.statement(), target.line())
                .filter(one -> one.amount() == target.amount())
                .map(_ -> Optional.<Refused>empty())
                .orElseGet(() -> refused("statement-line-settled"));
    }

    private Optional<Refused> pair(OrgId org, int unit, Target target) {
        Optional<Ours> one = ours.unseen(org, Set.of(unit), target);
        if (one.isEmpty()) {
            return refused("ours-settled");
        }
        Statement.Line line =
                statements.line(org, unit, target.statement(), target.line()).orElseThrow();
        boolean same =
                one.get().amount() == line.amount()
                        && Channel.of(line.channel()).orElseThrow().tellsOf(one.get());
        return same ? Optional.empty() : refused("amount-differs");
    }

    /** What is given up was handed in; a remittance that was not made is struck instead. */
    private Optional<Refused> lost(OrgId org, int unit, Target target) {
        Optional<Ours> lost =
                ours.unseen(org, Set.of(unit), target)
                        .filter(one -> one.amount() == target.amount())
                        .filter(one -> !one.carried() || one.deposit());
        return lost.isPresent() ? locked(org, unit, lost.get().day()) : refused("ours-settled");
    }

    private Optional<Refused> locked(OrgId org, int unit, LocalDate day) {
        return tills.locked(org, unit, day).isPresent()
                ? Optional.empty()
                : refused("cash-day-not-locked");
    }

    private Optional<Refused> bounced(OrgId org, int unit, Target target) {
        Optional<Payment> paid =
                payments.lock(org, new SubjectId(target.payment()))
                        .filter(one -> one.unit() == unit && !one.refund());
        Optional<Tender> paper =
                payments.tenders(org, List.of(target.payment())).stream()
                        .filter(one -> one.n() == target.tender() && one.method().paper())
                        .filter(one -> one.state() == Tender.State.TAKEN)
                        .filter(one -> one.amount() == target.amount())
                        .findFirst();
        boolean left =
                paid.isPresent()
                        && paper.isPresent()
                        && paid.get().takenAt().isPresent()
                        && Refunds.ways(payments, org, paid.get().id())
                                        .getOrDefault(paper.get().method(), 0L)
                                >= target.amount();
        return left ? locked(org, unit, paid.orElseThrow().day()) : refused("instrument-not-taken");
    }

    private Optional<Refused> struck(OrgId org, int unit, Target target) {
        tills.holdDays(unit);
        return ours.unseen(org, Set.of(unit), target)
                .filter(one -> one.amount() == target.amount())
                .filter(one -> one.method().equals("remittance") || method(org, one).isPresent())
                .map(_ -> Optional.<Refused>empty())
                .orElseGet(() -> refused("ours-settled"));
    }

    private Optional<Method> method(OrgId org, Ours deposit) {
        return Method.of(tills.out(org, deposit.id()).method());
    }

    private Optional<Refused> slip(OrgId org, Target target) {
        return bills.lock(org, List.of(target.bill())).stream()
                .filter(Bill::untouched)
                .filter(bill -> bill.supply().isEmpty() && bill.amount() == target.amount())
                .findFirst()
                .map(_ -> Optional.<Refused>empty())
                .orElseGet(() -> refused("bill-touched"));
    }

    /** A day is opened again only while nothing follows from it. */
    private Optional<Refused> day(OrgId org, int unit, LocalDate day) {
        tills.holdDays(unit);
        if (tills.locked(org, unit, day).isEmpty()) {
            return refused("cash-day-not-locked");
        }
        boolean follows =
                tills.outs(org, unit, day).stream().anyMatch(out -> !out.struck())
                        || statements.any(org, unit, day);
        return follows ? refused("cash-day-settled") : Optional.empty();
    }

    private static Optional<Refused> refused(String slug) {
        return Optional.of(Refused.of(slug));
    }

    /** Does what was approved; told of a correction that is approved with it. */
    void carryOut(History after, Fact asked, Fact approved) {
        OrgId org = after.org();
        int unit = after.unit();
        Target target = CorrectionCourse.target(asked);
        Map<Account, Long> amounts = new HashMap<>();
        switch (target.what()) {
            case PAIR -> {
                Ours paired = ours.unseen(org, Set.of(unit), target).orElseThrow();
                statements.pair(org, target, paired);
                ours.seen(org, target.statement());
                arrive(unit, paired, amounts);
            }
            case LINE -> {
                statements.explain(org, target, Said.text(asked, "reason"));
                move(amounts, Account.ofCash("difference"), CashDayCourse.bank(), target.amount());
            }
            case SHORT -> {
                Ours lost = ours.unseen(org, Set.of(unit), target).orElseThrow();
                ours.giveUp(org, lost, after.id().value(), false);
                move(amounts, place(unit, lost), Account.ofCash("difference"), lost.amount());
            }
            case BOUNCED -> bounce(after, asked, approved, target, amounts);
            case OUT -> strike(after, target, amounts);
            case SLIP -> bills.withdraw(org, target.bill());
            case DAY -> tills.reopen(org, unit, target.day().orElseThrow());
        }
        ledger.post(
                org,
                new Movement(
                        "correction:" + after.id().value(),
                        Reason.CORRECTED,
                        after.id().value(),
                        YearMonth.from(Said.day(approved)),
                        approved.recordedAt(),
                        amounts));
    }

    /** What a statement speaks of goes from the safe to the bank, unless it went before. */
    static void arrive(int unit, Ours ours, Map<Account, Long> amounts) {
        if (!ours.carried()) {
            move(amounts, place(unit, ours), CashDayCourse.bank(), ours.amount());
        }
    }

    private static Account place(int unit, Ours ours) {
        return ours.carried()
                ? CashDayCourse.bank()
                : TillCourse.inSafe(unit, Method.of(ours.method()).orElseThrow());
    }

    private static void move(Map<Account, Long> amounts, Account from, Account to, long amount) {
        amounts.merge(from, -amount, Long::sum);
        amounts.merge(to, amount, Long::sum);
    }

    /**
     * What the instrument paid is owed again, as by a refund that the bank made of itself. A
     * balance that was spent meanwhile stands below zero then: the customer owes it.
     */
    private void bounce(
            History after, Fact asked, Fact approved, Target target, Map<Account, Long> amounts) {
        OrgId org = after.org();
        Payment paid = payments.find(org, new SubjectId(target.payment())).orElseThrow();
        Tender paper =
                payments.tenders(org, List.of(target.payment())).stream()
                        .filter(one -> one.n() == target.tender())
                        .findFirst()
                        .orElseThrow();
        List<Long> before =
                Stream.concat(
                                Stream.of(paid.id()),
                                payments.refunds(org, paid.id()).stream().map(Payment::id))
                        .map(SubjectId::value)
                        .toList();
        payments.keep(org, refund(after, asked, approved, paid, target.amount()));
        payments.keep(
                org,
                after.id(),
                OptionalLong.empty(),
                new Tender(
                        1,
                        paper.method(),
                        -target.amount(),
                        paper.reference(),
                        Tender.State.TAKEN,
                        approved.occurredAt()));
        amounts.merge(CashDayCourse.bank(), -target.amount(), Long::sum);
        if (paid.kind().equals(PaymentFold.Kind.DEPOSIT.word())) {
            Account balance = Balances.account(paid.supply().orElseThrow(), paid.purpose());
            amounts.merge(balance, target.amount(), Long::sum);
            return;
        }
        for (Bills.Settled one :
                bills.takeBack(org, before, after.id().value(), target.amount(), true)) {
            amounts.merge(
                    Moving.income(one.payee(), one.what().word()), one.principal(), Long::sum);
            amounts.merge(Moving.late(one.payee()), one.late(), Long::sum);
        }
    }

    private static Payment refund(
            History after, Fact asked, Fact approved, Payment paid, long amount) {
        return new Payment(
                after.id(),
                after.unit(),
                Said.actor(asked),
                OptionalLong.empty(),
                PaymentFold.Kind.REFUND.word(),
                paid.what(),
                "",
                paid.supply(),
                "",
                PaymentFold.State.CLOSED.word(),
                amount,
                0,
                0,
                0,
                OptionalLong.empty(),
                Optional.of(paid.id()),
                true,
                Said.text(asked, "reason"),
                OptionalLong.of(Said.actor(approved)),
                Said.day(approved),
                asked.occurredAt(),
                Optional.of(approved.occurredAt()),
                Optional.of(approved.occurredAt()));
    }

    private void strike(History after, Target target, Map<Account, Long> amounts) {
        OrgId org = after.org();
        CashOut out = tills.out(org, target.out());
        Ours struck = ours.unseen(org, Set.of(after.unit()), target).orElseThrow();
        ours.giveUp(org, struck, after.id().value(), true);
        if (out.payee().isEmpty()) {
            Account safe = TillCourse.inSafe(after.unit(), Method.of(out.method()).orElseThrow());
            move(amounts, CashDayCourse.bank(), safe, out.amount());
        } else {
            move(amounts, Moving.income(out.payee(), ""), CashDayCourse.bank(), out.amount());
        }
    }
}
