package io.shouwen.server.cashier;

import io.shouwen.engine.standard.Words;
import io.shouwen.server.bill.Bills;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.story.ClockView;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payment as its page shows it.
 *
 * @param lines the bills, as far as they are to be paid or were
 * @param tenders the pieces of money
 * @param left what is still to be paid of what was agreed
 * @param counterfeit whether a counterfeit note waits to be replaced
 * @param instrumentBad whether an instrument was given back and no other came
 * @param receipt its number, once all is there
 * @param items what the tariff calls the charges of these bills
 * @param payees what companies are called for which the house collects
 * @param clauses what stands behind a step in the code, by fact kind
 * @param says what may be said at a step, by fact kind
 * @param unaccepted what a customer may show that a clause in force does not take, and that clause
 * @param clocks what the judge says of it: promises, and what is broken
 * @param stands whether its clock stands still, because the systems fail
 * @param returnable the bills of which some can still be given back
 * @param refundable how much of it can still be given back at all
 * @param taker who took the money, or gave it back
 */
public record PaymentView(
        Payment payment,
        Optional<Supplies.Found> account,
        List<CashDesk.Line> lines,
        List<Bills.Settled> settled,
        List<Tender> tenders,
        boolean checked,
        long left,
        boolean counterfeit,
        boolean instrumentBad,
        Optional<Tender> unknown,
        Optional<String> receipt,
        int copies,
        Map<String, Long> balances,
        Map<String, String> items,
        Map<String, String> payees,
        Map<String, String> clauses,
        Map<String, List<Words>> says,
        Map<String, String> unaccepted,
        List<Refunds.Line> returnable,
        long refundable,
        List<Payment> refunds,
        int taker,
        boolean mine,
        boolean codes,
        List<ClockView> clocks,
        boolean stands,
        Instant now) {
    public PaymentView {
        lines = List.copyOf(lines);
        settled = List.copyOf(settled);
        tenders = List.copyOf(tenders);
        returnable = List.copyOf(returnable);
        refunds = List.copyOf(refunds);
        clocks = List.copyOf(clocks);
    }

    public boolean is(String state) {
        return payment.state().equals(state);
    }

    /** The promise that runs out first, if the code makes any of it. */
    public Optional<ClockView> running() {
        return clocks.stream().filter(one -> one.runs() && one.due().isPresent()).findFirst();
    }

    /** What the tariff calls what a bill is for; empty where it prices it not. */
    public String item(Bills.Settled line) {
        return items.getOrDefault(line.charge(), line.charge());
    }

    /** For whom it was collected; empty for the house. */
    public String payee(Bills.Settled line) {
        return payees.getOrDefault(line.payee(), line.payee());
    }

    /** What a customer may show to be found by. */
    public List<String> shown() {
        return CashierKinds.SHOWN;
    }

    /** What stands behind a step. */
    public String clause(String kind) {
        return clauses.getOrDefault(kind, "");
    }

    /** What may be said at moments that these kinds of fact tell. */
    public List<Words> say(String... kinds) {
        return Arrays.stream(kinds)
                .flatMap(kind -> says.getOrDefault(kind, List.of()).stream())
                .toList();
    }
}
