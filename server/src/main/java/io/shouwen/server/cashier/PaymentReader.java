package io.shouwen.server.cashier;

import io.shouwen.engine.fact.Fact;
import io.shouwen.server.access.Me;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.clock.WallClock;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.hall.HallKinds;
import io.shouwen.server.judgement.Judgements;
import io.shouwen.server.offering.Asked;
import io.shouwen.server.organisation.OrgId;
import io.shouwen.server.organisation.OrgScope;
import io.shouwen.server.story.ClockView;
import io.shouwen.server.story.Clocks;
import io.shouwen.server.subject.History;
import io.shouwen.server.subject.SubjectId;
import io.shouwen.server.text.Language;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.sql.DataSource;

/** Puts together what the page of a payment shows. */
@Component
final class PaymentReader {
    private final OrgScope scope;
    private final Steps steps;
    private final Bills bills;
    private final Supplies accounts;
    private final CashDesk desk;
    private final Refunds refunds;
    private final CodePayments codes;
    private final Asked asked;
    private final Judgements judgements;
    private final Clocks clocks;
    private final WallClock clock;
    private final PaymentRows rows;
    private final ReceiptRows receipts;

    PaymentReader(
            DataSource dataSource,
            OrgScope scope,
            Steps steps,
            Bills bills,
            Supplies accounts,
            CashDesk desk,
            Refunds refunds,
            CodePayments codes,
            Asked asked,
            Judgements judgements,
            Clocks clocks,
            WallClock clock) {
        this.scope = scope;
        this.steps = steps;
        this.bills = bills;
        this.accounts = accounts;
        this.desk = desk;
        this.refunds = refunds;
        this.codes = codes;
        this.asked = asked;
        this.judgements = judgements;
        this.clocks = clocks;
        this.clock = clock;
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.rows = new PaymentRows(jdbc);
        this.receipts = new ReceiptRows(jdbc);
    }

    Optional<Payment> find(OrgId org, SubjectId payment) {
        return scope.reading(org, () -> rows.find(org, payment));
    }

    Optional<Receipt> receipt(OrgId org, SubjectId payment) {
        return scope.reading(org, () -> receipts.receipt(org, payment));
    }

    Optional<Receipt> receipt(OrgId org, String series, int number) {
        return scope.reading(org, () -> receipts.receipt(org, series, number));
    }

    PaymentView view(Me me, Payment payment, Language language) {
        OrgId org = me.org();
        History history = steps.history(org, payment.id());
        PaymentFold fold = PaymentFold.of(history.facts());
        Instant now = clock.now();
        Optional<Supplies.Found> account =
                payment.supply().isPresent()
                        ? accounts.of(org, payment.supply().getAsLong())
                        : Optional.empty();
        Optional<Receipt> receipt = receipt(org, payment.id());
        boolean open = fold.state() == PaymentFold.State.OPEN;
        List<Bills.Settled> settled =
                payment.refund()
                        ? refunds.taken(org, payment)
                        : bills.settled(org, List.of(payment.id().value()));
        List<Payment> standing = refunds.of(org, payment.id());
        return new PaymentView(
                payment,
                account,
                desk.lines(
                        org,
                        payment.unit(),
                        bills.find(org, fold.bills()),
                        payment.day(),
                        language == Language.EN),
                settled,
                fold.tenders(),
                fold.checked(),
                fold.left(),
                fold.counterfeit(),
                fold.paper().bad(),
                fold.pending(),
                receipt.map(Receipt::name),
                receipt.map(Receipt::copies).orElse(0),
                open && payment.supply().isPresent()
                        ? desk.balances(org, payment.supply().getAsLong())
                        : Map.of(),
                items(payment, settled, org, language),
                payees(org, settled, language),
                asked.clauses(org, payment.unit()),
                asked.says(org, payment.unit()),
                open && !fold.checked() ? unaccepted(org, payment.unit()) : Map.of(),
                payment.refund() ? List.of() : refunds.lines(org, payment.id()),
                payment.refund() ? 0 : payment.taken() - asked(standing),
                standing,
                fold.giver() == 0 ? payment.cashier() : fold.giver(),
                payment.cashier() == me.person(),
                codes.offered(),
                judged(history, now, language, me.zone()),
                stands(history),
                now);
    }

    private Map<String, String> unaccepted(OrgId org, int unit) {
        return asked.unaccepted(org, unit, CashierKinds.IDENTITY, "by", CashierKinds.SHOWN);
    }

    private static boolean stands(History history) {
        return history.facts().stream()
                .filter(fact -> HallKinds.FAILURES.contains(fact.kind()))
                .max(Fact.ORDER)
                .filter(last -> last.kind().equals(HallKinds.DOWN))
                .isPresent();
    }

    private Map<String, String> items(
            Payment payment, List<Bills.Settled> settled, OrgId org, Language language) {
        return settled.stream()
                .map(Bills.Settled::charge)
                .filter(charge -> !charge.isEmpty())
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                charge ->
                                        desk.item(
                                                org,
                                                payment.unit(),
                                                charge,
                                                language == Language.EN)));
    }

    private Map<String, String> payees(OrgId org, List<Bills.Settled> settled, Language language) {
        Map<String, Bills.Payee> payees = bills.payees(org);
        return settled.stream()
                .map(Bills.Settled::payee)
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                code -> CashDesk.payee(payees, code, language == Language.EN)));
    }

    private static long asked(List<Payment> refunds) {
        return refunds.stream().mapToLong(Payment::due).sum();
    }

    /** Its promises as the judge sees them, and what is broken of everything else. */
    private List<ClockView> judged(History history, Instant now, Language language, ZoneId zone) {
        return scope
                .reading(
                        history.org(),
                        () -> clocks.of(history, judgements.assess(history, now), language, zone))
                .stream()
                .filter(one ->
                        one.due().isPresent() || Set.of("broken", "breached").contains(one.state()))
                .filter(one -> !one.state().equals("void"))
                .toList();
    }
}
