package io.shouwen.server.bill;

import io.shouwen.server.bill.NewBillRows.Known;
import io.shouwen.server.bill.NewBillRows.Named;
import io.shouwen.server.customer.Supplies;
import io.shouwen.server.masters.Column;
import io.shouwen.server.masters.Line;
import io.shouwen.server.masters.Report;
import io.shouwen.server.masters.Sheet;
import io.shouwen.server.masters.Taking;
import io.shouwen.server.organisation.OrgId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The sheet of bills: what is wrong is told by row and column, what was there before is left. */
final class BillSheet implements Taking {
    static final String NO = "no";
    static final String ACCOUNT = "account";
    static final String WHAT = "what";
    static final String PAYEE = "payee";
    static final String PERIOD = "period";
    static final String AMOUNT = "amount";
    static final String DUE = "due";

    static final Sheet SHEET =
            new Sheet(
                    "bills",
                    1,
                    false,
                    List.of(
                            Column.text(NO).must(),
                            Column.text(ACCOUNT).must(),
                            Column.word(
                                            WHAT,
                                            "cashier.what.",
                                            Arrays.stream(What.values()).map(What::word).toList())
                                    .must(),
                            Column.text(PAYEE),
                            Column.text(PERIOD),
                            Column.text(AMOUNT).must(),
                            Column.day(DUE).must()));

    private final OrgId org;
    private final int by;
    private final Bills bills;
    private final Supplies accounts;
    private final Report report;
    private final Map<String, Bills.Payee> payees;
    private final Seen seen = new Seen();
    private final Consumer<List<NewBill>> fresh;

    /** Hands on the rows that bring something new and have no problem, batch by batch. */
    BillSheet(
            OrgId org,
            int by,
            Bills bills,
            Supplies accounts,
            Consumer<List<NewBill>> fresh,
            Report report) {
        this.org = org;
        this.by = by;
        this.bills = bills;
        this.accounts = accounts;
        this.report = report;
        this.fresh = fresh;
        this.payees = bills.payees(org);
    }

    @Override
    public void lines(List<Line> batch) {
        Map<String, Long> supplies =
                accounts.numbered(org, batch.stream().map(line -> line.text(ACCOUNT)).toList());
        Map<Named, Known> known = bills.known(org, batch.stream().map(BillSheet::named).toList());
        List<NewBill> brought = new ArrayList<>();
        for (Line line : batch) {
            check(line, supplies);
            Optional<Known> before = Optional.ofNullable(known.get(named(line)));
            before.filter(_ -> !report.faulty(line))
                    .filter(one -> one.differs(Fen.read(line.text(AMOUNT)).orElseThrow()))
                    .ifPresent(_ -> report.problem(line, AMOUNT, "bill-other-amount"));
            if (!report.faulty(line) && before.isEmpty()) {
                report.added(line, line.text(NO));
                brought.add(bill(line, supplies));
            }
        }
        fresh.accept(brought);
    }

    private static Named named(Line line) {
        return new Named(line.text(PAYEE), line.text(NO));
    }

    private void check(Line line, Map<String, Long> supplies) {
        if (line.text(NO).length() > NewBill.LONGEST_NO) {
            report.problem(line, NO, "too-long");
        }
        if (!line.text(ACCOUNT).isEmpty() && !supplies.containsKey(line.text(ACCOUNT))) {
            report.problem(line, ACCOUNT, "unknown-account");
        }
        if (!line.text(PAYEE).isEmpty() && !payees.containsKey(line.text(PAYEE))) {
            report.unknown(line, PAYEE, "unknown-payee", payees.keySet());
        }
        if (!line.text(PERIOD).isEmpty() && NewBill.period(line.text(PERIOD)).isEmpty()) {
            report.problem(line, PERIOD, "not-a-month");
        }
        boolean sum =
                Fen.read(line.text(AMOUNT))
                        .filter(fen -> fen > 0 && fen <= NewBill.MOST)
                        .isPresent();
        if (!line.text(AMOUNT).isEmpty() && !sum) {
            report.problem(line, AMOUNT, "not-a-sum");
        }
        if (!line.text(NO).isEmpty() && !seen.add(line.text(PAYEE) + "\n" + line.text(NO))) {
            report.problem(line, NO, "bill-twice");
        }
    }

    private NewBill bill(Line line, Map<String, Long> supplies) {
        return new NewBill(
                line.text(NO),
                OptionalLong.of(
                        Optional.ofNullable(supplies.get(line.text(ACCOUNT))).orElseThrow()),
                OptionalInt.empty(),
                What.of(line.text(WHAT)).orElseThrow(),
                "",
                1,
                line.text(PAYEE),
                NewBill.period(line.text(PERIOD)),
                Fen.read(line.text(AMOUNT)).orElseThrow(),
                line.day(DUE).orElseThrow(),
                OptionalInt.of(by));
    }
}
